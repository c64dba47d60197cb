/** Recommending and reporting on our server: secrets go in headers, never in an address (S-28). No cookie ever goes with it. */
import type { ReportOutcome, Taking, Vote } from '../../comments/model/taking.js';
import { receiptHeader } from '../../wire/editing.js';
import { parseReportAnswer, parseVoteAnswer, type FlagRequest, type NoticeRequest } from '../../wire/taking.js';
import { HttpClient, read, type HttpOptions } from './request.js';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const createHttpTaking = (options: HttpOptions): Taking => {
  const client = new HttpClient(options);
  const at = (id: string, what: string): string => client.url(`comments/${encodeURIComponent(id)}/${what}`);
  const vote = async (method: 'PUT' | 'DELETE', { id, secret }: Vote, signal: Parameters<Taking['vote']>[1]) => {
    const headers = { accept: 'application/json', [receiptHeader]: secret };
    return read(parseVoteAnswer, await client.send(at(id, 'vote'), { method, credentials: 'omit', headers }, signal));
  };
  const report = async (url: string, secret: string, body: FlagRequest | NoticeRequest, signal: Parameters<Taking['flag']>[1]): Promise<ReportOutcome> => {
    const headers = { 'accept': 'application/json', 'content-type': 'application/json', 'idempotency-key': secret };
    const answer = read(parseReportAnswer, await client.send(url, { method: 'POST', credentials: 'omit', headers, body: JSON.stringify(body) }, signal));
    return answer.kind === 'received' ? { kind: 'received', number: answer.number, at: answer.at } : answer;
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
