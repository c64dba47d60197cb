/**
 * Comments kept by a WordPress: read by REST, written by the theme's own form, as it stands in the page. No plug-in is needed; ours
 * adds two switches: posting by REST where a page has no form, and receipts; and it takes what came with a trap filled in for spam.
 *
 * What WordPress cannot do is not pretended: without receipts a held comment is its author's only on this page, and nobody edits or recommends. A
 * comment whose answer was lost is found again among the published ones, or taken to wait, when WordPress says that it has been
 * said before: the same words are never posted twice.
 */
import type { Clock } from '../../base/seams.js';
import { misfit, type Shape } from '../../base/shape.js';
import type { CommentBackend, OwnComment, PostOutcome, Sort, Submission, ThreadInfo, ThreadPage } from '../../comments/model/backend.js';
import type { Comment } from '../../comments/model/comment.js';
import { defaultLimits, type DraftLimits } from '../../comments/model/draft-limits.js';
import { codeOf } from '../../comments/model/error-code.js';
import { BackendError } from '../../comments/model/errors.js';
import { formAnswer, isStaleNonce, restAnswer, type Answer } from './answers.js';
import { filled, guestLimits, limitsOf, takesReceipt, takesTrap } from './page-form.js';
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
  /** ms between two questions for what is new. Default: 30 s. */
  readonly pause?: number;
}

const absent = (): never => {
  throw new BackendError('not-allowed', 'WordPress has no way for readers to change or recommend comments');
};

/** The order of the top level; what WordPress cannot count is not offered. */
const ordered = (conversations: readonly Conversation[], sort: Sort): readonly Conversation[] => {
  if (sort === 'oldest') return [...conversations].reverse();
  return sort === 'discussed' ? [...conversations].sort((a, b) => b.replies.length - a.replies.length || b.root.createdAt - a.root.createdAt) : conversations;
};

/** Some password of this WordPress was given in this browser; whether it is this article's, WordPress knows. Where there is no page it is asked. */
const hasGivenPassword = (): boolean => globalThis.document?.cookie.includes('wp-postpass_') ?? true;

/** Stands in for a number that WordPress did not tell. */
const unnamed = ({ secret }: Submission): string => `waiting-${secret.slice(0, 8)}`;

/** What our plug-in says beside a post, where its switches are on. */
interface Switches {
  /** Anybody may post by REST, with or without name and e-mail. */
  readonly guests?: 'named' | 'unnamed';
  /** Own comments are told by their receipts. */
  readonly receipts?: boolean;
  /** It minds traps. */
  readonly traps?: boolean;
}
const switchesShape = { 'guests?': 'named|unnamed', 'receipts?,traps?': 'boolean' } as const satisfies Shape;

interface PostFacts {
  readonly isOpen: boolean;
  /** Behind a password, whether or not it was given. */
  readonly isLocked: boolean;
  readonly writer: number;
  readonly switches: Switches;
}

