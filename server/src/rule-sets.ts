/**
 * Which rules judge on a site: the newest version in the database, asked for at every judgement (one look at a key), so that all
 * processes use what a moderator has saved from the next comment on. Parsed once per version.
 */
import { asVersion, parseRuleSet, ruleSetFaults, saysTheSame, type PolicyState, type RuleSet, type RuleSetEdition, type SaveOutcome } from '@sayso/widgets/moderation';
import type { KeptRuleSet } from './db/repository/rule-sets.js';
import type { Repository } from './db/repository.js';
import { HttpError } from './problems.js';
import type { SiteSettings } from './settings.js';
import type { Site } from './site.js';

const parsed = new WeakMap<Site, RuleSet>();

/** What was kept, read; null where this sayso does not understand it (a rule that is gone). */
const readKept = ({ body }: KeptRuleSet): RuleSet | null => {
  const read = parseRuleSet(JSON.parse(body));
  return read.ok ? read.value : null;
};

/** The rules that judge now. What cannot be read gives way to the settings' rules: nothing goes unjudged. */
export const ruleSetNow = async (repository: Repository, site: Site): Promise<RuleSet> => {
  const version = await repository.ruleSetVersion(site.id);
  if (version === 0) return site.settings.ruleSet;
  const known = parsed.get(site);
  if (known?.version === version) return known;
  const kept = await repository.ruleSet(site.id, version);
  const ruleSet = (kept === null ? null : readKept(kept)) ?? { ...site.settings.ruleSet, version };
  parsed.set(site, ruleSet);
  return ruleSet;
};

/**
 * Keeps the settings' rules as a version, so that verdicts name something that can be looked up. Rules that a moderator has saved
 * stay; rules that nobody has touched are followed by those of a newer sayso.
 */
export const seedRuleSet = async (repository: Repository, { id, ruleSet }: Pick<SiteSettings, 'id' | 'ruleSet'>, at: number): Promise<void> => {
  const kept = await repository.ruleSet(id);
  if (kept === null) {
    await repository.keepRuleSet(id, 0, ruleSet, null, at);
    return;
  }
  if (kept.actor !== null) return;
  const read = readKept(kept);
  if (read !== null && saysTheSame(read, ruleSet)) return;
  await repository.keepRuleSet(id, kept.version, { ...ruleSet, version: Math.max(ruleSet.version, kept.version + 1) }, null, at);
};

const editionOf = async (repository: Repository, site: Site, version?: number): Promise<RuleSetEdition> => {
  const kept = await repository.ruleSet(site.id, version);
  if (kept === null && version === undefined) return { ruleSet: site.settings.ruleSet, at: 0, by: null };
  if (kept === null) throw new HttpError('not-found', 'no such version');
  const ruleSet = readKept(kept) ?? (version === undefined ? { ...site.settings.ruleSet, version: kept.version } : null);
  if (ruleSet === null) throw new HttpError('not-found', 'this version has rules that are no more');
  return { ruleSet, at: kept.at, by: kept.by };
};

export const policyOf = async (repository: Repository, site: Site, version?: number): Promise<PolicyState> => ({
  edition: await editionOf(repository, site, version),
  editions: await repository.ruleSetEditions(site.id),
});

/** Of two savers one wins; the other is told who, and what judges now. The same rules once more change nothing. */
export const savePolicy = async (repository: Repository, site: Site, wanted: { readonly expected: number; readonly ruleSet: unknown }, actor: string, at: number): Promise<SaveOutcome> => {
  const next = asVersion(wanted.ruleSet, wanted.expected);
  const read = parseRuleSet(next);
  if (!read.ok) return { kind: 'faulty', faults: ruleSetFaults(next) };
  await seedRuleSet(repository, site.settings, at);
  const now = await editionOf(repository, site);
  if (saysTheSame(now.ruleSet, read.value)) return { kind: 'stored', edition: now };
  const stored = now.ruleSet.version === wanted.expected && (await repository.keepRuleSet(site.id, wanted.expected, read.value, actor, at));
  return { kind: stored ? 'stored' : 'conflict', edition: await editionOf(repository, site, stored ? read.value.version : undefined) };
};
