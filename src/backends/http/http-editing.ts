/** Changing and taking away one's own comment on our server: its receipt goes in a header, never in an address (S-28). */
import type { Shape } from '../../base/shape.js';
import type { CommentEditing } from '../../comments/model/editing.js';
import type { EditRequest } from '../../wire/editing.js';
import { ownShape, receiptHeader, refusedShape, tooFastShape } from '../../wire/own-shapes.js';
import type { HttpClient } from './request.js';

const own = { own: ownShape } as const;
export const editShape = { kind: { 'stored': own, 'refused': refusedShape, 'closed': {}, 'too-late': {}, 'conflict': own, 'too-fast': tooFastShape } } as const satisfies Shape;
export const removeShape = { kind: { removed: own, conflict: own } } as const satisfies Shape;

export const createHttpEditing = ({ ask, json, url }: HttpClient): CommentEditing => {
  const at = (id: string): string => url(`comments/${encodeURIComponent(id)}`);
  return {
    async edit({ secret, id, revision, text, dir }, signal) {
      const body: EditRequest = { revision, text, ...(dir === undefined ? {} : { dir }) };
      const outcome = await ask(editShape, at(id), json(body, { [receiptHeader]: secret }, 'PATCH'), signal);
      return outcome.kind === 'refused' ? (await import('./http-refused.js')).withProblems(outcome) : outcome;
    },
    remove: ({ secret, id }, signal) => ask(removeShape, at(id), { method: 'DELETE', headers: { [receiptHeader]: secret } }, signal),
  };
};
