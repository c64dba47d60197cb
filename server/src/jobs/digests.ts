/** Mails to moderators about what waits, as often as the site wants them. */
import { mayDo, roles } from '../auth/permissions.js';
import type { Repository } from '../db/repository.js';
import type { Site } from '../site.js';

const deciding = roles.filter((role) => mayDo(role, 'decide'));

export const queueDigests = async (repository: Repository, site: Site, now: number): Promise<number> => {
  const { digestHours } = site.settings;
  return digestHours === 0 ? 0 : repository.queueDigests(site.id, deciding, digestHours * 3_600_000, now);
};
