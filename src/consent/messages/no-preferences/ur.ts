/** Urdu. */
import type { NoPreferencesMessages } from './en.js';

export const ur: NoPreferencesMessages = {
  direction: 'rtl',
  besideBanner: 'اس صفحے پر تفصیلی انتخاب نہیں دکھایا جا سکتا۔ آپ یہیں سب کچھ مسترد یا قبول کر سکتے ہیں، اور بعد میں رازداری کے صفحے پر اسے بدل سکتے ہیں۔',
  alone: 'اس صفحے پر تفصیلی انتخاب نہیں دکھایا جا سکتا۔ آپ یہیں سب کچھ مسترد یا قبول کر سکتے ہیں؛ اسے بند کریں تو آپ کا فیصلہ جوں کا توں رہے گا۔',
  reject: 'سب مسترد کریں',
  accept: 'سب قبول کریں',
  close: 'بند کریں',
};
