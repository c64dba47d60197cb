/** What moderators read: lists by predicate, newest first, each comment with what stands around it. */
import type { CommentStatus } from '@sayso/widgets/comments';
import {
  readsWords, searcher, type DecisionAction, type DecisionReasonCode, type QueueEvent, type QueueFilter, type QueueItem, type QueueName, type Said, type StandingKind,
} from '@sayso/widgets/moderation';
import type { Database } from '../database.js';
import { openAppeal } from './account-stating.js';
import type { AuthorRecord } from './author-record.js';
import { queueLists, type Fence, type Found } from './queue-lists.js';
import { commentColumns, commentTables, decodeReasons, toComment, type CommentRow } from './rows.js';
import type { PageEnd } from './threads.js';

interface ItemRow extends CommentRow {
  readonly reasons: string | null;
  readonly author_key: string | null;
  readonly member: number | null;
  readonly confirmed_at: number | null;
  readonly open_reports: number;
  readonly page_url: string;
  readonly page_title: string;
  readonly parent_name: string | null;
  readonly parent_text: string | null;
  readonly action: DecisionAction | null;
  readonly decided_by: string | null;
  readonly decided_at: number | null;
  readonly batch: string | null;
  readonly undo_until: number | null;
  readonly reason: DecisionReasonCode | null;
  readonly reason_words: string | null;
  readonly asked_kind: StandingKind | null;
  readonly asked_words: string | null;
  readonly asked_code: string | null;
}

/** What an item shows from elsewhere. */
export interface Context {
  readonly authorRecords: (site: string, authorKeys: readonly string[]) => Promise<ReadonlyMap<string, AuthorRecord>>;
  readonly reportReasons: (site: string, id: string) => Promise<QueueItem['reasons']>;
}

const itemQuery = `select ${commentColumns}, w.reasons, w.author_key, w.member, w.confirmed_at, c.open_reports, c.page_url, c.page_title,
    pw.name as parent_name, pw.text as parent_text,
    d.action, m.name as decided_by, d.at as decided_at, d.batch, d.undo_until, d.reason, d.reason_words,
    s.kind as asked_kind, s.asked_words, s.code as asked_code
  from ${commentTables}
    left join contents pw on pw.site = c.site and pw.comment = c.parent
    left join decisions d on d.site = c.site and d.comment = c.id and d.seq =
      (select max(seq) from decisions l where l.site = c.site and l.comment = c.id and l.undone_at is null)
    left join moderators m on m.site = d.site and m.id = d.actor
    left join account_statements s on s.site = c.site and s.asked_of = c.id and ${openAppeal}`;

/** The wire takes no more. */
const mostReasons = 200;
/** Items asked for in one statement; a fixed number, so that it is prepared once. */
const atOnce = 50;
const places = Array.from({ length: atOnce }, (_, index) => `$${index + 2}`).join(', ');
/** Counted one by one up to here where a filter has no count kept. */
const mostCounted = 10_000;
/** Comments read at once, and for one answer at most, when words are looked for. */
const searchStep = 500;
const mostSearched = 20_000;

/** What a comment's author asks about how they are treated, on top of its reasons. */
const askedReasons = ({ asked_kind, asked_words, asked_code }: ItemRow): QueueItem['reasons'] =>
  asked_kind === null
    ? []
    : [{ rule: 'appeal', code: 'account-appealed', action: 'hold', params: new Map([['words', asked_words ?? ''], ['standing', asked_kind], ['decision', asked_code ?? '']]) }];

