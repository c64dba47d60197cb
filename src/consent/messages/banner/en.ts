/** What the banner says. It is small on purpose: every first visit pays for it. */

export interface BannerMessages {
  /** How the language is written. It stands with the words, so that the banner need not know of scripts. */
  readonly direction: 'ltr' | 'rtl';
  readonly heading: (controller: string) => string;
  /** Said before the rest when the reader had decided and is asked again. */
  readonly again: Readonly<Partial<Record<'first-visit' | 'policy-changed' | 'expired', string>>>;
  /** Who asks, how many others receive data, and what for. `purposes` comes joined, in the page's language. */
  readonly request: (controller: string, services: string, purposes: string, several: boolean) => string;
  /** How many named services take part, as part of `request`. */
  readonly services: (count: number) => string;
  /** Between the purposes of a list, and before its last one. */
  readonly comma: string;
  readonly and: string;
  /** How long the choice is kept, that refusing costs nothing, and where to change it. */
  readonly kept: (value: number, unit: 'day' | 'month') => string;
  readonly privacyPage: string;
  readonly reject: string;
  readonly accept: string;
  readonly choose: string;
}

export const en: BannerMessages = {
  direction: 'ltr',
  heading: (controller) => `Your privacy at ${controller}`,
  again: {
    'policy-changed': 'What we ask for has changed since you last chose.',
    expired: 'Your last choice has run out, so we ask again.',
  },
  request: (controller, services, purposes, several) =>
    `${controller}${services} would like to keep cookies and similar data on this device, for ${several ? 'these purposes' : 'this purpose'}: ${purposes}. None of it starts unless you agree.`,
  services: (count) => (count === 0 ? '' : count === 1 ? ' and one named service' : ` and ${count} named services`),
  comma: ', ',
  and: ' and ',
  kept: (value, unit) => `You can read everything either way. We keep your choice for ${value} ${unit}${value === 1 ? '' : 's'}; change it at any time under “Privacy choices” on every page.`,
  privacyPage: 'Privacy policy',
  reject: 'Reject all',
  accept: 'Accept all',
  choose: 'Choose',
};
