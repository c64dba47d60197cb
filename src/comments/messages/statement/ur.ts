/** Urdu. */
import type { StatementMessages } from './en.js';

export const ur: StatementMessages = {
  ask: 'وجہ پڑھیے، اور دوبارہ دیکھنے کو کہیے',
  why: 'وجہ پڑھیے',
  account: 'آپ کے نئے تبصروں کے بارے میں بھی فیصلہ ہوا ہے۔',
  upheld: 'کسی نے اسے دوبارہ دیکھا ہے، اور فیصلہ برقرار ہے۔',
};
