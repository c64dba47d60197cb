/** The policy as it stands in the page: `<script type="application/json" data-sayso-policy>`. Never a global variable (S-10). */

/** The text of the block; undefined while there is none. */
export const policyText = (): string | undefined => document.querySelector('script[type="application/json"][data-sayso-policy]')?.textContent ?? undefined;
