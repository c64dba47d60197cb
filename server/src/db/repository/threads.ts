/** What readers ask: a page of a thread, counts, what changed since, and their own comments by receipt. */
import type { ClosingFacts, Comment, OwnComment, Sort } from '@sayso/widgets/comments';
import { toldReasons } from '@sayso/widgets/moderation';
import type { Database } from '../database.js';
import { commentColumns, commentTables, decodePinned, decodeReasons, toComment, type CommentRow } from './rows.js';

/** As it is kept; `threadNow` says how it stands at a moment. */
export interface ThreadState extends ClosingFacts {
  readonly published: number;
  /** Of the last event that readers can see; 0 for a thread that nobody has written in. */
  readonly seq: number;
  /** How often a vote came or went. */
  readonly voteChanges: number;
  readonly title: string;
  readonly url: string;
  readonly closedNote: string | null;
  readonly question: string | null;
  readonly pinned: readonly string[];
  /** Counts up when an editor changes something about the thread. */
  readonly edition: number;
}

const unwritten: ThreadState = {
  state: 'open', closedBecause: null, closedAt: null, closesAt: null, openedAt: null, publishedAt: null, published: 0, seq: 0, voteChanges: 0, title: '', url: '',
  closedNote: null, question: null, pinned: [], edition: 0,
};

/** Comments after which a page takes no further branch, and the most that the wire lets one page hold. */
const fullPage = 2000;
const mostOnPage = 10_000;

/** Where a page ended: moment and id of its last top-level comment, and where it stood in an order that is not by age. */
export interface PageEnd {
  readonly rank?: number;
  readonly createdAt: number;
  readonly id: string;
}

export interface ThreadChange {
  readonly seq: number;
  readonly comment: Comment;
}

/** Replies after their parent; the branches keep the order they came in. Without recursion: replies may be 10,000 deep. */
const inTreeOrder = (rows: readonly CommentRow[]): readonly CommentRow[] => {
  const here = new Set(rows.map((row) => row.id));
  const children = new Map<string, CommentRow[]>();
  const tops: CommentRow[] = [];
  for (const row of rows) {
    if (row.parent === null || !here.has(row.parent)) tops.push(row);
    else children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  }
  const out: CommentRow[] = [];
  const stack = tops.reverse();
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    out.push(row);
    stack.push(...(children.get(row.id) ?? []).reverse());
  }
  // A tombstone stands only as long as something hangs on it.
  return out.filter((row) => row.status === 'published' || children.has(row.id));
};

export interface Page {
  readonly comments: readonly Comment[];
  readonly next: PageEnd | null;
}

const pageByAge = async (database: Database, site: string, thread: string, sort: 'newest' | 'oldest', limit: number, after: PageEnd | null): Promise<Page> => {
  const [order, beyond] = sort === 'newest' ? ['desc', '<'] : ['asc', '>'];
  const start = after ?? (sort === 'newest' ? { createdAt: Number.MAX_SAFE_INTEGER, id: '' } : { createdAt: -1, id: '' });
  const roots = await database.query<{ root: string; created_at: number; published: number }>(
    `select root, created_at, published from branches
     where site = $1 and thread = $2 and published > 0 and (created_at, root) ${beyond} ($3, $4)
     order by created_at ${order}, root ${order} limit $5`,
    [site, thread, start.createdAt, start.id, limit + 1],
  );
  const shown = fitting(roots, limit);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return { comments: [] as readonly Comment[], next: null };
  const [low, high] = sort === 'newest' ? [last, first] : [first, last];
  const rows = await database.query<CommentRow>(
    `select ${commentColumns} from branches b join comments c on c.site = b.site and c.root = b.root
       left join contents w on w.site = c.site and w.comment = c.id
     where b.site = $1 and b.thread = $2 and b.published > 0 and (b.created_at, b.root) >= ($3, $4)
       and (b.created_at, b.root) <= ($5, $6) and c.status in ('published', 'erased')
     order by b.created_at ${order}, b.root ${order}, c.created_at, c.id limit $7`,
    [site, thread, low.created_at, low.root, high.created_at, high.root, mostOnPage],
  );
  const next: PageEnd | null = roots.length > shown.length ? { createdAt: last.created_at, id: last.root } : null;
  return { comments: inTreeOrder(rows).map(toComment), next };
};

