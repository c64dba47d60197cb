/** Urdu. */
import type { PrivateLinkMessages } from './en.js';

export const ur: PrivateLinkMessages = {
  copied: 'نجی ربط نقل ہو گیا۔ جس کے پاس یہ ہو وہ آپ کا تبصرہ دیکھ، بدل اور مٹا سکتا ہے۔',
  copyYourself: 'یہ نجی ربط نقل کر لیجیے۔ جس کے پاس یہ ہو وہ آپ کا تبصرہ دیکھ، بدل اور مٹا سکتا ہے۔',
};
