/** How moderation went, per day, rule and moderator, as JSON. Contract: `wire/records.ts`. */
import { mostDays } from '@sayso/widgets/moderation';
import type { App, Parts } from '../context.js';
import { moderatorGuard } from '../guards.js';
import { wholeParameter } from './parameters.js';

const day = 86_400_000;

export const addStatisticsRoutes = (app: App, parts: Parts): void => {
  app.get('/v1/:site/moderation/statistics', moderatorGuard(parts), async (context) => {
    const days = wholeParameter(context, 'days', 30, 1, mostDays);
    const until = (Math.floor(parts.now() / day) + 1) * day;
    return context.json(await parts.repository.statistics(context.var.site.id, until - days * day, until), 200, { 'cache-control': 'no-store' });
  });
};