/** `$3, $4, …` for a list of values that begins at number `first`. */
const places = (values: readonly unknown[], first: number): string => values.map((_, index) => `$${index + first}`).join(', ');

/** Whole branches, one after the other in the order of `roots`. */
const branchesInOrder = async (database: Database, site: string, roots: readonly string[]): Promise<readonly Comment[]> => {
  if (roots.length === 0) return [];
  const rows = await database.query<CommentRow & { readonly root: string }>(
    `select ${commentColumns}, c.root from ${commentTables}
     where c.site = $1 and c.root in (${places(roots, 3)}) and c.status in ('published', 'erased')
     order by c.created_at, c.id limit $2`,
    [site, mostOnPage, ...roots],
  );
  const place = new Map(roots.map((root, index) => [root, index]));
  return inTreeOrder([...rows].sort((a, b) => (place.get(a.root) ?? 0) - (place.get(b.root) ?? 0))).map(toComment);
};

const rankColumns = { best: 'score', discussed: 'published' } as const;

/** The places of a page in an order by rank are found by the branches alone, so a comment that arrives meanwhile moves none of them. */
const rankedPage = async (database: Database, site: string, thread: string, sort: 'best' | 'discussed', limit: number, after: PageEnd | null): Promise<Page> => {
  const column = rankColumns[sort];
  const start = after ?? { rank: Number.MAX_SAFE_INTEGER, createdAt: Number.MAX_SAFE_INTEGER, id: '' };
  const roots = await database.query<{ root: string; created_at: number; published: number; rank: number }>(
    `select root, created_at, published, ${column} as rank from branches
     where site = $1 and thread = $2 and published > 0 and (${column}, created_at, root) < ($3, $4, $5)
     order by ${column} desc, created_at desc, root desc limit $6`,
    [site, thread, start.rank ?? 0, start.createdAt, start.id, limit + 1],
  );
  const shown = fitting(roots, limit);
  const last = shown.at(-1);
  const comments = await branchesInOrder(database, site, shown.map(({ root }) => root));
  const next = last !== undefined && roots.length > shown.length ? { rank: last.rank, createdAt: last.created_at, id: last.root } : null;
  return { comments, next };
};

/** A page ends early where its branches hold more than a page should, but never before its first branch. */
const fitting = <T extends { readonly published: number }>(roots: readonly T[], limit: number): readonly T[] => {
  let sum = 0;
  return roots.slice(0, limit).filter((branch, index) => (sum += branch.published) <= fullPage || index === 0);
};

