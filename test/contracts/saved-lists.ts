/** Lists that moderators keep by name. */
import { same } from './checks.js';
import type { Part } from './site.js';

export const savedLists: Part = (on) => {
  on('a list is kept by name', ['saved-filters'], async (site) => {
    same(await (await site.moderation.desk()).savedFilters(), [], 'none yet');
    const list = { name: 'Links — روابط', queue: 'held', filter: { rule: 'links', text: 'x' } } as const;
    await (await site.moderation.desk()).saveFilters([list]);
    same(await (await site.moderation.desk()).savedFilters(), [list], 'kept');
  });
};
