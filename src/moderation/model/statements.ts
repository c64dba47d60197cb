/**
 * Statements of reasons (Art. 17 DSA; rows CM-24 to CM-26): what is kept of each restriction, and the same in the vocabulary of the
 * European Commission's transparency database, so that a site that has to submit them can send them unchanged.
 *
 * What goes out is made of codes alone. A reader's words, a name or a moderator's own sentence is never in it (CM-26).
 */
import { list, object, oneOf, optional, string, wrong, type Parsed, type Parser } from '../../base/parse.js';
import { ok } from '../../base/result.js';
import type { CommentStatus } from '../../comments/model/comment.js';
import type { StandingKind } from './desk.js';

/** What is kept of a restriction, whatever it restricts: codes, so that it can be told in any language. */
export interface Stating {
  /** Names it; the commission's `puid`. */
  readonly id: string;
  /** ms since 1970: from then on. */
  readonly at: number;
  /** A code of `decisionReasons`; what a newer server knows is told as `other`. */
  readonly code: string;
  /** A moderator's own words, for the author alone; '' where there are none. */
  readonly words: string;
  /** Rules that had spoken on the comment: `rule:code`. */
  readonly rules: readonly string[];
  readonly source: RestrictionSource;
  /** What notices said it was (`illegalKinds`); '' where there were none. */
  readonly noticed: string;
  /** The rules in force: `newsroom@3`; '' where none were kept. */
  readonly ruleSet: string;
  /** When the comment was written. */
  readonly contentAt: number;
  readonly language: string | null;
  /** When it ended, by a decision, an undo, an appeal or its time; null: it stands. */
  readonly endedAt: number | null;
}

/** A comment is kept from readers. */
export interface Restriction extends Stating {
  readonly from: CommentStatus | null;
  readonly to: CommentStatus;
  /** The rules decided, and no person. */
  readonly automated: boolean;
}

/** How new comments of an author are treated; always decided by a person, at one of their comments. */
export interface AccountRestriction extends Stating {
  readonly kind: StandingKind;
  /** When it ends by itself, as it was decided; null: until somebody lifts it. */
  readonly until: number | null;
}

/** `notice`: Art. 16. `flag`: a reader said that it breaks the rules of the house. `own`: nobody had to say so. */
export const restrictionSources = ['notice', 'flag', 'own'] as const;
export type RestrictionSource = (typeof restrictionSources)[number];

/** Is a comment that stands so kept from readers by a decision? */
export const isRestricted = (status: CommentStatus | null): boolean => status === 'spam' || status === 'rejected' || status === 'removed';

/** Does a change of status keep something from readers: turn it away, or take it down, be it only for a while? */
export const restricts = (from: CommentStatus | null, to: CommentStatus): boolean => (isRestricted(to) && from !== to) || (to === 'held' && (from === 'published' || from === 'removed'));

/** Art. 17 does not ask for a statement on deceptive commercial content of high volume; we make one, and do not count it. */
export const isExempt = ({ to, code }: Pick<Restriction, 'to' | 'code'>): boolean => to === 'spam' || code === 'advertising';

export const categories = [
  'ANIMAL_WELFARE', 'CONSUMER_INFORMATION', 'CYBER_VIOLENCE', 'CYBER_VIOLENCE_AGAINST_WOMEN', 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'ILLEGAL_OR_HARMFUL_SPEECH', 'INTELLECTUAL_PROPERTY_INFRINGEMENTS', 'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS', 'NOT_SPECIFIED_NOTICE',
  'OTHER_VIOLATION_TC', 'PROTECTION_OF_MINORS', 'RISK_FOR_PUBLIC_SECURITY', 'SCAMS_AND_FRAUD', 'SELF_HARM', 'UNSAFE_AND_PROHIBITED_PRODUCTS', 'VIOLENCE',
] as const;
export type Category = (typeof categories)[number];

const byNotice: Readonly<Record<string, Category>> = {
  'hate': 'ILLEGAL_OR_HARMFUL_SPEECH', 'threat': 'VIOLENCE', 'defamation': 'ILLEGAL_OR_HARMFUL_SPEECH', 'private': 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'child-abuse': 'PROTECTION_OF_MINORS', 'terrorism': 'RISK_FOR_PUBLIC_SECURITY', 'fraud': 'SCAMS_AND_FRAUD', 'copyright': 'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
};
const byCode: Readonly<Record<string, Category>> = {
  'insult': 'ILLEGAL_OR_HARMFUL_SPEECH', 'hate': 'ILLEGAL_OR_HARMFUL_SPEECH', 'private': 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'false': 'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS', 'unlawful': 'ILLEGAL_OR_HARMFUL_SPEECH',
};

