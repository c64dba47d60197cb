/** A moderator's lists on a WordPress: which comments, how many, whose, and where the next page begins. */
import { misfit } from '../../../base/shape.js';
import { BackendError } from '../../../comments/model/errors.js';
import type { DecisionRecord, QueueItem, QueueName, QueuePage, QueueQuery } from '../../../moderation/model/backend.js';
import type { WordsRecord } from '../../../moderation/model/editing.js';
import { readsWords, searcher } from '../../../moderation/model/filter.js';
import { inTurns } from './in-turns.js';
import { itemOf, moderatedFields, moderatedShape, type Moderated } from './moderated.js';
import type { Session } from './session.js';

/** The lists that WordPress has, in its words; what readers reported and who looked at what it does not know. */
export const wordOf = { held: 'hold', published: 'approve', spam: 'spam', rejected: 'trash', all: 'any' } as const satisfies Partial<Record<QueueName, string>>;
export const wordpressQueues = Object.keys(wordOf) as readonly (keyof typeof wordOf)[];

type Author = QueueItem['author'];
const unknownAuthor: Author = { published: 0, refused: 0 };

/** Whole comments, or a fault where what came are none. */
export const readComments = (body: unknown): readonly Moderated[] => {
  if (!Array.isArray(body)) throw new BackendError('bad-answer', 'a list of comments was expected');
  const wrong = body.map((item) => misfit(item, moderatedShape)).find((place) => place !== '');
  if (wrong !== undefined) throw new BackendError('bad-answer', `a comment lacks ${wrong}: is this asked as a moderator?`);
  return body as readonly Moderated[];
};

export interface Lists {
  page(query: QueueQuery, signal?: AbortSignal): Promise<QueuePage>;
  /** Rows for comments that were read; what is known of their authors comes along. */
  rows(comments: readonly Moderated[]): Promise<readonly QueueItem[]>;
  /** One comment as it stands now; undefined: there is none. */
  read(id: string): Promise<Moderated | undefined>;
  /** Several, in the order of `ids`; what is gone is left out. */
  readMany(ids: readonly string[]): Promise<readonly Moderated[]>;
  /** What is known of an address may have changed. */
  forget(email: string): void;
}

export interface ListsOptions {
  readonly session: Session;
  /** Our plug-in is there: it counts, and says what was decided. */
  readonly plugin: () => Promise<boolean>;
  /** What this page has decided itself. */
  readonly decidedHere: (id: string) => DecisionRecord | null;
  /** Whose words it has changed. */
  readonly rewordedHere: (id: string) => WordsRecord | null;
}

const common = { context: 'edit', _fields: moderatedFields, _embed: 'up,in-reply-to' } as const;

/** A second later than a date without zone. WordPress' `before` leaves its own second out. */
const secondAfter = (date: string): string => new Date(Date.parse(`${date}Z`) + 1000).toISOString().slice(0, 19);

