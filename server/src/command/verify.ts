/** `verify`: 0 when lists and counts are what the log says, else 1 and what differs. */
import { verify } from '../db/verify.js';
import type { Settings } from '../settings.js';
import type { Terminal } from './terminal.js';
import { withRepository } from './with-repository.js';

export const verifyDatabase = (settings: Settings, { say, complain }: Terminal): Promise<number> =>
  withRepository(settings, async (_, database) => {
    const { comments, events, differences, count } = await verify(database);
    for (const { check, site, what, kept, expected } of differences) complain(`${site}: ${check} ${what}: kept ${kept ?? 'nothing'}, the log says ${expected ?? 'nothing'}`);
    if (count > differences.length) complain(`… and ${count - differences.length} more.`);
    say(count === 0 ? `${comments} comments and ${events} events: lists and counts are what the log says.` : `${count} differences in ${comments} comments and ${events} events.`);
    return count === 0 ? 0 : 1;
  });
