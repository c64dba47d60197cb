/** A site's rules, as JSON. Contract: `wire/policy.ts`. */
import { parseSaveRequest } from '@sayso/widgets/wire';
import { readJson } from '../body.js';
import type { App, Parts } from '../context.js';
import { moderatorGuard } from '../guards.js';
import { policyOf, savePolicy } from '../rule-sets.js';
import { wholeParameter } from './parameters.js';

const noStore = { 'cache-control': 'no-store' };
const saveStatus = { 'stored': 200, 'conflict': 409, 'faulty': 422 } as const;

/** Bytes: a word list of 65,000 terms is about 1 MB. */
export const ruleSetLimit = 4 * 1024 * 1024;

export const addRuleSetRoutes = (app: App, parts: Parts): void => {
  const { repository, live, log } = parts;
  const guard = moderatorGuard(parts);

  app.get('/v1/:site/moderation/rule-set', guard, async (context) => {
    const version = wholeParameter(context, 'version', 0, 1, Number.MAX_SAFE_INTEGER);
    return context.json(await policyOf(repository, context.var.site, version === 0 ? undefined : version), 200, noStore);
  });

  app.put('/v1/:site/moderation/rule-set', guard, async (context) => {
    const { site, moderator } = context.var;
    const wanted = await readJson(context.req.raw, parseSaveRequest, ruleSetLimit);
    const outcome = await savePolicy(repository, site, wanted, moderator.id, parts.now());
    if (outcome.kind === 'stored') live.changed(site.id);
    const version = outcome.kind === 'faulty' ? undefined : outcome.edition.ruleSet.version;
    log('info', 'rule-set-saved', { site: site.id, moderator: moderator.id, outcome: outcome.kind, version });
    return context.json(outcome, saveStatus[outcome.kind], noStore);
  });
};
