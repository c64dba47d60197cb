import type { BannerMessages } from './en.js';

export const ar: BannerMessages = {
  direction: 'rtl',
  heading: (controller) => `خصوصيتك لدى ${controller}`,
  changed: 'تغيّر ما نطلبه منذ اختيارك السابق.',
  expired: 'انتهت مدة اختيارك السابق، لذلك نسألك من جديد.',
  request: (controller, services, purposes, several) =>
    `يرغب ${controller}${services} في حفظ ملفات تعريف الارتباط وبيانات مماثلة على هذا الجهاز ${several ? 'للأغراض الآتية' : 'للغرض الآتي'}: ${purposes}. لا يبدأ شيء من ذلك ما لم توافق.`,
  services: (count, number) =>
    count === 0 ? '' : count === 1 ? ' وخدمة واحدة مسمّاة' : count === 2 ? ' وخدمتان مسمّاتان' : count % 100 >= 3 && count % 100 <= 10 ? ` و${number} خدمات مسمّاة` : ` و${number} خدمة مسمّاة`,
  kept: (duration) => `يمكنك قراءة كل شيء في الحالتين. نحفظ اختيارك مدة ${duration}، ويمكنك تغييره متى شئت من «خيارات الخصوصية» في كل صفحة.`,
  privacyPage: 'سياسة الخصوصية',
  reject: 'رفض الكل',
  accept: 'قبول الكل',
  choose: 'دعني أختار',
  privacyChoices: 'خيارات الخصوصية',
};
