/** Which addresses of readers may become links (S-04): http and https only, nothing hidden in them, host shown as it is. */

export interface Address {
  /** The address as the browser will go to it. */
  readonly href: string;
  /** Host and port in punycode, so that look-alike letters show; for the reader's eyes. */
  readonly host: string;
}

/** Longest address that becomes a link, in UTF-16 units. */
export const maxAddressLength = 2000;

/** Blanks, controls, invisible and bidi characters, backslashes and what browsers would have to repair. */
const hidden = /[\s\p{C}\\<>"`{}|^]/u;

/** The address, or null for anything that is not plainly an http(s) address. Never throws. */
export const parseAddress = (text: string): Address | null => {
  if (text.length > maxAddressLength || hidden.test(text) || !/^https?:\/\/[^/?#]/iu.test(text)) return null;
  try {
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
    // An empty "@" leaves no username behind, but it still hides where the host begins.
    if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/iu.test(text)) return null;
    return url.hostname === '' ? null : { href: url.href, host: url.host };
  } catch {
    return null;
  }
};
