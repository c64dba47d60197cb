/** Microsoft's Universal Event Tracking and Clarity (standards §2.3); the odd capitals are theirs. */
import type { ExtraContext } from '../extras.js';
import { followAnswers, type IsYes } from './follow.js';

type Page = typeof globalThis & { uetq?: unknown; clarity?: unknown };
type Clarity = { (...call: unknown[]): void; q?: unknown[] };

/** Both tools' own snippets take over what waits in these lists, as they do with their own. */
const uet = (...call: readonly unknown[]): void => {
  const page = globalThis as Page;
  const list = page.uetq as { push?: unknown } | undefined;
  if (typeof list?.push !== 'function') page.uetq = [];
  (page.uetq as unknown[]).push(...call);
};
const clarity = (...call: readonly unknown[]): void => {
  const page = globalThis as Page;
  if (typeof page.clarity !== 'function') {
    const waiting: Clarity = function () {
      // eslint-disable-next-line prefer-rest-params
      (waiting.q ??= []).push(arguments);
    };
    page.clarity = waiting;
  }
  (page.clarity as Clarity)(...call);
};

export const attach = (context: ExtraContext): void => {
  const { advertising, analytics } = context.policy.signals?.microsoft ?? {};
  const tell = (event: 'default' | 'update', isYes: IsYes): void => {
    const word = (id: string | undefined): string => (isYes(id) ? 'granted' : 'denied');
    uet('consent', event, { ad_storage: word(advertising) });
    clarity('consentv2', { ad_Storage: word(advertising), analytics_Storage: word(analytics) });
  };
  tell('default', followAnswers(context, [advertising, analytics], (isYes) => tell('update', isYes)));
};
