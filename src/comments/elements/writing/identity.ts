/**
 * The site's own members: who is signed in, by the token that the page hands over, and the way to the sign-in page and back. The
 * token goes to the configured endpoint with posts only; the server alone decides what it is worth.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PostEscort, PostOutcome } from '../../model/backend.js';
import { parseAddress } from '../../model/address.js';
import { BackendError } from '../../model/errors.js';
import type { IdentityMessages } from '../../messages/identity/index.js';
import { draftFields, type FormFields } from '../comment-form/fields.js';
import { box } from '../comment-form/parts.js';
import type { CommentSubmitEvent } from '../events.js';
import type { SaysoComments } from '../comments/comments.js';
import { addEscort } from './attach.js';
import { putAway, type About, type FormPart } from './form-additions.js';
import { readToken, type Who } from './token.js';

type Standing =
  | { readonly kind: 'asking' | 'anonymous' | 'expired' }
  | { readonly kind: 'member'; readonly name: string };

const refused = (code: string): PostOutcome => ({ kind: 'refused', problems: [], reasons: [{ rule: 'members', code }] });
const wantsSignIn = (outcome: PostOutcome): boolean => outcome.kind === 'refused' && outcome.reasons.some(({ rule }) => rule === 'members');

export class Identity implements FormPart {
  readonly place = 'writer';
  readonly #about: About;
  readonly #listening = new AbortController();
  #standing: Standing = { kind: 'asking' };
  #who: Who | null = null;
  #asked: SaysoComments['identity'];

  constructor(about: About) {
    this.#about = about;
    addEscort(about.backend, this.#escort);
    const { signal } = this.#listening;
    // Whoever was not known may have signed in meanwhile: elsewhere, or on the way back through the browser's cache.
    const again = (): void => {
      if (document.visibilityState === 'visible' && this.#standing.kind !== 'member') void this.#learn();
    };
    document.addEventListener('visibilitychange', again, { signal });
    window.addEventListener('pageshow', again, { signal });
    about.comments.addEventListener('focusin', again, { signal });
    about.comments.addEventListener('sayso-comment-submit', this.#sign, { signal });
    this.#asked = about.comments.identity;
    void this.#learn();
  }

  close(): void {
    this.#listening.abort();
  }

  /** So that the words show whose they are while they are on their way; the server takes the name from the token alone. */
  readonly #sign = ({ draft }: CommentSubmitEvent): void => {
    if (this.#standing.kind === 'member') Object.assign(draft, { name: this.#standing.name });
  };

  /** Asks the page. A fault of its function counts as a broken network: nothing is known then. */
  async #ask(): Promise<Who | null> {
    const { comments } = this.#about;
    try {
      if (comments.identity !== undefined) return readToken(await comments.identity());
    } catch (error) {
      throw new BackendError('offline', `identity(): ${String(error)}`);
    }
    const block = comments.querySelector('script[data-sayso-identity]') ?? document.querySelector('script[data-sayso-identity]');
    try {
      return readToken(JSON.parse(block?.textContent ?? 'null'));
    } catch {
      return null;
    }
  }

  /** One that is good by its own clock: the one at hand, else a fresh one. */
  async #current(): Promise<Who | null> {
    if (this.#who === null || this.#who.expiresAt <= Date.now()) this.#who = await this.#ask();
    return this.#who;
  }

  #stand(standing: Standing): void {
    if (JSON.stringify(standing) === JSON.stringify(this.#standing)) return;
    this.#standing = standing;
    this.#about.redraw();
  }

  #standBy(who: Who | null): void {
    if (who === null) this.#stand({ kind: this.#standing.kind === 'member' || this.#standing.kind === 'expired' ? 'expired' : 'anonymous' });
    else this.#stand(who.expiresAt <= Date.now() ? { kind: 'expired' } : { kind: 'member', name: who.name });
  }

  async #learn(): Promise<void> {
    try {
      this.#standBy(await this.#current());
    } catch {
      if (this.#standing.kind === 'asking') this.#stand({ kind: 'anonymous' });
    }
  }

  readonly #escort: PostEscort = async (_submission, send) => {
    const who = await this.#current();
    this.#standBy(who);
    if (who === null) return refused('sign-in-needed');
    const outcome = await send({ authorization: `Bearer ${who.token}` });
    if (!wantsSignIn(outcome)) return outcome;
    // The server knows better. Once more with a fresh one, if the page has one.
    const fresh = await this.#ask();
    const second = fresh === null || fresh.token === who.token ? outcome : await send({ authorization: `Bearer ${fresh.token}` });
    this.#who = wantsSignIn(second) ? null : fresh;
    if (wantsSignIn(second)) this.#stand({ kind: 'expired' });
    return second;
  };

  /** Where to sign in, with the way back; null where the site names no page of http or https. */
  get #signIn(): string | null {
    const [back] = location.href.split('#');
    return parseAddress((this.#about.writing.signIn ?? '').replace('{return}', encodeURIComponent(back ?? '')))?.href ?? null;
  }

  /** The words are kept before the page goes. */
  readonly #leave = (event: MouseEvent): void => {
    const { href } = event.currentTarget as HTMLAnchorElement;
    const element = (event.currentTarget as Element).closest('sayso-comment-form');
    const text = element?.querySelector('textarea')?.value ?? '';
    if (element === null || text.trim() === '' || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { store } = this.#about;
    const go = (): void => location.assign(href);
    void store.kept().then(({ drafts }) => drafts.save(store.thread, element.parent || null, text)).then(go, go);
  };

  draw(fields: FormFields, words: IdentityMessages): TemplateResult | typeof nothing {
    // The page may say who it is after we have looked.
    if (this.#asked !== this.#about.comments.identity) {
      this.#asked = this.#about.comments.identity;
      this.#who = null;
      void this.#learn();
    }
    const { kind } = this.#standing;
    // Whom the paper knows is not asked again, in forms of the page either.
    for (const name of draftFields) if (name !== 'text') putAway(fields[name], true);
    putAway(fields.remember, true);
    for (const each of fields.form.querySelectorAll('[data-sayso-people], [data-sayso-rest] > [data-sayso-note]')) putAway(each, true);
    putAway(fields.submit, kind === 'anonymous' || kind === 'expired');
    const signIn = this.#signIn;
    const link = (label: string, primary: boolean) =>
      signIn === null ? nothing : html`<a href=${signIn} ?data-sayso-primary=${primary} @click=${this.#leave}>${label}</a>`;
    switch (kind) {
      case 'asking':
        return nothing;
      case 'anonymous':
        return html`<p data-sayso-note>${words.membersWrite}</p>${link(words.signIn, true)}`;
      case 'expired':
        return box('held', html`<strong>${words.ended}</strong><br />${link(words.signInAgain, true)}`);
      case 'member': {
        const [before, behind] = words.writingAs;
        return html`<p data-sayso-writer>${before}<bdi><strong>${(this.#standing as { readonly name: string }).name}</strong></bdi>${behind} · ${link(words.notYou, false)}</p>`;
      }
    }
  }
}
