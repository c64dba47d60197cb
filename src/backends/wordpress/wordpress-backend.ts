/**
 * Comments kept by a WordPress: read by REST, written by the theme's own form, as it stands in the page. No plug-in is needed; ours
 * adds two switches: posting by REST where a page has no form, and receipts.
 *
 * What WordPress cannot do is not pretended: without receipts a held comment is its author's only on this page, and nobody edits or recommends. A
 * comment whose answer was lost is found again among the published ones, or taken to wait, when WordPress says that it has been
 * said before: the same words are never posted twice.
 */
import type { Clock } from '../../base/seams.js';
import { misfit, type Shape } from '../../base/shape.js';
import type { CommentBackend, OwnComment, PostOutcome, Sort, Submission, ThreadInfo, ThreadPage } from '../../comments/model/backend.js';
import type { Comment } from '../../comments/model/comment.js';
import { defaultLimits } from '../../comments/model/draft-limits.js';
import { BackendError } from '../../comments/model/errors.js';
import { formAnswer, isStaleNonce, restAnswer, type Answer } from './answers.js';
import { filled, guestLimits, limitsOf, takesReceipt } from './page-form.js';
import { pollThread } from './poll.js';
import { createRest, type FetchLike } from './rest.js';
import { fromRest, restFields, type RestComment } from './rest-comment.js';
import { themeForm, themeRest } from './theme.js';
import { ThreadReader, type Conversation } from './thread-reader.js';

export interface WordpressOptions {
  /** Address of the REST root; '' takes what the page's `<link rel="https://api.w.org/">` names. */
  readonly endpoint: string;
  readonly clock: Clock;
  /** The theme's own form; null where the post takes no comments, or the theme has none. Default: the page's. */
  readonly form?: () => HTMLFormElement | null;
  /** Default: the browser's. */
  readonly fetch?: FetchLike;
}

const absent = (): never => {
  throw new BackendError('not-allowed', 'WordPress has no way for readers to change or recommend comments');
};

/** The order of the top level; what WordPress cannot count is not offered. */
const ordered = (conversations: readonly Conversation[], sort: Sort): readonly Conversation[] => {
  if (sort === 'oldest') return [...conversations].reverse();
  return sort === 'discussed' ? [...conversations].sort((a, b) => b.replies.length - a.replies.length || b.root.createdAt - a.root.createdAt) : conversations;
};

/** Stands in for a number that WordPress did not tell. */
const unnamed = ({ secret }: Submission): string => `waiting-${secret.slice(0, 8)}`;

/** What our plug-in says beside a post, where its switches are on. */
interface Switches {
  /** Anybody may post by REST, with or without name and e-mail. */
  readonly guests?: 'named' | 'unnamed';
  /** Own comments are told by their receipts. */
  readonly receipts?: true;
}
const switchesShape = { 'guests?': 'named|unnamed', 'receipts?': 'boolean' } as const satisfies Shape;

interface PostFacts {
  readonly isOpen: boolean;
  readonly writer: number;
  readonly switches: Switches;
}

