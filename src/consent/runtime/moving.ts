/**
 * Takes over, once, what a reader told the tool that stood here before (C-71), where they have told us nothing: a refusal always,
 * a consent only where the site says that it was valid (`moving.valid`), and then only what it names. The other tool's cookies are
 * read and left alone.
 */
import type { ConsentAction } from '../model/decide.js';
import { foreignChoice, type Cookies } from '../model/moving.js';
import type { MovingSettings } from '../model/policy.js';
import type { ExtraContext } from './extras.js';

const cookiesOfPage = (): Cookies => {
  try {
    return document.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
  } catch {
    // Cookies are blocked: there is nothing to take over.
    return [];
  }
};

/** What is to be done about it; null: the reader is asked, as anybody is. */
export const movingAction = ({ from, valid, names = {} }: MovingSettings, cookies: Cookies, now: number): ConsentAction | null => {
  const choice = foreignChoice(from, cookies, now);
  if (choice === null) return null;
  if (choice.kind === 'refused') return { type: 'reject-all' };
  if (valid !== true) return null;
  return { type: 'choose', granted: new Set(choice.names.flatMap((name) => (Object.hasOwn(names, name) ? (names[name] ?? []) : []))) };
};

export const attach = ({ policy, manager, parts, afterStart }: ExtraContext): void => {
  const action = policy.moving === undefined ? null : movingAction(policy.moving, cookiesOfPage(), parts.now?.() ?? Date.now());
  if (action === null) return;
  afterStart(() => {
    const { record, honoured } = manager.getState();
    // A record of ours, even one that has run out, is what the reader said last; and an old consent is no answer to a browser that
    // objects today.
    if (record !== null || (honoured !== null && action.type !== 'reject-all')) return;
    manager.apply(action, { layer: 'code', language: 'en', text: `Taken over from ${policy.moving?.from.join(', ') ?? ''}` });
  });
};
