/** Light or dark as a page decides it, in every engine: what sayso draws follows the page's own `color-scheme`. */

/** Gives the page a colour scheme; '' takes it away again. */
export const colourScheme = (scheme: 'light' | 'dark' | ''): void => {
  document.documentElement.style.colorScheme = scheme;
};
