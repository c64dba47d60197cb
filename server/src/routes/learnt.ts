/** Moderators' routes on the site's learnt model: to look into, to carry away, to bring along. Contract: `LearntJson`. */
import { learntToJson, parseLearnt } from '@sayso/widgets/moderation';
import { readJson } from '../body.js';
import type { App, Parts } from '../context.js';
import { moderatorGuard } from '../guards.js';
import { learntOf } from '../learning.js';

const noStore = { 'cache-control': 'no-store' };
/** Bytes: a model in which every slot is taken by numbers of full length. */
const modelLimit = 4 * 1024 * 1024;

export const addLearntRoutes = (app: App, parts: Parts): void => {
  const { repository, log, now } = parts;
  const guard = moderatorGuard(parts);

  app.get('/v1/:site/moderation/learnt', guard, async (context) => {
    const { site } = context.var;
    const model = learntToJson(await learntOf(repository, site.id));
    return context.json(model, 200, { ...noStore, 'content-disposition': `attachment; filename="learnt-${site.id}.json"` });
  });

  app.put('/v1/:site/moderation/learnt', guard, async (context) => {
    const { site, moderator } = context.var;
    const model = await readJson(context.req.raw, parseLearnt, modelLimit);
    await repository.replaceLearnt(site.id, JSON.stringify(learntToJson(model)), now());
    log('info', 'learnt-replaced', { site: site.id, moderator: moderator.id, ...model.taught });
    return context.json({ taught: model.taught }, 200, noStore);
  });
};