export const createWordpressBackend = ({ endpoint, clock, form = themeForm, fetch, pause = 30_000 }: WordpressOptions): CommentBackend => {
  const rest = createRest(endpoint || themeRest(), fetch);
  const readers = new Map<string, { readonly reader: ThreadReader; readonly facts: PostFacts }>();
  /** Posts on their way and those that came through, by their secret: asked again, they are not sent again. */
  const posts = new Map<string, { readonly words: string; readonly outcome: Promise<PostOutcome> }>();
  /** Threads of articles whose password was not given. */
  const locked = new Set<string>();
  /** Secrets whose answer was lost. */
  const uncertain = new Set<string>();
  /** Does the plug-in keep receipts? A form says so before anything is loaded; without one it is asked, not ruled out, until the post has told. */
  let receipts: boolean | undefined;
  /** Does it mind traps? In the same manner. */
  let traps: boolean | undefined;

  /** Only posts and pages tell; for anything else the form's presence does. */
  const factsOf = async (post: string): Promise<PostFacts> => {
    for (const kind of ['posts', 'pages']) {
      const { status, body } = await rest.ask(`${kind}/${post}`, { _fields: 'comment_status,author,content.protected,sayso' });
      const { comment_status: state, author, content, sayso } = (body ?? {}) as { readonly comment_status?: unknown; readonly author?: unknown; readonly content?: { readonly protected?: unknown }; readonly sayso?: unknown };
      if (status !== 200 || typeof state !== 'string') continue;
      const switches = misfit(sayso, switchesShape) === '' ? (sayso as Switches) : {};
      receipts = switches.receipts === true;
      traps = switches.traps === true;
      return { isOpen: state === 'open', isLocked: content?.protected === true, writer: typeof author === 'number' ? author : 0, switches };
    }
    return { isOpen: form() !== null, isLocked: false, writer: 0, switches: {} };
  };

  const limitsFor = (guests: Switches['guests']): DraftLimits => {
    const present = form();
    return present !== null ? limitsOf(present) : guests === undefined ? defaultLimits : guestLimits(guests);
  };

  const infoOf = (thread: string, total: number, { isOpen, switches: { guests } }: PostFacts): ThreadInfo => {
    const open = isOpen && (form() !== null || guests !== undefined);
    return {
      thread,
      state: open ? 'open' : 'closed',
      closedBecause: open ? null : 'by-editor',
      closedAt: null,
      total,
      limits: limitsFor(guests),
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
    const { draft, parent, thread, secret, trap } = submission;
    const { wordsForWordpress } = await import('./words-for-wordpress.js');
    const body = filled(present, { name: draft.name, email: draft.email, website: draft.website, html: wordsForWordpress(draft.text), parent, receipt: secret, trap });
    const response = await rest.fetch(present.action, { method: 'POST', body, credentials: 'same-origin', redirect: 'follow' });
    const page = { status: response.status, redirected: response.redirected, url: response.url, body: await response.text() };
    return formAnswer(page, page.status === 403 ? (await factsOf(thread)).isOpen : true);
  };

  /** For sites whose owner lets anybody post by REST, and themes without a form. */
  const sendRest = async ({ secret, draft, parent, thread, trap }: Submission): Promise<Answer> => {
    const { wordsForWordpress } = await import('./words-for-wordpress.js');
    const body = JSON.stringify({ post: Number(thread), parent: Number(parent ?? 0), author_name: draft.name, author_email: draft.email, author_url: draft.website, content: wordsForWordpress(draft.text), ...(receipts === false ? {} : { sayso_receipt: secret }), ...(trap === '' ? {} : { sayso_trap: trap }) });
    const headers = { 'content-type': 'application/json' };
    let answer = await rest.ask('comments', {}, { method: 'POST', headers, body });
    if (isStaleNonce(answer.status, answer.body)) answer = await rest.ask('comments', {}, { method: 'POST', headers, body, credentials: 'omit' });
    return restAnswer(answer.status, answer.body, draft);
  };

  /** WordPress puts an answer to what is gone at the top, where nobody sees what it answers. */
  const isAnswerable = async (parent: string): Promise<boolean> => /^\d+$/.test(parent) && ![401, 403, 404].includes((await rest.ask(`comments/${parent}`, { _fields: 'id' })).status);

  const post = async (given: Submission): Promise<PostOutcome> => {
    const present = form();
    const { parseDraft } = await import('../../comments/model/draft.js');
    const draft = parseDraft(given.draft, limitsFor(readers.get(given.thread)?.facts.switches.guests));
    if (!draft.ok) return { kind: 'refused', problems: draft.error, reasons: [] };
    const submission = { ...given, draft: draft.value };
    if (given.parent !== null && !(await isAnswerable(given.parent))) throw new BackendError('not-allowed', `comment ${given.parent} is not there to be answered`);
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
      get traps() {
        return takesTrap(form()) || (traps ?? form() === null);
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
      locked.delete(thread);
      try {
        if (facts.isLocked) {
          if (!hasGivenPassword()) throw new BackendError('not-allowed', 'no password was given here');
          rest.unlock();
        }
        await reader.more(aborting);
      } catch (error) {
        if (!facts.isLocked || codeOf(error) !== 'not-allowed') throw error;
        locked.add(thread);
        return (await import('./behind-password.js')).behindPassword(thread, globalThis.document?.documentElement.lang ?? '');
      }
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
      const { draft, parent, thread } = submission;
      const words = JSON.stringify([thread, parent, draft]);
      const before = posts.get(submission.secret);
      if (before !== undefined && before.words !== words) throw new BackendError('secret-reused', 'this was sent before with other words');
      if (before !== undefined) return before.outcome;
      const sending = post(submission);
      posts.set(submission.secret, { words, outcome: sending });
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
      const countOf = async (thread: string): Promise<number> => {
        try {
          return (await rest.get('comments', { post: thread, per_page: '1', _fields: 'id' })).total || 0;
        } catch (error) {
          // One article behind a password takes the numbers of the others away from nobody.
          if (codeOf(error) !== 'not-allowed') throw error;
          return 0;
        }
      };
      return new Map(await Promise.all(threads.map(async (thread) => [thread, await countOf(thread)] as const)));
    },

    follow(thread, since, onEvent) {
      if (locked.has(thread)) return () => undefined;
      const reader = readers.get(thread)?.reader;
      return pollThread(rest, { thread, since, shown: reader?.ids ?? new Set(), whole: reader?.done === true, pause, onEvent });
    },
    editing: () => Promise.resolve().then(absent),
    taking: () => Promise.resolve().then(absent),
  };
};
