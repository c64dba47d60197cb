/** Changing and taking away one's own comment on our server: its receipt goes in a header, never in an address (S-28). */
import { unreachable } from '../../base/result.js';
import type { Problem } from '../../comments/model/draft.js';
import type { CommentEditing, EditOutcome } from '../../comments/model/editing.js';
import { parseEditAnswer, parseRemoveAnswer, receiptHeader, type EditRequest } from '../../wire/editing.js';
import { problemOf } from '../../wire/encode.js';
import { HttpClient, read, type Answer, type HttpOptions } from './request.js';

const outcomeOf = (answer: Answer): EditOutcome => {
  const outcome = read(parseEditAnswer, answer);
  switch (outcome.kind) {
    case 'stored':
    case 'conflict':
    case 'too-fast':
      return outcome;
    case 'closed':
    case 'too-late':
      return { kind: outcome.kind };
    case 'refused':
      return { kind: 'refused', problems: outcome.problems.map(problemOf).filter((each): each is Problem => each !== null), reasons: outcome.reasons };
    default:
      return unreachable(outcome);
  }
};

export const createHttpEditing = (options: HttpOptions): CommentEditing => {
  const client = new HttpClient(options);
  const at = (id: string): string => client.url(`comments/${encodeURIComponent(id)}`);
  const headersOf = (secret: string) => ({ accept: 'application/json', [receiptHeader]: secret });
  return {
    async edit({ secret, id, revision, text, dir }, signal) {
      const body: EditRequest = { revision, text, ...(dir === undefined ? {} : { dir }) };
      const headers = { ...headersOf(secret), 'content-type': 'application/json' };
      return outcomeOf(await client.send(at(id), { method: 'PATCH', credentials: 'omit', headers, body: JSON.stringify(body) }, signal));
    },
    async remove({ secret, id }, signal) {
      return read(parseRemoveAnswer, await client.send(at(id), { method: 'DELETE', credentials: 'omit', headers: headersOf(secret) }, signal));
    },
  };
};
