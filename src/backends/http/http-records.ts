/** Looking back, on our own server, with the moderator's cookie. */
import type { RecordKeeping } from '../../moderation/model/records.js';
import { parseAuditPage, parseStatistics } from '../../wire/records.js';
import { read } from './read.js';
import type { HttpClient } from './request.js';

const texts = (query: object): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));

export const createHttpRecords = ({ send, url }: HttpClient): RecordKeeping => ({
  download: { csv: url('moderation/audit.csv'), json: url('moderation/audit.json') },
  async audit(query, signal) {
    return read(parseAuditPage, await send(url('moderation/audit', texts(query)), { credentials: 'include' }, signal));
  },
  async statistics(days, signal) {
    return read(parseStatistics, await send(url('moderation/statistics', { days: String(days) }), { credentials: 'include' }, signal));
  },
});
