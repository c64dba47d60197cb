/** Hears of markup that comes late, or that is marked late. */
export const watchMarkup = (callback: () => void): MutationObserver => {
  const observer = new MutationObserver(callback);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-sayso', 'data-src', 'type'] });
  return observer;
};