export const createLists = ({ session, plugin, decidedHere, rewordedHere }: ListsOptions): Lists => {
  const authors = new Map<string, Promise<Author>>();

  /** WordPress keeps no record of people: their comments are counted, a hundred at most. */
  const authorOf = (email: string): Promise<Author> => {
    if (email === '') return Promise.resolve(unknownAuthor);
    const present = authors.get(email);
    if (present !== undefined) return present;
    const counted = session.ask('comments', { context: 'edit', author_email: email, status: 'any', per_page: '100', _fields: 'id,status' }).then(({ status, body }): Author => {
      if (status !== 200 || !Array.isArray(body)) return unknownAuthor;
      const statuses = (body as readonly { readonly status?: unknown }[]).map((each) => each.status);
      return { published: statuses.filter((each) => each === 'approved').length, refused: statuses.filter((each) => each === 'spam' || each === 'trash').length };
    });
    authors.set(email, counted);
    counted.catch(() => authors.delete(email));
    return counted;
  };

  const rows: Lists['rows'] = async (comments) => {
    const apart = [...new Set(comments.filter(({ sayso }) => sayso === undefined).map((each) => each.author_email))];
    const known = new Map(await inTurns(apart, async (email) => [email, await authorOf(email)] as const));
    return comments.map((each) => itemOf(each, known.get(each.author_email) ?? unknownAuthor, decidedHere(String(each.id)), rewordedHere(String(each.id))));
  };

  const totalOf = async (status: string, signal?: AbortSignal): Promise<number> => {
    const { total } = await session.get('comments', { context: 'edit', status, per_page: '1', _fields: 'id' }, signal);
    return total || 0;
  };
  const counts = async (signal?: AbortSignal): Promise<QueuePage['counts']> => {
    const none = { reported: 0, unreviewed: 0 };
    if (await plugin()) {
      const { body } = await session.get('/sayso/v1/counts', {}, signal);
      if (misfit(body, { 'held,published,spam,rejected,all': 'number' }) === '') return { ...none, ...(body as Record<(typeof wordpressQueues)[number], number>) };
    }
    const [held = 0, published = 0, spam = 0, rejected = 0] = await inTurns([wordOf.held, wordOf.published, wordOf.spam, wordOf.rejected], (status) => totalOf(status, signal));
    return { ...none, held, published, spam, rejected, all: held + published + spam + rejected };
  };

  const read: Lists['read'] = async (id) => {
    const answer = await session.ask(`comments/${encodeURIComponent(id)}`, common);
    if (answer.status === 404) return undefined;
    return readComments([answer.status === 200 ? answer.body : (await session.get(`comments/${encodeURIComponent(id)}`, common)).body])[0];
  };

  return {
    rows,
    read,
    async readMany(ids) {
      if (ids.length === 0) return [];
      const found = readComments((await session.get('comments', { ...common, status: 'any', include: ids.join(','), per_page: '100', orderby: 'include' })).body);
      return ids.flatMap((id) => found.find((each) => String(each.id) === id) ?? []);
    },
    forget: (email) => void authors.delete(email),

    async page({ queue, limit, cursor, ...filter }, signal) {
      const told = await counts(signal);
      if (!(queue in wordOf) || filter.rule !== undefined) return { items: [], next: null, counts: told, matching: 0, seq: 0 };
      const writer = filter.authorOf === undefined ? undefined : await read(filter.authorOf);
      const [date = '', ...passed] = cursor?.split(' ') ?? [];
      const answer = await session.get(
        'comments',
        {
          ...common,
          status: wordOf[queue as keyof typeof wordOf],
          per_page: String(Math.min(100, limit)),
          orderby: 'date_gmt',
          ...(filter.thread === undefined ? {} : { post: filter.thread }),
          ...(filter.text === undefined ? {} : { search: filter.text }),
          // Without an address nobody can say what else somebody wrote.
          ...(filter.authorOf === undefined ? {} : writer === undefined || writer.author_email === '' ? { include: filter.authorOf } : { author_email: writer.author_email }),
          ...(cursor === undefined ? {} : { before: secondAfter(date), exclude: passed.join(',') }),
        },
        signal,
      );
      const comments = readComments(answer.body);
      const passes = filter.lang === undefined || !readsWords(filter) ? undefined : searcher({ lang: filter.lang });
      const items = (await rows(comments)).filter(({ comment }) => passes === undefined || passes({ name: comment.author.name, text: comment.text, lang: null }));
      const last = comments.at(-1);
      const same = comments.filter((each) => each.date === last?.date).map(({ id }) => String(id));
      const next = last !== undefined && answer.total > comments.length ? [last.date, ...(last.date === date ? passed : []), ...same].join(' ') : null;
      return { items, next, counts: told, matching: passes === undefined && cursor === undefined ? answer.total || 0 : null, seq: Math.max(0, ...comments.map(({ id }) => id)) };
    },
  };
};
