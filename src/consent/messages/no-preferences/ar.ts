/** Arabic. */
import type { NoPreferencesMessages } from './en.js';

export const ar: NoPreferencesMessages = {
  direction: 'rtl',
  besideBanner: 'لا يمكن عرض الخيارات المفصّلة في هذه الصفحة. يمكنك رفض كل شيء أو قبوله هنا، وتغيير ذلك لاحقًا في صفحة الخصوصية.',
  alone: 'لا يمكن عرض الخيارات المفصّلة في هذه الصفحة. يمكنك رفض كل شيء أو قبوله هنا؛ وإذا أغلقت هذا الإشعار فسيبقى اختيارك كما هو.',
  reject: 'رفض الكل',
  accept: 'قبول الكل',
  close: 'إغلاق',
};