/** Decided as against the law, and not only against the rules of the house. */
export const isIllegal = ({ code }: Pick<Stating, 'code'>): boolean => code === 'unlawful';

export const categoryOf = (restriction: Pick<Stating, 'code' | 'noticed'>): Category =>
  (isIllegal(restriction) ? byNotice[restriction.noticed] : undefined) ?? byCode[restriction.code] ?? 'OTHER_VIOLATION_TC';

/** Why, in English and without a word of anybody's. */
const grounds: Readonly<Record<string, string>> = {
  'advertising': 'House rules: no advertising', 'insult': 'House rules: no insults', 'hate': 'House rules: no hate against groups', 'off-topic': 'House rules: comments belong to the article',
  'private': 'House rules: no personal data of others', 'false': 'House rules: no untrue claims of fact', 'unlawful': 'The law of the place of publication',
  'unreadable': 'House rules: comments can be read by others', 'other': 'House rules',
};
const noticeGrounds: Readonly<Record<string, string>> = {
  'hate': 'Law against incitement to hatred', 'threat': 'Law against threats', 'defamation': 'Law against defamation', 'private': 'Law on the protection of personal data',
  'child-abuse': 'Law against the sexual abuse of children', 'terrorism': 'Law against terrorism', 'fraud': 'Law against fraud', 'copyright': 'Copyright law',
};

/** The European Economic Area: where a decision of ours holds, it holds everywhere. */
export const territories = [
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
] as const;

const date = string({ min: 10, max: 10 });
const yesNo = oneOf('Yes', 'No');

/** The shape that the Commission's database takes (API v1), as far as comments and their authors need it: one of the first three is there. */
const statementFields = object(
  {
    decision_visibility: optional(list(oneOf('DECISION_VISIBILITY_CONTENT_REMOVED', 'DECISION_VISIBILITY_CONTENT_DISABLED'), 1)),
    decision_provision: optional(oneOf('DECISION_PROVISION_PARTIAL_SUSPENSION')),
    decision_account: optional(oneOf('DECISION_ACCOUNT_SUSPENDED')),
    account_type: optional(oneOf('ACCOUNT_TYPE_PRIVATE')),
    decision_ground: oneOf('DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT'),
    illegal_content_legal_ground: optional(string({ min: 1, max: 500 })),
    illegal_content_explanation: optional(string({ min: 1, max: 2000 })),
    incompatible_content_ground: optional(string({ min: 1, max: 500 })),
    incompatible_content_explanation: optional(string({ min: 1, max: 2000 })),
    incompatible_content_illegal: optional(yesNo),
    category: oneOf(...categories.map((name) => `STATEMENT_CATEGORY_${name}` as const)),
    content_type: list(oneOf('CONTENT_TYPE_TEXT'), 1),
    content_date: date,
    content_language: optional(string({ min: 2, max: 2 })),
    territorial_scope: list(oneOf(...territories), 40),
    application_date: date,
    end_date_visibility_restriction: optional(date),
    end_date_account_restriction: optional(date),
    end_date_service_restriction: optional(date),
    decision_facts: string({ min: 1, max: 5000 }),
    source_type: oneOf('SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER', 'SOURCE_TYPE_OTHER_NOTIFICATION', 'SOURCE_VOLUNTARY'),
    automated_detection: yesNo,
    automated_decision: oneOf('AUTOMATED_DECISION_FULLY', 'AUTOMATED_DECISION_PARTIALLY', 'AUTOMATED_DECISION_NOT_AUTOMATED'),
    puid: ((value, path = '') =>
      typeof value === 'string' && /^[a-zA-Z0-9-_]{1,500}$/.test(value) ? ok(value) : string({ min: 1, max: 0 })(value, path)) as Parser<string>,
  },
  true,
);
export type Statement = Parsed<typeof statementFields>;
export const parseStatement: Parser<Statement> = (value, path = '') => {
  const fields = statementFields(value, path);
  if (!fields.ok) return fields;
  const { decision_visibility, decision_provision, decision_account } = fields.value;
  return (decision_visibility ?? decision_provision ?? decision_account) === undefined ? wrong(path, 'a decision on visibility, provision or account', value) : fields;
};

