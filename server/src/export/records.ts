/**
 * What a line of our own export holds, column by column: the one list by which it is written, checked and taken back. A table or
 * a column that a migration adds and nobody names here is found by a test.
 */
import type { Value } from '../db/database.js';

export type ColumnKind =
  | 'text' | 'number'
  /** The column holds JSON; the line holds the value. */
  | 'json'
  /** A number of the site's log: counted on from where the site stands that takes it. */
  | 'seq'
  /** One of these. */
  | readonly string[];

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nullable: boolean;
}

export interface Table {
  readonly table: string;
  readonly columns: readonly Column[];
  /** Columns by which its rows stand in a fixed order. */
  readonly order: string;
  /** Which of its rows; default all of the site. */
  readonly where?: string;
}

const need = (name: string, kind: ColumnKind = 'text'): Column => ({ name, kind, nullable: false });
const may = (name: string, kind: ColumnKind = 'text'): Column => ({ name, kind, nullable: true });

const statuses = ['published', 'held', 'spam', 'rejected', 'removed', 'erased'];

export const threadTable: Table = {
  table: 'threads',
  columns: [
    need('thread'), need('url'), need('title'), need('state', ['open', 'closed']), may('closed_because', ['by-editor', 'too-old']), may('closed_at', 'number'),
    need('created_at', 'number'), may('closes_at', 'number'), may('opened_at', 'number'), may('published_at', 'number'), may('closed_note'), may('question'),
    need('pinned', 'json'), need('edition', 'number'),
  ],
  order: 'thread',
};

export const commentTable: Table = {
  table: 'comments',
  columns: [
    need('id'), need('thread'), may('parent'), need('root'), need('status', statuses), need('revision', 'number'), need('created_at', 'number'), may('edited_at', 'number'),
    need('seq', 'seq'), need('seed'), may('badge', ['staff', 'author']), may('lang'), may('dir', ['ltr', 'rtl']), need('page_url'), need('page_title'),
  ],
  order: 'id',
};

/** What a person may ask to have erased; a comment that is, has none. */
export const contentTable: Table = {
  table: 'contents',
  columns: [
    need('name'), need('website'), need('text'), may('email'), may('author_key'), need('text_key'), need('reasons', 'json'), may('confirmed_at', 'number'), need('member', 'number'), may('facts', 'json'), may('device'),
  ],
  order: 'comment',
};

/** What hangs on a comment, by its name in the line. */
export const ofComment: Readonly<Record<string, Table>> = {
  receipts: { table: 'receipts', columns: [need('secret_hash'), need('body_hash')], order: 'secret_hash' },
  events: {
    table: 'events',
    columns: [
      need('seq', 'seq'), need('at', 'number'), need('kind'), need('thread'), may('from_status'), need('to_status'), need('revision', 'number'), may('actor'), may('batch'), may('detail', 'json'),
    ],
    order: 'seq',
  },
  decisions: {
    table: 'decisions',
    columns: [
      need('batch'), need('action'), need('actor'), need('at', 'number'), need('undo_until', 'number'), need('from_status'), need('to_status'), need('seq', 'seq'), may('undone_at', 'number'), may('reason'), may('reason_words'),
    ],
    order: 'seq, batch',
  },
  votes: { table: 'votes', columns: [need('secret_hash'), need('at', 'number')], order: 'at, secret_hash' },
  reports: {
    table: 'reports',
    columns: [
      need('number'), need('secret_hash'), need('body_hash'), need('revision', 'number'), need('lane', ['house', 'illegal']), need('reason'), need('words'), need('location'),
      may('name'), may('email'), need('good_faith', 'number'), need('at', 'number'), need('seq', 'seq'), need('decided_told', 'number'),
    ],
    order: 'at, number',
  },
  subscriptions: {
    table: 'subscriptions',
    columns: [need('email'), need('author_key'), need('state', ['pending', 'confirmed']), need('created_at', 'number'), may('confirmed_at', 'number')],
    order: 'created_at',
  },
  marks: { table: 'rule_marks', columns: [need('rule'), need('actor'), need('at', 'number')], order: 'rule' },
  statements: {
    table: 'statements',
    columns: [
      need('id'), need('at', 'number'), may('from_status'), need('to_status', statuses), need('automated', 'number'), need('code'), need('words'), need('rules', 'json'),
      need('source', ['notice', 'flag', 'own']), need('noticed'), need('rule_set'), need('content_at', 'number'), may('lang'), may('batch'), may('ended_at', 'number'), may('ended_batch'), need('withdrawn', 'number'),
    ],
    order: 'at, id',
  },
  // Behind the statements that they are about.
  appeals: {
    table: 'appeals',
    columns: [need('statement'), need('words'), need('at', 'number'), may('decided_at', 'number'), may('outcome', ['upheld', 'reversed']), may('batch')],
    order: 'at',
  },
  toldOf: { table: 'replies_told', columns: [need('about')], order: 'about' },
  imported: { table: 'imported', columns: [need('source'), need('source_id')], order: 'source, source_id' },
};

/** Who may do what; whatever opens a door stays behind, so each asks for a new password. */
const teamColumns: readonly Column[] = [
  need('id'), need('name'), need('created_at', 'number'), may('email'), need('role', ['viewer', 'moderator', 'editor', 'owner']), may('subject'), may('disabled_at', 'number'),
  need('digest', 'number'), need('digest_at', 'number'),
];

