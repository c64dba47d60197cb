/** Which addresses a policy or a page may name. */

/** http, https or a place on the same site, without blanks and control characters: nothing that runs (S-09). After "string ". */
export const address = /^string (?:https?:|(?![a-z][a-z\d+.-]*:))[^\0- ]{1,2000}$/i;

/** May a link or a frame lead there? */
export const isAddress = (text: string): boolean => address.test(`string ${text}`);
