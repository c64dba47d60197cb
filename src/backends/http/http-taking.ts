/** Recommending and reporting on our server: secrets go in headers, never in an address (S-28). No cookie ever goes with it. */
import { misfit, type Shape } from '../../base/shape.js';
import type { ReportOutcome, ReportProblem, Taking, Vote } from '../../comments/model/taking.js';
import { receiptHeader, tooFastShape } from '../../wire/own-shapes.js';
import type { FlagRequest, NoticeRequest } from '../../wire/taking.js';
import type { HttpClient } from './request.js';

export const voteShape = { kind: { 'counted': { votes: 'number' }, 'too-fast': tooFastShape } } as const satisfies Shape;
export const reportShape = { kind: { 'received': { number: 'string', at: 'number' }, 'refused': { problems: [''] }, 'too-fast': tooFastShape } } as const satisfies Shape;

const field = 'reason|words|kind|explanation|name|email|goodFaith';
/** Looked at one by one: what a newer server objects to is passed over. */
const isProblem = (value: unknown): value is ReportProblem =>
  misfit(value, { field, code: 'missing|bad-characters|not-an-email' }) === '' || misfit(value, { field, code: 'too-long', max: 'number', length: 'number' }) === '';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const createHttpTaking = ({ ask, json, url }: HttpClient): Taking => {
  const at = (id: string, what: string): string => url(`comments/${encodeURIComponent(id)}/${what}`);
  const vote = (method: 'PUT' | 'DELETE', { id, secret }: Vote, signal: Parameters<Taking['vote']>[1]) => ask(voteShape, at(id, 'vote'), { method, headers: { [receiptHeader]: secret } }, signal);
  const report = async (to: string, secret: string, body: FlagRequest | NoticeRequest, signal: Parameters<Taking['flag']>[1]): Promise<ReportOutcome> => {
    const outcome = await ask(reportShape, to, json(body, { 'idempotency-key': secret }), signal);
    if (outcome.kind === 'received') return { kind: 'received', number: outcome.number, at: outcome.at };
    return outcome.kind === 'refused' ? { kind: 'refused', problems: (outcome.problems as readonly unknown[]).filter(isProblem) } : outcome;
  };
  return {
    vote: (given, signal) => vote('PUT', given, signal),
    unvote: (given, signal) => vote('DELETE', given, signal),
    flag: ({ id, secret, says }, signal) => report(at(id, 'flags'), secret, { reason: text(says.reason), words: text(says.words) }, signal),
    notice: ({ id, secret, says, location }, signal) =>
      report(
        at(id, 'notices'),
        secret,
        {
          kind: text(says.kind),
          explanation: text(says.explanation),
          location: location.slice(0, 2000),
          name: text(says.name),
          email: text(says.email),
          goodFaith: says.goodFaith === true,
        },
        signal,
      ),
  };
};
