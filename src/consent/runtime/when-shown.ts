/** Prerendered pages: nothing is read, shown, stored or sent before they are really visited. */

/** Calls back once the page is really shown: at once, except while it is prerendered. */
export const whenShown = (callback: () => void): void => {
  if ((document as { readonly prerendering?: boolean }).prerendering === true) document.addEventListener('prerenderingchange', () => callback(), { once: true });
  else callback();
};
