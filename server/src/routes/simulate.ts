/** What other rules would have done, and where these were wrong, as JSON. Contract: `wire/policy.ts`. */
import { parseRuleMark, parseSimulateRequest } from '@sayso/widgets/wire';
import { readJson } from '../body.js';
import type { App, Parts } from '../context.js';
import { moderatorGuard } from '../guards.js';
import { HttpError } from '../problems.js';
import { simulatePolicy } from '../simulate/simulate.js';
import { ruleSetLimit } from './rule-sets.js';

const noStore = { 'cache-control': 'no-store' };
const simulateStatus = { done: 200, faulty: 422, busy: 429 } as const;

export const addSimulateRoutes = (app: App, parts: Parts): void => {
  const { repository, log } = parts;
  const guard = moderatorGuard(parts);

  app.post('/v1/:site/moderation/simulate', guard, async (context) => {
    const { site, moderator } = context.var;
    const { ruleSet, last } = await readJson(context.req.raw, parseSimulateRequest, ruleSetLimit);
    const started = parts.now();
    const outcome = await simulatePolicy(repository, site.id, ruleSet, last);
    log('info', 'simulated', { site: site.id, moderator: moderator.id, outcome: outcome.kind, ms: parts.now() - started });
    return context.json(outcome, simulateStatus[outcome.kind], { ...noStore, ...(outcome.kind === 'busy' ? { 'retry-after': '5' } : {}) });
  });

  app.get('/v1/:site/moderation/marks', guard, async (context) =>
    context.json({ rules: await repository.marksOn(context.var.site.id, context.req.query('comment') ?? '') }, 200, noStore),
  );

  app.put('/v1/:site/moderation/marks', guard, async (context) => {
    const { site, moderator } = context.var;
    const mark = await readJson(context.req.raw, parseRuleMark);
    if (!(await repository.markRule(site.id, mark, moderator.id, parts.now()))) throw new HttpError('not-found');
    log('info', 'rule-marked', { site: site.id, moderator: moderator.id, rule: mark.rule, wrong: mark.wrong });
    return context.json(await repository.ruleRecord(site.id, mark.rule), 200, noStore);
  });
};
