/** A moderator's lists on a WordPress: which comments, how many, whose, and where the next page begins. */
import { misfit } from '../../../base/shape.js';
import { BackendError } from '../../../comments/model/errors.js';
import type { DecisionRecord, QueueItem, QueueName, QueuePage, QueueQuery } from '../../../moderation/model/backend.js';
import type { WordsRecord } from '../../../moderation/model/editing.js';
import { searcher } from '../../../moderation/model/filter.js';
import { inTurns } from './in-turns.js';
import { commentOf, itemOf, moderatedFields, moderatedShape, type Moderated } from './moderated.js';
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

/** Of the words to look for the longest that WordPress finds however it is spelt; '' where its database knows too little of the letters. */
const sought = (text: string): string => text.split(/\s+/).filter((word) => /^[a-z\d]+$/i.test(word)).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

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
  let lastCounts: QueuePage['counts'] | undefined;
  /** `own`: how long the list `queue` is, where another answer says so. `goesOn`: it is a further page, whose numbers were told with the first. */
  const counts = async ({ queue, own, goesOn }: { readonly queue: QueueName; readonly own: Promise<number> | undefined; readonly goesOn: boolean }, signal?: AbortSignal): Promise<QueuePage['counts']> => {
    const none = { reported: 0, unreviewed: 0 };
    if (await plugin()) {
      const { body } = await session.get('/sayso/v1/counts', {}, signal);
      if (misfit(body, { 'held,published,spam,rejected,all': 'number' }) === '') return { ...none, ...(body as Record<(typeof wordpressQueues)[number], number>) };
    }
    if (goesOn && lastCounts !== undefined) return lastCounts;
    const [held = 0, published = 0, spam = 0, rejected = 0] = await inTurns(['held', 'published', 'spam', 'rejected'] as const, (name) => (name === queue && own !== undefined ? own : totalOf(wordOf[name], signal)));
    lastCounts = { ...none, held, published, spam, rejected, all: held + published + spam + rejected };
    return lastCounts;
  };

  const readOne: Lists['read'] = async (id) => {
    const answer = await session.ask(`comments/${encodeURIComponent(id)}`, common);
    if (answer.status === 404) return undefined;
    return readComments([answer.status === 200 ? answer.body : (await session.get(`comments/${encodeURIComponent(id)}`, common)).body])[0];
  };

  return {
    rows,
    read: readOne,
    async readMany(ids) {
      if (ids.length === 0) return [];
      const found = readComments((await session.get('comments', { ...common, status: 'any', include: ids.join(','), per_page: '100', orderby: 'include' })).body);
      return ids.flatMap((id) => found.find((each) => String(each.id) === id) ?? []);
    },
    forget: (email) => void authors.delete(email),

    async page({ queue, limit, cursor, ...filter }, signal) {
      const isWhole = cursor === undefined && Object.values(filter).every((each) => each === undefined);
      const count = (own?: Promise<number>) => counts({ queue, own, goesOn: cursor !== undefined }, signal);
      if (!(queue in wordOf) || filter.rule !== undefined) return { items: [], next: null, counts: await count(), matching: 0, seq: 0 };
      const writer = filter.authorOf === undefined ? undefined : await readOne(filter.authorOf);
      const [date = '', ...passed] = cursor?.split(' ') ?? [];
      const { text, lang } = filter;
      const passes = text === undefined && lang === undefined ? undefined : searcher({ ...(text === undefined ? {} : { text }), ...(lang === undefined ? {} : { lang }) });
      const search = sought(text ?? '');
      const answering = session.get(
        'comments',
        {
          ...common,
          status: wordOf[queue as keyof typeof wordOf],
          per_page: String(passes === undefined ? Math.min(100, limit) : 100),
          orderby: 'date_gmt',
          ...(filter.thread === undefined ? {} : { post: filter.thread }),
          ...(search === '' ? {} : { search }),
          // Without an address nobody can say what else somebody wrote.
          ...(filter.authorOf === undefined ? {} : writer === undefined || writer.author_email === '' ? { include: filter.authorOf } : { author_email: writer.author_email }),
          ...(cursor === undefined ? {} : { before: secondAfter(date), exclude: passed.join(',') }),
        },
        signal,
      );
      const own = answering.then(({ total }) => total || 0);
      // Told by the list itself; the numbers may never come to ask for it.
      own.catch(() => undefined);
      const [answer, told] = await Promise.all([answering, isWhole ? count(own) : answering.then(() => count())]);
      const read = readComments(answer.body);
      // WordPress looks in addresses, too, and for letters as they are typed: what it found is looked through as our other keepers do it.
      const found = passes === undefined ? read : read.filter((each) => passes({ name: commentOf(each).author.name, text: commentOf(each).text, lang: null }));
      const chosen = found.slice(0, limit);
      const end = found.length > limit ? read.indexOf(chosen.at(-1)!) + 1 : read.length;
      const last = read[end - 1];
      const same = read.slice(0, end).filter((each) => each.date === last?.date).map(({ id }) => String(id));
      const next = last !== undefined && answer.total > end ? [last.date, ...(last.date === date ? passed : []), ...same].join(' ') : null;
      const isCounted = cursor === undefined && (passes === undefined || next === null);
      return { items: await rows(chosen), next, counts: told, matching: isCounted ? (passes === undefined ? answer.total || 0 : chosen.length) : null, seq: Math.max(0, ...read.map(({ id }) => id)) };
    },
  };
};
