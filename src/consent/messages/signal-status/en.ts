/** What is said of a signal that is honoured, or of the tool that keeps the choice. The preferences say the same. */

export interface SignalStatusMessages {
  readonly direction: 'ltr' | 'rtl';
  /** Global Privacy Control where data may be sold until somebody objects: what California asks to be shown (C-68). */
  readonly notSold: string;
  /** The same where everything optional is asked for. */
  readonly refused: string;
  /** Another signal, in either case. */
  readonly otherSignal: string;
  /** Another tool keeps the choice and its panel could not be opened from here. */
  readonly elsewhere: string;
}

export const en: SignalStatusMessages = {
  direction: 'ltr',
  notSold: 'Opt-out request honoured. Your browser asks sites not to sell or share your data (Global Privacy Control). We honour it: here your data is neither sold nor shared for advertising.',
  refused: 'Your browser asks sites not to sell or share your data (Global Privacy Control). We honour it: everything optional is off, and we do not ask. You can change that at any time under “Privacy choices”.',
  otherSignal: 'Your browser tells sites that you refuse. We honour it: what it refuses is off. You can change that at any time under “Privacy choices”.',
  elsewhere: 'Your privacy choices on this site are kept by another tool. To see or change them, look for its own link or button on this page, often at the very bottom.',
};
