/** Hears of markup that comes late, or that is marked late. `more`: attributes to watch besides. */
export const watchMarkup = (callback: () => void, more: readonly string[] = []): MutationObserver => {
  const observer = new MutationObserver(callback);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-sayso', 'type', ...more] });
  return observer;
};