export const createWordpressBackend = ({ endpoint, clock, form = themeForm, fetch }: WordpressOptions): CommentBackend => {
  const rest = createRest(endpoint || themeRest(), fetch);
  const readers = new Map<string, { readonly reader: ThreadReader; readonly facts: PostFacts }>();
  /** Posts on their way and those that came through, by their secret: asked again, they are not sent again. */
  const posts = new Map<string, Promise<PostOutcome>>();
  /** Secrets whose answer was lost. */
  const uncertain = new Set<string>();
  /** Does the plug-in keep receipts? A form says so before anything is loaded; without one it is asked, not ruled out, until the post has told. */
  let receipts: boolean | undefined;

  /** Only posts and pages tell; for anything else the form's presence does. */
  const factsOf = async (post: string): Promise<PostFacts> => {
    for (const kind of ['posts', 'pages']) {
      const { status, body } = await rest.ask(`${kind}/${post}`, { _fields: 'comment_status,author,sayso' });
      const { comment_status: state, author, sayso } = (body ?? {}) as { readonly comment_status?: unknown; readonly author?: unknown; readonly sayso?: unknown };
      if (status !== 200 || typeof state !== 'string') continue;
      const switches = misfit(sayso, switchesShape) === '' ? (sayso as Switches) : {};
      receipts = switches.receipts === true;
      return { isOpen: state === 'open', writer: typeof author === 'number' ? author : 0, switches };
    }
    return { isOpen: form() !== null, writer: 0, switches: {} };
  };

  const infoOf = (thread: string, total: number, { isOpen, switches: { guests } }: PostFacts): ThreadInfo => {
    const present = form();
    const open = isOpen && (present !== null || guests !== undefined);
    return {
      thread,
      state: open ? 'open' : 'closed',
      closedBecause: open ? null : 'by-editor',
      closedAt: null,
      total,
      limits: present !== null ? limitsOf(present) : guests === undefined ? defaultLimits : guestLimits(guests),
      sorts: ['newest', 'oldest', 'discussed'],
    };
  };

  const own = (submission: Submission, id: string, status: Comment['status']): OwnComment => ({
    comment: {
      id,
      thread: submission.thread,
      parent: submission.parent,
      author: { name: submission.draft.name, seed: `${submission.thread} 0 ${submission.draft.name}`.slice(0, 64) },
      text: submission.draft.text,
      status,
      createdAt: clock(),
      editedAt: null,
      revision: 1,
      seq: Number(id) || 0,
    },
    reasons: [],
  });

  /** A number by itself says little: WordPress shows a published comment to everybody, and refuses any other. */
  const published = async (id: number): Promise<Comment | null> => {
    const { status, body } = await rest.ask(`comments/${id}`, { _fields: restFields });
    return status === 200 ? fromRest(body as RestComment) : null;
  };

  /** One's own among the newest published, where no number was told. */
  const found = async ({ thread, parent, draft }: Submission): Promise<Comment | null> => {
    const { body } = await rest.get('comments', { post: thread, per_page: '20', _fields: restFields });
    const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
    return (
      (body as RestComment[])
        .map((item) => fromRest(item))
        .find((comment) => comment.parent === parent && comment.author.name === draft.name && plain(comment.text) === plain(draft.text)) ?? null
    );
  };

  const sendForm = async (present: HTMLFormElement, submission: Submission): Promise<Answer> => {
    const { draft, parent, thread } = submission;
    const { wordsForWordpress } = await import('./words-for-wordpress.js');
    const body = filled(present, { name: draft.name, email: draft.email, website: draft.website, html: wordsForWordpress(draft.text), parent, receipt: submission.secret });
    const response = await rest.fetch(present.action, { method: 'POST', body, credentials: 'same-origin', redirect: 'follow' });
    const page = { status: response.status, redirected: response.redirected, url: response.url, body: await response.text() };
    return formAnswer(page, page.status === 403 ? (await factsOf(thread)).isOpen : true);
  };

  /** For sites whose owner lets anybody post by REST, and themes without a form. */
  const sendRest = async ({ secret, draft, parent, thread }: Submission): Promise<Answer> => {
    const { wordsForWordpress } = await import('./words-for-wordpress.js');
    const body = JSON.stringify({ post: Number(thread), parent: Number(parent ?? 0), author_name: draft.name, author_email: draft.email, author_url: draft.website, content: wordsForWordpress(draft.text), ...(receipts === true ? { sayso_receipt: secret } : {}) });
    const headers = { 'content-type': 'application/json' };
    let answer = await rest.ask('comments', {}, { method: 'POST', headers, body });
    if (isStaleNonce(answer.status, answer.body)) answer = await rest.ask('comments', {}, { method: 'POST', headers, body, credentials: 'omit' });
    return restAnswer(answer.status, answer.body, draft);
  };

  const post = async (submission: Submission): Promise<PostOutcome> => {
    const present = form();
    const answer = await (present === null ? sendRest(submission) : sendForm(present, submission));
    if (answer.kind === 'said-before') {
      if (!uncertain.has(submission.secret)) return { kind: 'refused', problems: [], reasons: [{ rule: 'repeats', code: 'said-before' }] };
      const before = await found(submission);
      return { kind: 'stored', own: before === null ? own(submission, unnamed(submission), 'held') : { comment: before, reasons: [] } };
    }
    if (answer.kind !== 'kept') return answer;
    const { id, status } = answer;
    const comment = status !== null && status !== 'published' ? null : id > 0 ? await published(id) : await found(submission);
    return { kind: 'stored', own: comment === null ? own(submission, id > 0 ? String(id) : unnamed(submission), status === null || status === 'published' ? 'held' : status) : { comment, reasons: [] } };
  };

  return {
    capabilities: {
      live: true,
      get receipts() {
        return takesReceipt(form()) || (receipts ?? form() === null);
      },
      edit: false,
      delete: false,
    },

    async load({ thread, sort, limit, cursor, around }, signal): Promise<ThreadPage> {
      const aborting = signal as AbortSignal | undefined;
      let known = readers.get(thread);
      if (cursor === undefined || known === undefined) {
        const facts = await factsOf(thread);
        known = { facts, reader: new ThreadReader(rest, thread, facts.writer) };
        readers.set(thread, known);
      }
      const { reader, facts } = known;
      const wanted = cursor === undefined ? 0 : Number(cursor);
      await reader.more(aborting);
      while (!reader.done && (sort !== 'newest' || reader.conversations().length <= wanted + limit || (around !== undefined && !reader.has(around)))) await reader.more(aborting);
      const all = ordered(reader.conversations(), sort);
      const chosen = all.slice(wanted, wanted + limit);
      const linked = around === undefined ? undefined : all.find(({ root, replies }) => root.id === around || replies.some(({ id }) => id === around));
      const shown = linked === undefined || chosen.includes(linked) ? chosen : [...chosen, linked];
      const comments = shown.flatMap(({ root, replies }) => [root, ...replies]);
      return {
        info: infoOf(thread, reader.total, facts),
        comments,
        next: all.length > wanted + limit ? String(wanted + limit) : null,
        seq: Math.max(0, ...reader.conversations().flatMap(({ root, replies }) => [root.seq, ...replies.map(({ seq }) => seq)])),
      };
    },

    async post(submission) {
      const before = posts.get(submission.secret);
      if (before !== undefined) return before;
      const sending = post(submission);
      posts.set(submission.secret, sending);
      try {
        const outcome = await sending;
        // Only what is stored is answered twice; anything else may be tried anew.
        if (outcome.kind !== 'stored') posts.delete(submission.secret);
        return outcome;
      } catch (error) {
        posts.delete(submission.secret);
        uncertain.add(submission.secret);
        throw error;
      }
    },

    receipts: async (secrets, signal) => (await import('./wordpress-receipts.js')).wordpressReceipts(rest, secrets, signal as AbortSignal | undefined),

    async counts(threads) {
      const counted = await Promise.all(threads.map(async (thread) => [thread, (await rest.get('comments', { post: thread, per_page: '1', _fields: 'id' })).total || 0] as const));
      return new Map(counted);
    },

    follow: (thread, since, onEvent) => pollThread(rest, { thread, since, onEvent }),
    editing: () => Promise.resolve().then(absent),
    taking: () => Promise.resolve().then(absent),
  };
};
