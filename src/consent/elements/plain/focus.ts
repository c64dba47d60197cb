/** Where focus goes when what had it disappears: nobody should be thrown back to the top of the page. */

/** Focuses an element that focus may not rest on by itself, without scrolling the reader away. */
export const focusOn = (element: HTMLElement): void => {
  element.focus({ preventScroll: true });
  if ((element.getRootNode() as Document).activeElement === element) return;
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
};

/** Gives focus back to where it came from, else to the start of the page's content. */
export const giveFocusBack = (before: Element | null | undefined): void => {
  const target =
    before instanceof HTMLElement && before.isConnected && before !== document.body
      ? before
      : document.querySelector<HTMLElement>('main, [role=main], article, h1');
  if (target !== null) focusOn(target);
};
