/**
 * The private link of one's own comment: the page with the receipt's secret in the fragment, which browsers send to nobody (S-28). It begins
 * as `drop-in/discover.ts` wants it, so that nobody has to scroll to what they came for.
 */
export const privateFragment = '#sayso-comment=';

export const privateLink = (page: string, secret: string): string => `${page.split('#')[0] ?? ''}${privateFragment}${secret}`;

/** The secret in a fragment; null where it holds none. */
export const secretIn = (fragment: string): string | null => (fragment.startsWith(privateFragment) && /^[\w-]{22}$/.test(fragment.slice(privateFragment.length)) ? fragment.slice(privateFragment.length) : null);
