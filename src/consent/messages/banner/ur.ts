import type { BannerMessages } from './en.js';

export const ur: BannerMessages = {
  direction: 'rtl',
  heading: (controller) => `${controller} پر آپ کی رازداری`,
  again: {
    'policy-changed': 'آپ کے پچھلے فیصلے کے بعد ہماری درخواست بدل گئی ہے۔',
    expired: 'آپ کے پچھلے فیصلے کی مدت پوری ہو گئی ہے، اس لیے ہم دوبارہ پوچھ رہے ہیں۔',
  },
  request: (controller, services, purposes, several) =>
    `${controller}${services} اس آلے پر کوکیز اور اسی طرح کا ڈیٹا رکھنا چاہتے ہیں۔ ${several ? 'مقاصد' : 'مقصد'}: ${purposes}۔ آپ کی اجازت کے بغیر ان میں سے کچھ شروع نہیں ہوتا۔`,
  services: (count) => (count === 0 ? '' : count === 1 ? ' اور ایک نامزد سروس' : ` اور ${count} نامزد سروسز`),
  comma: '، ',
  and: ' اور ',
  kept: (value, unit) => `آپ ہر صورت میں سب کچھ پڑھ سکتے ہیں۔ آپ کا فیصلہ ${value} ${unit === 'day' ? 'دن' : 'ماہ'} تک محفوظ رہتا ہے؛ اسے ہر صفحے پر ”رازداری کے اختیارات“ سے کسی بھی وقت بدلا جا سکتا ہے۔`,
  privacyPage: 'رازداری کی پالیسی',
  reject: 'سب مسترد کریں',
  accept: 'سب قبول کریں',
  choose: 'خود چنیں',
};
