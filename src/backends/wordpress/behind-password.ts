/** An article behind a password, to whoever has not given it: WordPress tells nothing of its comments, and that is no fault. Loaded only there. */
import type { ThreadPage } from '../../comments/model/backend.js';
import { defaultLimits } from '../../comments/model/draft-limits.js';

const sentences: Readonly<Record<'en' | 'ur', string>> = {
  en: 'This article is behind a password. Its comments can be read once the password has been given.',
  ur: 'یہ مضمون پاس ورڈ کے پیچھے ہے۔ پاس ورڈ دینے کے بعد اس کے تبصرے پڑھے جا سکتے ہیں۔',
};

/** `language`: the page's. */
export const behindPassword = (thread: string, language: string): ThreadPage => ({
  info: { thread, state: 'closed', closedBecause: 'by-editor', closedAt: null, closedNote: sentences[/^ur\b/i.test(language) ? 'ur' : 'en'], total: 0, limits: defaultLimits, sorts: ['newest'] },
  comments: [],
  next: null,
  seq: 0,
});
