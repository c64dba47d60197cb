import type { BannerMessages } from './en.js';

/** Arabic counts in four ways: one, two, three to ten, and more. */
const lasting = (value: number, unit: 'day' | 'month'): string => {
  const [one, two, few, many] = unit === 'day' ? ['يوم واحد', 'يومين', 'أيام', 'يومًا'] : ['شهر واحد', 'شهرين', 'أشهر', 'شهرًا'];
  return value === 1 ? one : value === 2 ? two : `${value} ${value % 100 >= 3 && value % 100 <= 10 ? few : many}`;
};

export const ar: BannerMessages = {
  direction: 'rtl',
  heading: (controller) => `خصوصيتك لدى ${controller}`,
  again: {
    'policy-changed': 'تغيّر ما نطلبه منذ اختيارك السابق.',
    expired: 'انتهت مدة اختيارك السابق، لذلك نسألك من جديد.',
  },
  request: (controller, services, purposes, several) =>
    `يرغب ${controller}${services} في حفظ ملفات تعريف الارتباط وبيانات مماثلة على هذا الجهاز ${several ? 'للأغراض الآتية' : 'للغرض الآتي'}: ${purposes}. لا يبدأ شيء من ذلك ما لم توافق.`,
  services: (count) =>
    count === 0 ? '' : count === 1 ? ' وخدمة واحدة مسمّاة' : count === 2 ? ' وخدمتان مسمّاتان' : count % 100 >= 3 && count % 100 <= 10 ? ` و${count} خدمات مسمّاة` : ` و${count} خدمة مسمّاة`,
  comma: '، ',
  and: ' و',
  kept: (value, unit) => `يمكنك قراءة كل شيء في الحالتين. نحفظ اختيارك مدة ${lasting(value, unit)}، ويمكنك تغييره متى شئت من «خيارات الخصوصية» في كل صفحة.`,
  privacyPage: 'سياسة الخصوصية',
  reject: 'رفض الكل',
  accept: 'قبول الكل',
  choose: 'دعني أختار',
};
