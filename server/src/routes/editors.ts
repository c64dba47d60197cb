/** Moderators' routes on a whole thread, as JSON: closing, question, what is pinned. Contract: `wire/threads.ts`. */
import { parseThreadChange } from '@sayso/widgets/wire';
import { readJson } from '../body.js';
import type { App, Parts } from '../context.js';
import { moderatorGuard } from '../guards.js';
import { threadParameter } from './parameters.js';

const noStore = { 'cache-control': 'no-store' };

export const addEditorRoutes = (app: App, { log, now, ...parts }: Parts): void => {
  const { repository } = parts;
  const guard = moderatorGuard({ log, now, ...parts });

  app.get('/v1/:site/moderation/thread', guard, async (context) =>
    context.json(await repository.threadSettings(context.var.site.id, threadParameter(context)), 200, noStore),
  );

  app.patch('/v1/:site/moderation/thread', guard, async (context) => {
    const { site, moderator } = context.var;
    const change = await readJson(context.req.raw, parseThreadChange);
    const outcome = await repository.changeThread(site.id, change, now(), moderator.id);
    log('info', 'thread-changed', { site: site.id, moderator: moderator.id, outcome: outcome.kind });
    return context.json(outcome, outcome.kind === 'stored' ? 200 : 422, noStore);
  });
};
