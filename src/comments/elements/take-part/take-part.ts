/** What readers do with a comment besides answering it. Fetched at the first click, or where the browser keeps something of it. */
import { html, render, type TemplateResult } from 'lit';
import { adoptStyles } from '../../../ui/adopt.js';
import { speechOf } from '../../../ui/speech.js';
import { taking } from '../../messages/taking/index.js';
import { announce } from '../../../ui/announcer.js';
import type { Comment } from '../../model/comment.js';
import { BackendError } from '../../model/errors.js';
import { browserKeyValue, memoryKeyValue } from '../../runtime/key-value.js';
import { newSecret } from '../../runtime/new-secret.js';
import { amend } from '../../runtime/showing.js';
import { createTakenPart, type KeptMute, type TakenPart } from '../../runtime/taken-part.js';
import { anchorOf } from '../comment-view.js';
import type { SaysoCommentThread } from '../comment-thread/comment-thread.js';
import { focusOn, selectorOf } from '../comment-thread/places.js';
import { menuView, type MenuHands } from './menu.js';
import { partStyles } from './take-part.styles.js';
import type { Speech } from './words.js';

export type PartTaken = 'vote' | 'more';

interface OpenMenu {
  readonly id: string;
  readonly button: HTMLElement;
  readonly place: HTMLElement;
}

/** Where a comment lives, for links and notices: the page's address with its anchor. */
export const addressOf = (id: string): string => `${location.href.replace(/#.*$/u, '')}#${anchorOf(id)}`;

export class TakePart {
  readonly #thread: SaysoCommentThread;
  readonly #taken: TakenPart;
  #speech: Speech | undefined;
  #muted: ReadonlyMap<string, KeptMute> = new Map();
  /** Comments of muted people that are shown all the same, until the page is left. */
  readonly #shown = new Set<string>();
  readonly #busy = new Set<string>();
  #menu: OpenMenu | undefined;
  #copyByHand = false;
  #listOpen = false;

  constructor(thread: SaysoCommentThread) {
    this.#thread = thread;
    const { shadowRoot, store } = thread;
    if (shadowRoot !== null) adoptStyles(shadowRoot, partStyles);
    const storage = store?.storage;
    const values = storage === 'browser' ? browserKeyValue('sayso-part') : (storage?.part ?? memoryKeyValue());
    this.#taken = createTakenPart(values, Date.now);
  }

  /** What this reader has recommended and muted before. */
  async remember(): Promise<void> {
    this.#speech = await speechOf(this.#thread, taking);
    const all = await this.#taken.all();
    this.#muted = all.muted;
    this.#thread.voted = new Set([...all.votes].filter(([, { counted }]) => counted).map(([id]) => id));
    this.#thread.quiet = this.#quiet;
  }

  async take(kind: PartTaken, id: string, button: HTMLElement): Promise<void> {
    this.#speech = await speechOf(this.#thread, taking);
    if (kind === 'vote') await this.#vote(id);
    else if (this.#menu?.id === id && this.#menu.place.isConnected) this.#close();
    else this.#open(id, button);
  }

  #comment(id: string): Comment | undefined {
    return this.#thread.store?.getState().comments.find((each) => each.id === id);
  }

  get #spoken(): Speech {
    if (this.#speech === undefined) throw new TypeError('sayso: take-part speaks before it has words');
    return this.#speech;
  }

