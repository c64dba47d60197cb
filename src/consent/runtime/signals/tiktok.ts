/** TikTok's pixel: held until there is an answer (standards §2.4). Its snippet takes over what waits in the list. */
import type { ExtraContext } from '../extras.js';
import { followAnswers } from './follow.js';

type Call = 'holdConsent' | 'grantConsent' | 'revokeConsent';
type Queue = unknown[] & Partial<Record<Call, () => void>>;
type Page = typeof globalThis & { ttq?: Queue };

const tell = (call: Call): void => {
  const page = globalThis as Page;
  if (!Array.isArray(page.ttq) && typeof (page.ttq as Queue | undefined)?.[call] !== 'function') page.ttq = [];
  const queue = page.ttq as Queue;
  if (queue[call]) queue[call]();
  else queue.push([call]);
};

export const attach = (context: ExtraContext): void => {
  const id = context.policy.signals?.tiktok;
  const isYes = followAnswers(context, [id], (yes) => tell(yes(id) ? 'grantConsent' : 'revokeConsent'));
  if (!isYes(id)) tell('holdConsent');
};
