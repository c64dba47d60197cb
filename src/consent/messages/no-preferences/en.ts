/** What is said where the detailed choices cannot be shown. All languages come together: whoever reads this may be offline next. */

export interface NoPreferencesMessages {
  readonly direction: 'ltr' | 'rtl';
  /** Inside the banner, whose two buttons stand beside it. */
  readonly besideBanner: string;
  /** In a notice of its own, with the same two buttons. */
  readonly alone: string;
  readonly reject: string;
  readonly accept: string;
  readonly close: string;
}

export const en: NoPreferencesMessages = {
  direction: 'ltr',
  besideBanner: 'The detailed choices cannot be shown on this page. You can reject or accept everything here, and change it later on the privacy page.',
  alone: 'The detailed choices cannot be shown on this page. You can reject or accept everything here; if you close this, your choice stays as it is.',
  reject: 'Reject all',
  accept: 'Accept all',
  close: 'Close',
};
