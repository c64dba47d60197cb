/** Urdu. */
import type { PreviewMessages } from './en.js';

export const ur: PreviewMessages = {
  preview: 'پیش منظر',
};
