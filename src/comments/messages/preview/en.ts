/** What is said over the preview of a comment that is being written. */
export const en = {
  preview: 'Preview',
};

/** Every word of the preview; other languages satisfy it. */
export type PreviewMessages = typeof en;