const sources: Readonly<Record<RestrictionSource, Statement['source_type']>> = { notice: 'SOURCE_ARTICLE_16', flag: 'SOURCE_TYPE_OTHER_NOTIFICATION', own: 'SOURCE_VOLUNTARY' };
const sourceFacts: Readonly<Record<RestrictionSource, string>> = {
  notice: 'A notice under Article 16 had been received.', flag: 'A reader had reported it as against the rules of the house.', own: 'It was found on the site’s own initiative.',
};

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** What happened, by codes. */
const factsOf = ({ source, rules, ruleSet }: Stating, what: string, automated: boolean): string =>
  [
    what,
    sourceFacts[source],
    rules.length === 0 ? 'No automated rule had spoken on it.' : `Automated rules had spoken on it: ${rules.join(', ')}${ruleSet === '' ? '' : ` (rule set ${ruleSet})`}.`,
    automated ? 'The decision was made by these rules; a person looks at it when the author asks.' : 'The decision was made by a person.',
  ].join(' ');

/** What any statement says, in the Commission's vocabulary. */
const commonOf = (restriction: Stating, what: string, automated: boolean): Statement => {
  const { id, at, code, rules, source, noticed, contentAt, language } = restriction;
  const illegal = isIllegal(restriction);
  const ground = (illegal ? noticeGrounds[noticed] : undefined) ?? grounds[code] ?? 'House rules';
  const tag = language?.slice(0, 2).toLowerCase() ?? '';
  return {
    ...(illegal
      ? { decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT', illegal_content_legal_ground: ground, illegal_content_explanation: `What was written was judged to be against this law: ${ground}.` }
      : {
          decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT', incompatible_content_ground: ground,
          incompatible_content_explanation: `What was written was judged to be against the terms of the site: ${ground}.`, incompatible_content_illegal: 'No',
        }),
    category: `STATEMENT_CATEGORY_${categoryOf(restriction)}`,
    content_type: ['CONTENT_TYPE_TEXT'],
    content_date: dayOf(contentAt),
    ...(/^[a-z]{2}$/.test(tag) ? { content_language: tag.toUpperCase() } : {}),
    territorial_scope: [...territories],
    application_date: dayOf(at),
    decision_facts: factsOf(restriction, what, automated),
    source_type: sources[source],
    automated_detection: rules.length > 0 ? 'Yes' : 'No',
    automated_decision: automated ? 'AUTOMATED_DECISION_FULLY' : 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: id,
  };
};

/** A restriction of a comment in the Commission's vocabulary. */
export const statementOf = (restriction: Restriction): Statement => {
  const { from, to, automated, endedAt } = restriction;
  const what = `A reader’s comment was ${to === 'held' ? 'taken down until a person has looked at it' : from === 'published' ? 'taken down' : 'not published'}.`;
  return {
    decision_visibility: [to === 'held' ? 'DECISION_VISIBILITY_CONTENT_DISABLED' : 'DECISION_VISIBILITY_CONTENT_REMOVED'],
    ...(endedAt === null ? {} : { end_date_visibility_restriction: dayOf(endedAt) }),
    ...commonOf(restriction, what, automated),
  };
};

const accountFacts: Readonly<Record<StandingKind, string>> = {
  'banned': 'New comments of a reader are refused', 'muted': 'New comments of a reader are put aside', 'pre-moderated': 'New comments of a reader wait until a person has looked at them',
};

/** A restriction of an author in the Commission's vocabulary: who may still write, and is read first, has part of the service suspended, and not the account. */
export const accountStatementOf = (restriction: AccountRestriction): Statement => {
  const { kind, until, endedAt } = restriction;
  const end = endedAt ?? until;
  const ends = end === null ? undefined : dayOf(end);
  return {
    ...(kind === 'pre-moderated'
      ? { decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION' as const, ...(ends === undefined ? {} : { end_date_service_restriction: ends }) }
      : { decision_account: 'DECISION_ACCOUNT_SUSPENDED' as const, ...(ends === undefined ? {} : { end_date_account_restriction: ends }) }),
    account_type: 'ACCOUNT_TYPE_PRIVATE',
    ...commonOf(restriction, `${accountFacts[kind]}, on account of a comment of theirs.`, false),
  };
};

/** How long an author may ask for another look: six months (CM-30), in ms. */
export const appealWindow = 183 * 24 * 60 * 60 * 1000;

/** Longest that an author may say, in UTF-16 units. */
export const longestAppeal = 500;

export interface Appeal {
  readonly at: number;
  /** null: nobody has looked yet. */
  readonly decidedAt: number | null;
  readonly outcome: 'upheld' | 'reversed' | null;
}

/** `about`: what was set for the author, and not the comment whose receipt it is. */
export const parseAppealRequest = object({ words: string({ min: 1, max: longestAppeal }), about: optional(oneOf('account')) });

export type AppealOutcome =
  | { readonly kind: 'received'; readonly at: number }
  /** It was asked before: once is the rule. */
  | { readonly kind: 'asked-before'; readonly at: number }
  /** Nothing to ask about: it stands, it waits, or six months are over. */
  | { readonly kind: 'nothing' };
