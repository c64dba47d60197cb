/** What an author does with one's own comment on our server: its receipt goes in a header, never in an address (S-28). */
import type { Shape } from '../../base/shape.js';
import type { CommentEditing } from '../../comments/model/editing.js';
import type { EditRequest } from '../../wire/editing.js';
import { ownShape, receiptHeader, refusedShape, tooFastShape } from '../../wire/own-shapes.js';
import { receiptAt } from './receipt-at.js';
import type { HttpClient } from './request.js';

const own = { own: ownShape } as const;
export const editShape = { kind: { 'stored': own, 'refused': refusedShape, 'closed': {}, 'too-late': {}, 'conflict': own, 'too-fast': tooFastShape } } as const satisfies Shape;
export const removeShape = { kind: { removed: own, conflict: own } } as const satisfies Shape;

/** Of the statement itself, which the page tells in words, only what leads there. */
const stated = [{ mayAppeal: 'boolean', appeal: [{ outcome: ['upheld|reversed', null] }, null] }, null] as const;
export const statementShape = { stated, 'account?': stated, page: 'string' } as const satisfies Shape;

export const createHttpEditing = ({ ask, json, url }: HttpClient): CommentEditing => {
  const at = (id: string): string => url(`comments/${encodeURIComponent(id)}`);
  return {
    async edit({ secret, id, revision, text, dir }, signal) {
      const body: EditRequest = { revision, text, ...(dir === undefined ? {} : { dir }) };
      const outcome = await ask(editShape, at(id), json(body, { [receiptHeader]: secret }, 'PATCH'), signal);
      return outcome.kind === 'refused' ? (await import('./http-refused.js')).withProblems(outcome, url) : outcome;
    },
    remove: ({ secret, id }, signal) => ask(removeShape, at(id), { method: 'DELETE', headers: { [receiptHeader]: secret } }, signal),
    async statement({ secret, id }, signal) {
      const { stated, account, page } = await ask(statementShape, `${at(id)}/statement`, { headers: { [receiptHeader]: secret } }, signal);
      if (!(stated ?? account)) return null;
      return { page: receiptAt(url, page), mayAppeal: !!(stated?.mayAppeal || account?.mayAppeal), upheld: stated?.appeal?.outcome === 'upheld', account: !!account };
    },
  };
};
