/** The moderation vectors: JSON under test/vectors, judged alike in a browser and in Node. */
import { evaluate } from '../../src/moderation/model/evaluate.js';
import type { Candidate, Facts } from '../../src/moderation/model/facts.js';
import { newsroom } from '../../src/moderation/model/presets/newsroom.js';
import { wordpressRules, type WordPressOptions } from '../../src/moderation/model/presets/wordpress.js';
import { parseRuleSet } from '../../src/moderation/model/rule-set.js';
import { reasonToJson } from '../../src/moderation/model/verdict.js';

export const vectorNames = [
  'closed-thread', 'decoy', 'disguises', 'first-time', 'hosts', 'language', 'learnt', 'links', 'newsroom', 'pace', 'personal-data', 'premoderation', 'repeats',
  'shouting', 'standing', 'surge', 'thread-age', 'ticket', 'trap', 'trust', 'wordpress', 'words',
] as const;

export interface Vector {
  readonly name: string;
  readonly candidate: Partial<Candidate>;
  readonly facts?: { readonly [K in Exclude<keyof Facts, 'learnt'>]?: Partial<Facts[K]> } & Pick<Facts, 'learnt'>;
  /** In place of the file's: what a site has set in WordPress, for one case. */
  readonly options?: WordPressOptions;
  /** The marked places in the candidate's own words, so that a reader of the vector sees what the spans mean. */
  readonly marked: readonly string[];
  readonly verdict: unknown;
}
export interface VectorFile {
  readonly about: string;
  /** 'newsroom', 'wordpress', or a rule set as a site would write it. */
  readonly ruleSet: unknown;
  readonly cases: readonly Vector[];
}

/** Someone known, in an open thread, saying something new. */
export const quietFacts: Facts = {
  now: 1_764_000_000_000,
  thread: { closed: false, closedBecause: null },
  author: { publishedBefore: 5, staff: false },
  sameText: { inThread: 0, onSiteToday: 0 },
  trap: '',
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};
/** One text for one value: keys sorted, no white space. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value));

/** Judges one case; the verdict as canonical JSON, and the words that its reasons mark. */
export const judge = (file: VectorFile, vector: Vector): { readonly verdict: string; readonly marked: readonly string[] } => {
  const ruleSet = file.ruleSet === 'newsroom' ? newsroom : file.ruleSet === 'wordpress' ? wordpressRules(vector.options) : parseRuleSet(file.ruleSet);
  if ('ok' in ruleSet && !ruleSet.ok) throw new Error(`${ruleSet.error.path}: ${ruleSet.error.expected}`);
  const candidate: Candidate = { name: 'Amina', website: '', text: '', ...vector.candidate };
  const given = vector.facts ?? {};
  const facts = {
    ...quietFacts,
    ...given,
    thread: { ...quietFacts.thread, ...given.thread },
    author: { ...quietFacts.author, ...given.author },
    sameText: { ...quietFacts.sameText, ...given.sameText },
  } as Facts;
  const verdict = evaluate('ok' in ruleSet ? ruleSet.value : ruleSet, candidate, facts);
  const marked = verdict.reasons.flatMap((reason) => (reason.where ?? []).map(({ field, start, end }) => candidate[field].slice(start, end)));
  return { verdict: canonical({ ...verdict, reasons: verdict.reasons.map(reasonToJson) }), marked };
};
