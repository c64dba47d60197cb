/** Where focus goes when what had it disappears: nobody should be thrown back to the top of the page. */

/** Gives focus back to where it came from, else to the start of the page's content; nothing scrolls. */
export const giveFocusBack = (before: Element | null | undefined): void => {
  const back = before instanceof HTMLElement && before.isConnected && before !== document.body;
  const target = back ? before : document.querySelector<HTMLElement>('main,[role=main],article,h1');
  if (!target) return;
  if (!back && !target.hasAttribute('tabindex')) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus({ preventScroll: true });
};
