/** The words of the suite's tests: a fresh site, what its readers post and its moderators decide. */
import type { CommentBackend, OwnComment, Submission } from '../../src/comments/model/backend.js';
import type { DecisionAction, ModerationBackend, ModerationCapability, QueueItem, QueueName } from '../../src/moderation/model/backend.js';
import { decisionOn } from './checks.js';

/** One fresh, empty site, with the rules under test: an author's first comment is held. */
export interface BackendUnderTest {
  readonly comments: CommentBackend;
  readonly moderation: ModerationBackend;
  /** Unguessable text of 22 base64url characters. */
  readonly newSecret: () => string;
  /** Two threads in which nobody has said anything, where the keeper has names of its own for them. */
  readonly threads?: readonly [here: string, elsewhere: string];
  /** What moderators see of the page; default: what comes with each comment. */
  readonly page?: { readonly url: string; readonly title: string };
  /** The longest text that is taken, in UTF-16 units; default 10,000. */
  readonly longestText?: number;
  readonly end: () => Promise<void>;
}

/** What a backend says of itself, in one list: nothing of it is asked of one that does not say it, and who says it must pass. */
export type Stated =
  | 'live' | 'receipts' | 'edit' | 'delete' | 'traps'
  | ModerationCapability
  | 'list-reported' | 'list-unreviewed'
  | 'votes' | 'reports'
  | 'sort-best' | 'sort-discussed';

/** One test: its title, what a backend must state to be asked, and what is asked. */
export type On = (title: string, needs: readonly Stated[], body: (site: Site) => Promise<void>) => void;
export type Part = (on: On) => void;

export class Site {
  readonly comments: CommentBackend;
  readonly moderation: ModerationBackend;
  readonly newSecret: () => string;
  readonly thread: string;
  /** Another one, where nobody says anything. */
  readonly elsewhere: string;
  readonly page: { readonly url: string; readonly title: string };
  readonly longestText: number;
  /** What the browser of each author would show, by their address. */
  readonly #proofs = new Map<string, string>();

  constructor({ comments, moderation, newSecret, threads = ['/2026/11/talks?a=1&b=ä', '/other'], page = { url: 'https://paper.example/talks', title: 'Talks' }, longestText = 10_000 }: BackendUnderTest) {
    this.comments = comments;
    this.moderation = moderation;
    this.newSecret = newSecret;
    [this.thread, this.elsewhere] = threads;
    this.page = page;
    this.longestText = longestText;
  }

  submission(text: string, part: Partial<Submission['draft']> = {}, parent: string | null = null): Submission {
    const draft = { name: 'Sana', email: 'sana@mail.example', website: '', text, ...part };
    const secret = this.#proofs.get(draft.email);
    return { secret: this.newSecret(), thread: this.thread, parent, draft, trap: '', proof: secret === undefined ? undefined : [secret], page: { url: 'https://paper.example/talks', title: 'Talks' } };
  }

  async post(text: string, part: Partial<Submission['draft']> = {}, parent: string | null = null): Promise<{ readonly secret: string; readonly own: OwnComment }> {
    const submission = this.submission(text, part, parent);
    const outcome = await this.comments.post(submission);
    if (outcome.kind !== 'stored') throw new Error(`expected a stored comment, found ${JSON.stringify(outcome)}`);
    this.#proofs.set(submission.draft.email, submission.secret);
    return { secret: submission.secret, own: outcome.own };
  }

  /** Posts and has it approved; later comments of the same author are published at once. */
  async publish(text: string, part: Partial<Submission['draft']> = {}): Promise<string> {
    const { own } = await this.post(text, part);
    const item = (await this.queue('held')).find(({ comment }) => comment.id === own.comment.id);
    if (item === undefined) throw new Error(`expected "${text}" to be held, found ${JSON.stringify(own)}`);
    await this.decide(item, 'approve');
    return own.comment.id;
  }

  load() {
    return this.comments.load({ thread: this.thread, sort: 'newest', limit: 50 });
  }

  async queue(queue: QueueName): Promise<readonly QueueItem[]> {
    return (await this.moderation.queue({ queue, limit: 50 })).items;
  }

  decide(item: QueueItem, action: DecisionAction, batch = this.newSecret()) {
    return this.moderation.decide([decisionOn(item, action)], batch);
  }
}