/** Lines of their own, by their kind. */
export const ofSite: Readonly<Record<string, Table>> = {
  'moderator': { table: 'moderators', columns: teamColumns, order: 'id' },
  'saved-filters': { table: 'saved_filters', columns: [need('moderator'), need('filters', 'json')], order: 'moderator' },
  'author-standing': {
    table: 'author_standings',
    columns: [need('author_key'), need('kind', ['banned', 'muted', 'pre-moderated']), may('until', 'number'), need('actor'), need('at', 'number')],
    order: 'author_key',
  },
  'author-statement': {
    table: 'account_statements',
    columns: [
      need('id'), need('author_key'), need('at', 'number'), need('kind', ['banned', 'muted', 'pre-moderated']), may('until', 'number'), need('code'), need('words'), need('rules', 'json'),
      need('source', ['notice', 'flag', 'own']), need('noticed'), need('rule_set'), need('content_at', 'number'), may('lang'), may('ended_at', 'number'), may('asked_at', 'number'), may('asked_of'),
      may('asked_words'), may('answered_at', 'number'), may('outcome', ['upheld', 'reversed']),
    ],
    order: 'at, id',
  },
  'spam-host': { table: 'spam_hosts', columns: [need('host'), need('n', 'number'), need('at', 'number')], order: 'host' },
  'author-note': { table: 'author_notes', columns: [need('id'), need('author_key'), need('text'), need('actor'), need('at', 'number')], order: 'id' },
  // Judges where it comes only if nothing else does there (`import-jsonl.ts`).
  'rule-set': { table: 'rule_sets', columns: [need('version', 'number'), need('name'), need('body', 'json'), may('actor'), need('at', 'number')], order: 'version' },
  'learnt': { table: 'learnt_models', columns: [need('turn', 'number'), need('model'), need('changed_at', 'number')], order: 'turn' },
  // What moderators did that is about no comment: who changed the rules, who closed a thread.
  'act': {
    table: 'events',
    columns: [need('seq', 'seq'), need('at', 'number'), need('kind'), need('thread'), need('to_status'), need('revision', 'number'), may('actor'), may('detail', 'json')],
    order: 'seq',
    where: `comment = ''`,
  },
  'consent-text': { table: 'consent_texts', columns: [need('hash'), need('text'), need('day', 'number')], order: 'hash' },
  'consent-receipt': {
    table: 'consent_receipts',
    columns: [
      need('hash'), need('event', ['given', 'withdrawn']), need('granted', 'json'), need('refused', 'json'), need('notice'), need('policy'), need('revision', 'number'), need('day', 'number'),
    ],
    order: 'hash',
  },
};

/** Columns that are counted from the rest, name the place or open doors: not written. */
export const counted: Readonly<Record<string, readonly string[]>> = {
  threads: ['site', 'published', 'seq', 'vote_changes'],
  comments: ['site', 'votes', 'open_reports', 'reviewed'],
  moderators: ['site', 'password', 'totp', 'totp_step'],
};

/** Tables that are not written, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  migrations: 'of the database',
  sites: 'counted anew',
  site_keys: 'in the first line',
  branches: 'counted anew',
  queue_counts: 'counted anew',
  comment_rules: 'gathered from the comments',
  comment_hosts: 'gathered from the comments',
  thread_authors: 'gathered from the comments',
  sign_in_links: 'opens doors',
  sessions: 'opens doors',
  recovery_codes: 'opens doors',
  mail_queue: 'under way',
  effects: 'under way',
  webhooks: 'of the place: its operator sets them',
  webhook_deliveries: 'under way',
  mail_links: 'opens doors',
  privacy_links: 'opens doors',
  import_runs: 'of the place',
  pace_keys: 'of the day',
  pace_buckets: 'of the day',
  arrivals: 'of the hour',
  arrival_turns: 'of the hour',
  spent_tickets: 'of the day',
};

export type Json = Readonly<Record<string, unknown>>;

/** `kind` is the line's own. */
const keyOf = (column: string): string => (column === 'kind' ? 'is' : column).replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const toJson = ({ columns }: Table, row: Readonly<Record<string, Value>>): Json =>
  Object.fromEntries(columns.flatMap(({ name, kind }) => {
    const value = row[name] ?? null;
    return value === null ? [] : [[keyOf(name), kind === 'json' ? (JSON.parse(String(value)) as unknown) : value]];
  }));

const fits = (kind: ColumnKind, value: unknown): boolean => {
  if (kind === 'json') return true;
  if (kind === 'number' || kind === 'seq') return Number.isSafeInteger(value);
  return typeof value === 'string' && !value.includes('\0') && (typeof kind === 'string' || kind.includes(value));
};

/** What is wrong with one, in words; null: nothing. */
export const faultOf = ({ columns }: Table, json: Json): string | null => {
  for (const { name, kind, nullable } of columns) {
    const value = json[keyOf(name)];
    if (value === undefined || value === null) {
      if (!nullable) return `"${keyOf(name)}" is missing`;
    } else if (!fits(kind, value)) return `"${keyOf(name)}" is not ${typeof kind === 'string' ? `a ${kind === 'seq' ? 'number' : kind}` : `one of ${kind.join(', ')}`}`;
  }
  return null;
};

/** The values in the order of the columns; `base` is added to numbers of the log. */
export const toValues = ({ columns }: Table, json: Json, base: number): readonly Value[] =>
  columns.map(({ name, kind }) => {
    const value = json[keyOf(name)];
    if (value === undefined || value === null) return null;
    if (kind === 'json') return JSON.stringify(value);
    return kind === 'seq' ? Number(value) + base : (value as Value);
  });

export const namesOf = ({ columns }: Table): readonly string[] => columns.map(({ name }) => name);
