/** Registration, apart from the class: importing a class has no effect, importing `define/…` has just this one. */

/**
 * Registers an element once. A second copy of the library on the same page keeps the first one's class and says so, because
 * two half-updated copies are the hardest bug to find.
 */
export const define = (tag: string, element: CustomElementConstructor): void => {
  // Lit brings a stand-in for customElements to Node; registering there would look like success.
  if (typeof document === 'undefined') throw new Error(`sayso [needs-browser] <${tag}> is registered in a page: import define/… only in code that runs there. The class alone imports anywhere.`);
  const present = customElements.get(tag);
  if (present === undefined) customElements.define(tag, element);
  else if (present !== element) {
    import('./defined-twice.js').then(
      ({ sayDefinedTwice }) => sayDefinedTwice(tag),
      () => undefined,
    );
  }
};
