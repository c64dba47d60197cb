/** What is said when a writer takes the private link of a comment along. */
export const en = {
  copied: 'Private link copied. Whoever has it can see, change and delete your comment.',
  copyYourself: 'Copy this private link. Whoever has it can see, change and delete your comment.',
};

/** Every word of it; other languages satisfy it. */
export type PrivateLinkMessages = typeof en;
