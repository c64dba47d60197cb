/** A site's rules on our own server, with the moderator's cookie and the header that says a script of ours sent it. */
import type { PolicyKeeping, SaveOutcome } from '../../moderation/model/policy.js';
import { parseMarks, parsePolicyState, parseRuleRecord, parseSaveOutcome, parseSimulateOutcome } from '../../wire/policy.js';
import { read } from './read.js';
import type { HttpClient } from './request.js';

export const createHttpPolicy = ({ json, send, url }: HttpClient): PolicyKeeping => ({
  async load(version, signal) {
    const address = url('moderation/rule-set', { version: version === undefined ? undefined : String(version) });
    return read(parsePolicyState, await send(address, { credentials: 'include' }, signal));
  },
  async save(expected, ruleSet, signal): Promise<SaveOutcome> {
    const init: RequestInit = { ...json({ expected, ruleSet }, { 'x-sayso': '1' }, 'PUT'), credentials: 'include' };
    return read(parseSaveOutcome, await send(url('moderation/rule-set'), init, signal));
  },
  async simulate(ruleSet, last, signal) {
    const init: RequestInit = { ...json({ ruleSet, last }, { 'x-sayso': '1' }), credentials: 'include' };
    return read(parseSimulateOutcome, await send(url('moderation/simulate'), init, signal));
  },
  async marks(comment, signal) {
    return read(parseMarks, await send(url('moderation/marks', { comment }), { credentials: 'include' }, signal)).rules;
  },
  async mark(mark, signal) {
    const init: RequestInit = { ...json(mark, { 'x-sayso': '1' }, 'PUT'), credentials: 'include' };
    return read(parseRuleRecord, await send(url('moderation/marks'), init, signal));
  },
});
