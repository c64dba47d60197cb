/**
 * A polite live region that stands in the page before anything is said, so that screen readers hear "Your comment is
 * waiting for a moderator" without losing their place. One per document.
 */
let region: HTMLElement | undefined;

/** Puts the region into the page; call it when an element connects, well before the first message. */
export const prepareAnnouncer = (): void => {
  if (region?.isConnected) return;
  region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('data-sayso-announcer', '');
  // Through the object model: a style attribute would need 'unsafe-inline'.
  region.style.cssText = 'position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  document.body.append(region);
};

/** Says a sentence once, in the language and direction given. Saying the same again is heard again. */
export const announce = (words: string, language: string): void => {
  prepareAnnouncer();
  const line = document.createElement('p');
  line.lang = language;
  line.textContent = words;
  region?.replaceChildren(line);
};
