/** The language that stands nearest to an element, and a way to hear when it changes. No Lit. */

/** The nearest `lang` up through shadow roots; '' where the page names none. */
export const languageOf = (element: Element): string => {
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    const speaking = at.closest('[lang]');
    if (speaking) return speaking.getAttribute('lang') ?? '';
  }
  return '';
};

type Listener = () => void;
const listeners = new Set<Listener>();
let observer: MutationObserver | undefined;

/** Calls back whenever any `lang` or `dir` attribute of the document changes, until the returned function is called. */
export const onLanguageChange = (listener: Listener): (() => void) => {
  listeners.add(listener);
  observer ??= new MutationObserver(() => {
    for (const each of [...listeners]) each();
  });
  observer.observe(document, { attributes: true, attributeFilter: ['lang', 'dir'], subtree: true });
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
};
