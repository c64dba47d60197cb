/**
 * Decisions by WordPress' own REST. It has no word for "only if it still stands so": each comment is read anew right before, and a
 * moment remains in which somebody else may be faster. And it takes whoever changes a status for the comment's writer, so that the
 * address and the browser's name that stood there are sent along.
 */
import { misfit } from '../../../base/shape.js';
import type { DecisionAction } from '../../../moderation/model/backend.js';
import { BackendError } from '../../../comments/model/errors.js';
import type { RestAnswer } from '../rest.js';
import { readComments } from './lists.js';
import type { Moderated } from './moderated.js';
import { broken, type Session } from './session.js';

/** How WordPress calls what an action leads to. */
export const targetOf: Readonly<Record<DecisionAction, string>> = { approve: 'approved', keep: 'approved', hold: 'hold', spam: 'spam', reject: 'trash', remove: 'trash' };

/** In place of what is missing: what is empty WordPress fills with the moderator's own. The first is what it writes when an address is erased. */
const nobody = { author_ip: '0.0.0.0', author_user_agent: '-' } as const;

/** Who wrote it from where and with what, as it is sent along with each change. */
export const evidenceOf = (comment: Moderated) => ({ author_ip: comment.author_ip || nobody.author_ip, author_user_agent: comment.author_user_agent || nobody.author_user_agent });

/** An address that is none (a list of proxies, "unknown") cannot be sent along, and what is not sent WordPress overwrites. */
export const minds = ({ status, body }: RestAnswer): boolean => status === 400 && misfit(body, { code: 'rest_invalid_param', data: { params: { author_ip: 'string' } } }) === '';

/** The way from one status to another: `unspam` and `untrash` also clear what WordPress has noted for them. */
const stepsTo = (from: string, to: string): readonly string[] => {
  if (from === 'spam' && to !== 'trash') return ['unspam', to];
  if (from === 'trash') return ['untrash', to];
  return [to];
};

/** Brings a comment to a status; 'address' where that would lose the commenter's. Throws where WordPress says that it did and did not. */
export const bringTo = async (session: Session, comment: Moderated, to: string): Promise<Moderated | 'address'> => {
  const path = `comments/${comment.id}`;
  let now = comment;
  for (const step of stepsTo(comment.status, to)) {
    if (now.status === step) continue;
    const answer =
      step === 'trash'
        ? await session.ask(path, {}, { method: 'DELETE' })
        : await session.ask(path, { context: 'edit' }, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ status: step, ...evidenceOf(comment) }) });
    if (minds(answer)) return 'address';
    if (answer.status !== 200) throw broken(path, answer);
    now = readComments([answer.body])[0] ?? now;
  }
  if (now.status !== to) throw new BackendError('bad-answer', `${path} answered 200, and stands at "${now.status}" in place of "${to}": a plug-in has a word in it`);
  return now;
};