export const threadQueries = (database: Database) => ({
  /** How a thread stands; an unknown one is open and empty. */
  async thread(site: string, thread: string): Promise<ThreadState> {
    const [row] = await database.query<Omit<ThreadState, 'pinned'> & { readonly pinned: string }>(
      `select state, closed_because as "closedBecause", closed_at as "closedAt", closes_at as "closesAt", opened_at as "openedAt",
         coalesce(published_at, created_at) as "publishedAt", published, seq, vote_changes as "voteChanges", title, url, closed_note as "closedNote", question, pinned, edition
       from threads where site = $1 and thread = $2`,
      [site, thread],
    );
    return row === undefined ? unwritten : { ...row, pinned: decodePinned(row.pinned) };
  },

  /** `limit` top-level comments after `after`, each with all of its published replies. */
  page: (site: string, thread: string, sort: Sort, limit: number, after: PageEnd | null): Promise<Page> =>
    sort === 'best' || sort === 'discussed' ? rankedPage(database, site, thread, sort, limit, after) : pageByAge(database, site, thread, sort, limit, after),

  /** The whole conversations in which these comments stand, in the order asked for. What is not published here is passed over. */
  async conversations(site: string, thread: string, ids: readonly string[]): Promise<readonly Comment[]> {
    if (ids.length === 0) return [];
    const found = await database.query<{ id: string; root: string }>(
      `select id, root from comments where site = $1 and thread = $2 and status = 'published' and id in (${places(ids, 3)})`,
      [site, thread, ...ids],
    );
    const rootOf = new Map(found.map(({ id, root }) => [id, root]));
    return branchesInOrder(database, site, [...new Set(ids.flatMap((id) => rootOf.get(id) ?? []))]);
  },

  /** Published comments of each thread; 0 for an unknown one. */
  async counts(site: string, threads: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const out = new Map(threads.map((thread) => [thread, 0]));
    if (out.size === 0) return out;
    const rows = await database.query<{ thread: string; published: number }>(
      `select thread, published from threads where site = $1 and thread in (${places([...out.keys()], 2)})`,
      [site, ...out.keys()],
    );
    for (const row of rows) out.set(row.thread, row.published);
    return out;
  },

  /** Own comments by the hashes of their secrets, in the order asked; null where unknown. */
  async receipts(site: string, hashes: readonly string[]): Promise<readonly (OwnComment | null)[]> {
    const out: (OwnComment | null)[] = [];
    for (const hash of hashes) {
      const [row] = await database.query<CommentRow & { reasons: string | null }>(
        `select ${commentColumns}, w.reasons from receipts r join comments c on c.site = r.site and c.id = r.comment
           left join contents w on w.site = c.site and w.comment = c.id where r.site = $1 and r.secret_hash = $2`,
        [site, hash],
      );
      out.push(row === undefined ? null : { comment: toComment(row), reasons: publicReasons(row.reasons) });
    }
    return out;
  },

  async own(site: string, id: string): Promise<OwnComment | null> {
    const [row] = await database.query<CommentRow & { reasons: string | null }>(
      `select ${commentColumns}, w.reasons from ${commentTables} where c.site = $1 and c.id = $2`,
      [site, id],
    );
    return row === undefined ? null : { comment: toComment(row), reasons: publicReasons(row.reasons) };
  },

  /**
   * What readers of these threads see change after `since`: each comment as it stands now, under its last number. A comment that
   * never was public does not appear.
   */
  async changes(site: string, threads: readonly string[], since: number, limit: number): Promise<readonly ThreadChange[]> {
    const places = threads.map((_, index) => `$${index + 4}`).join(', ');
    const rows = await database.query<CommentRow & { latest: number }>(
      `select ${commentColumns}, e.latest from
         (select comment, max(seq) as latest from events
          where site = $1 and thread in (${places}) and seq > $2 and (to_status = 'published' or from_status = 'published')
          group by comment order by max(seq) limit $3) e
         join comments c on c.site = $1 and c.id = e.comment left join contents w on w.site = c.site and w.comment = c.id
       order by e.latest`,
      [site, since, limit, ...threads],
    );
    return rows.map((row) => ({ seq: row.latest, comment: toComment(row) }));
  },

  /** The newest number that readers of these threads can have seen; 0 where nobody has written. */
  async seqOf(site: string, threads: readonly string[]): Promise<number> {
    const places = threads.map((_, index) => `$${index + 2}`).join(', ');
    const [row] = await database.query<{ seq: number | null }>(`select max(seq) as seq from threads where site = $1 and thread in (${places})`, [site, ...threads]);
    return row?.seq ?? 0;
  },

  /** The last number given out in a site. */
  async seq(site: string): Promise<number> {
    return (await database.query<{ seq: number }>('select seq from sites where site = $1', [site]))[0]?.seq ?? 0;
  },
});

/** What its author may know: codes without the settings or words behind them. */
const publicReasons = (text: string | null) => toldReasons(decodeReasons(text));