  #nameOf({ author }: Comment): string {
    return author.name || this.#spoken.words.anonymous;
  }

  /** Says it under a comment, and to those who hear the page. '' takes it away. */
  #say(id: string, said: string): void {
    const actions = this.#thread.shadowRoot?.querySelector(`${selectorOf(id)} .actions`);
    actions?.querySelector('.part-said')?.remove();
    if (said === '' || actions == null) return;
    const line = document.createElement('p');
    line.className = 'part-said';
    line.textContent = said;
    actions.append(line);
    announce(said, this.#spoken.language);
  }

  // Votes: shown at once, put back where they were not counted.

  async #vote(id: string): Promise<void> {
    const { store } = this.#thread;
    const comment = this.#comment(id);
    const taken = this.#taken;
    if (store === undefined || comment === undefined || this.#busy.has(id)) return;
    this.#busy.add(id);
    this.#say(id, '');
    const wanted = !this.#thread.voted.has(id);
    const before = comment.votes ?? 0;
    const show = (voted: boolean, votes: number): void => {
      const next = new Set(this.#thread.voted);
      if (voted) next.add(id);
      else next.delete(id);
      this.#thread.voted = next;
      amend(store, id, votes);
    };
    show(wanted, Math.max(0, before + (wanted ? 1 : -1)));
    try {
      const secret = (await taken.vote(id))?.secret ?? newSecret();
      // Kept before it is sent: should the answer get lost, the next try is the same vote.
      if (wanted) await taken.keepVote(id, { secret, counted: false });
      const taking = await store.backend.taking();
      const outcome = await (wanted ? taking.vote({ id, secret }) : taking.unvote({ id, secret }));
      if (outcome.kind === 'counted') {
        show(wanted, outcome.votes);
        await (wanted ? taken.keepVote(id, { secret, counted: true }) : taken.forgetVote(id));
      } else {
        show(!wanted, before);
        this.#say(id, this.#spoken.words.tooFast(outcome.retryAfterSeconds, this.#spoken.language));
      }
    } catch (error) {
      show(!wanted, before);
      this.#say(id, this.#faultOf(error, wanted));
    } finally {
      this.#busy.delete(id);
    }
  }

  #faultOf(error: unknown, wanted: boolean): string {
    const { words } = this.#spoken;
    const code = error instanceof BackendError ? error.code : 'bad-answer';
    if (code === 'offline') return words.offline;
    if (code === 'not-found') return words.gone;
    return wanted ? words.notCounted : words.notTakenBack;
  }

  // The row of what else can be done: a disclosure that opens under the comment's buttons.

  #open(id: string, pressed: HTMLElement): void {
    this.#close(false);
    // The row may have been drawn anew since: its comment was published, say.
    const button = pressed.isConnected ? pressed : this.#thread.shadowRoot?.querySelector<HTMLElement>(`[data-more="${CSS.escape(id)}"]`);
    const actions = button?.closest('.actions');
    if (!button || !actions) return;
    this.#say(id, '');
    const place = document.createElement('div');
    place.className = 'part-menu';
    place.addEventListener('keydown', this.#handleKey);
    button.addEventListener('keydown', this.#handleKey);
    actions.append(place);
    button.setAttribute('aria-expanded', 'true');
    this.#menu = { id, button, place };
    this.#copyByHand = false;
    this.#listOpen = false;
    this.#drawMenu();
    place.querySelector('button')?.focus();
  }

  #close(focus = true): void {
    const menu = this.#menu;
    if (menu === undefined) return;
    this.#menu = undefined;
    menu.place.remove();
    menu.button.setAttribute('aria-expanded', 'false');
    menu.button.removeEventListener('keydown', this.#handleKey);
    if (focus) menu.button.focus();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.#close();
  };

  #drawMenu(): void {
    const menu = this.#menu;
    const comment = menu && this.#comment(menu.id);
    const { store } = this.#thread;
    if (menu === undefined || comment === undefined || store === undefined) return;
    const { info, own } = store.getState();
    const hands: MenuHands = {
      copy: () => void this.#copy(comment.id),
      share: () => void this.#share(comment),
      report: () => void this.#report(comment, menu.button),
      mute: () => void this.#mute(comment),
      unmute: (seed) => void this.#unmute(seed),
      list: () => {
        this.#listOpen = !this.#listOpen;
        this.#drawMenu();
      },
    };
    const isOwn = own.some((entry) => entry.comment.id === comment.id);
    render(
      menuView(
        {
          name: this.#nameOf(comment),
          address: addressOf(comment.id),
          copyByHand: this.#copyByHand,
          mayShare: 'share' in navigator,
          mayReport: info?.offers?.includes('reports') === true,
          seed: isOwn ? '' : comment.author.seed,
          muted: new Map([...this.#muted].filter(([, { thread }]) => thread === store.thread)),
          listOpen: this.#listOpen,
        },
        this.#spoken,
        hands,
      ),
      menu.place,
    );
  }

  async #copy(id: string): Promise<void> {
    const { words, language } = this.#spoken;
    try {
      await navigator.clipboard.writeText(addressOf(id));
      this.#close();
      this.#say(id, words.copied);
    } catch {
      // No permission, or no secure page: the reader's own hands can.
      this.#copyByHand = true;
      this.#drawMenu();
      const field = this.#menu?.place.querySelector('input');
      field?.focus();
      field?.select();
      announce(words.copyByHand, language);
    }
  }

  async #share(comment: Comment): Promise<void> {
    try {
      await navigator.share({ title: document.title, url: addressOf(comment.id) });
      this.#close();
    } catch (error) {
      // The reader thought better of it, or this device cannot after all.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await this.#copy(comment.id);
    }
  }

  async #report(comment: Comment, button: HTMLElement): Promise<void> {
    const { openReport } = await import('./report-dialog.js');
    this.#close();
    openReport(this.#thread, { comment, name: this.#nameOf(comment), address: addressOf(comment.id), speech: this.#spoken, closed: () => button.focus() });
  }

  // Muted people: their comments fold to a line.

  readonly #quiet = (comment: Comment): TemplateResult | undefined => {
    if (!this.#muted.has(comment.author.seed) || this.#shown.has(comment.id) || comment.status !== 'published') return undefined;
    const { words } = this.#spoken;
    const said = words.muted(this.#nameOf(comment));
    return html`<article class="quieted" id=${anchorOf(comment.id)} tabindex="-1" aria-label=${said}>
      <span>${said}</span> ·
      <button class="quiet" data-show=${comment.id} @click=${() => this.#show(comment.id)}>${words.show}</button>
    </article>`;
  };

  #show(id: string): void {
    this.#shown.add(id);
    this.#thread.requestUpdate();
    void focusOn(this.#thread, selectorOf(id));
  }

  async #mute(comment: Comment): Promise<void> {
    const { store } = this.#thread;
    const { seed, name } = comment.author;
    if (store === undefined) return;
    this.#close(false);
    for (const { id, author } of store.getState().comments) if (author.seed === seed) this.#shown.delete(id);
    const mute = { name, thread: store.thread };
    this.#muted = new Map(this.#muted).set(seed, mute);
    this.#thread.quiet = this.#quiet;
    this.#thread.requestUpdate();
    await this.#taken.mute(seed, mute);
    announce(this.#spoken.words.mutedSaid(this.#nameOf(comment)), this.#spoken.language);
    await focusOn(this.#thread, `[data-show="${CSS.escape(comment.id)}"]`);
  }

  async #unmute(seed: string): Promise<void> {
    const { words, language } = this.#spoken;
    const name = this.#muted.get(seed)?.name || words.anonymous;
    const left = new Map(this.#muted);
    left.delete(seed);
    this.#muted = left;
    this.#thread.requestUpdate();
    await this.#taken.unmute(seed);
    announce(words.unmutedSaid(name), language);
    this.#close();
  }
}

const parts = new WeakMap<SaysoCommentThread, TakePart>();
const partOf = (thread: SaysoCommentThread): TakePart => {
  const known = parts.get(thread) ?? new TakePart(thread);
  parts.set(thread, known);
  return known;
};

/** Answers a click on the button of a comment. */
export const takePart = (thread: SaysoCommentThread, kind: PartTaken, id: string, button: HTMLElement): Promise<void> => partOf(thread).take(kind, id, button);

/** Shows what this reader did here before. */
export const remember = (thread: SaysoCommentThread): Promise<void> => partOf(thread).remember();