export const queueQueries = (database: Database, { authorRecords, reportReasons }: Context) => {
  const { listed, counted } = queueLists(database);

  const toItem = (row: ItemRow, author: AuthorRecord, reports: QueueItem['reasons'], seq: number): QueueItem => ({
    comment: toComment(row),
    reasons: [...askedReasons(row), ...reports, ...decodeReasons(row.reasons)].slice(0, mostReasons),
    page: { url: row.page_url, title: row.page_title },
    inReplyTo: row.parent === null ? null : { id: row.parent, name: row.parent_name ?? '', text: row.parent_text ?? '' },
    author: { ...author, ...(row.member === 1 ? { member: true } : {}), ...(row.confirmed_at === null ? {} : { confirmed: true }) },
    decided:
      row.action === null || row.batch === null
        ? null
        : {
            action: row.action, by: row.decided_by ?? '', at: row.decided_at ?? 0, batch: row.batch, undoUntil: row.undo_until ?? 0,
            ...(row.reason === null ? {} : { reason: { code: row.reason, ...(row.reason_words === null ? {} : { words: row.reason_words }) } }),
          },
    seq,
  });

  /** In the order asked for; what is not there any more is left out. */
  const items = async (site: string, ids: readonly string[]): Promise<readonly QueueItem[]> => {
    // Taken first: what comes while the items are read has a higher one, and no decision lets that stand unseen.
    const [now] = await database.query<{ seq: number }>('select seq from sites where site = $1', [site]);
    const rows = new Map<string, ItemRow>();
    for (let start = 0; start < ids.length; start += atOnce) {
      const some = ids.slice(start, start + atOnce);
      const padded = Array.from({ length: atOnce }, (_, index) => some[index] ?? some[0] ?? '');
      for (const row of await database.query<ItemRow>(`${itemQuery} where c.site = $1 and c.id in (${places})`, [site, ...padded])) rows.set(row.id, row);
    }
    const authors = await authorRecords(site, [...new Set([...rows.values()].flatMap(({ author_key }) => author_key ?? []))]);
    const out: QueueItem[] = [];
    for (const id of ids) {
      const row = rows.get(id);
      if (row === undefined) continue;
      out.push(toItem(row, authors.get(row.author_key ?? '') ?? { published: 0, refused: 0 }, row.open_reports > 0 ? await reportReasons(site, id) : [], now?.seq ?? 0));
    }
    return out;
  };

  /** As `listed`, with the filter's words looked for among the texts; stops after `mostSearched` of them. */
  const search = async (site: string, queue: QueueName, filter: QueueFilter, limit: number, after: PageEnd | null, fence?: Fence) => {
    const matches = searcher(filter);
    const found: Found[] = [];
    let end = after;
    for (let read = 0; read < mostSearched && found.length < limit; read += searchStep) {
      const some = await listed(site, queue, filter, searchStep, end, fence);
      const words = new Map<string, Said>();
      for (let start = 0; start < some.length; start += atOnce) {
        const padded = Array.from({ length: atOnce }, (_, index) => some[start + index]?.id ?? some[start]?.id ?? '');
        const rows = await database.query<Said & { readonly comment: string }>(
          `select w.comment, w.name, w.text, c.lang from contents w join comments c on c.site = w.site and c.id = w.comment where w.site = $1 and w.comment in (${places})`,
          [site, ...padded],
        );
        for (const row of rows) words.set(row.comment, row);
      }
      for (const each of some) {
        end = { createdAt: each.created_at, id: each.id };
        const said = words.get(each.id);
        if (said !== undefined && matches(said)) found.push(each);
        if (found.length === limit) return { found, end };
      }
      if (some.length < searchStep) return { found, end: null };
      // Others are served in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { found, end };
  };

  /** The next `limit` of a list after `after`, and where to go on; fewer than `limit` may come with more behind them. */
  const find = async (site: string, queue: QueueName, filter: QueueFilter, limit: number, after: PageEnd | null, fence?: Fence) => {
    if (readsWords(filter)) return search(site, queue, filter, limit, after, fence);
    const found = await listed(site, queue, filter, limit + 1, after, fence);
    const last = found[limit - 1];
    return { found: found.slice(0, limit), end: found.length > limit && last !== undefined ? { createdAt: last.created_at, id: last.id } : null };
  };

  return {
    items,
    find,

    /** Newest first, after `after`. */
    async queue(site: string, queue: QueueName, limit: number, after: PageEnd | null, filter: QueueFilter = {}) {
      const { found, end } = await find(site, queue, filter, limit, after);
      return { items: await items(site, found.map(({ id }) => id)), next: end };
    },

    /** How many stand in each list. */
    async queueCounts(site: string): Promise<Readonly<Record<QueueName, number>>> {
      const rows = await database.query<{ status: CommentStatus; reported: number; reviewed: number; n: number }>(
        'select status, reported, reviewed, n from queue_counts where site = $1',
        [site],
      );
      const sum = (which: (row: (typeof rows)[number]) => boolean): number => rows.filter(which).reduce((total, { n }) => total + n, 0);
      const [waiting] = await database.query<{ n: number }>(
        `select count(*) as n from account_statements s join comments c on c.site = s.site and c.id = s.asked_of
         where s.site = $1 and s.asked_of is not null and ${openAppeal} and (c.status <> 'published' or c.open_reports = 0)`,
        [site],
      );
      const inStatus = (...wanted: readonly CommentStatus[]): number => sum(({ status }) => wanted.includes(status));
      return {
        held: inStatus('held'),
        reported: sum(({ status, reported }) => status === 'published' && reported === 1) + (waiting?.n ?? 0),
        unreviewed: sum(({ status, reviewed }) => status === 'published' && reviewed === 0),
        published: inStatus('published'),
        spam: inStatus('spam'),
        rejected: inStatus('rejected', 'removed'),
        all: inStatus('held', 'published', 'spam', 'rejected', 'removed'),
      };
    },

    /** How many of a list pass a filter; null where that takes too long to say. */
    async queueMatching(site: string, queue: QueueName, filter: QueueFilter): Promise<number | null> {
      return readsWords(filter) ? null : counted(site, queue, filter, mostCounted);
    },

    /** How many a decision by predicate would be taken on: all of them are counted. */
    async queueReach(site: string, queue: QueueName, filter: QueueFilter, fence: Fence): Promise<number> {
      if (!readsWords(filter)) return (await counted(site, queue, filter, Number.MAX_SAFE_INTEGER - 1, fence)) ?? 0;
      let sum = 0;
      for (let after: PageEnd | null = null, more = true; more; ) {
        const { found, end }: { found: readonly Found[]; end: PageEnd | null } = await search(site, queue, filter, mostSearched, after, fence);
        sum += found.length;
        after = end;
        more = end !== null;
      }
      return sum;
    },

    /** What changed in the site after `since`: each comment once, as it stands now, under its last number. */
    async queueChanges(site: string, since: number, limit: number): Promise<readonly Extract<QueueEvent, { kind: 'changed' }>[]> {
      const rows = await database.query<{ latest: number; id: string; status: CommentStatus }>(
        `select e.latest, c.id, c.status from
           (select comment, max(seq) as latest from events where site = $1 and seq > $2 group by comment order by max(seq) limit $3) e
           join comments c on c.site = $1 and c.id = e.comment order by e.latest`,
        [site, since, limit],
      );
      return rows.map((row) => ({ kind: 'changed', seq: row.latest, id: row.id, status: row.status }));
    },
  };
};

export type QueueQueries = ReturnType<typeof queueQueries>;
