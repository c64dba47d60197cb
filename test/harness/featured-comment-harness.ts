/** Drives `<sayso-featured-comment>` as a reader sees it; the only test code that knows its insides. */
import { fixture, html } from '@open-wc/testing';
import '../../src/exports/define/featured-comment.js';
import type { SaysoFeaturedComment } from '../../src/comments/elements/featured-comment/featured-comment.js';
import type { CommentBackend } from '../../src/comments/model/backend.js';
import { waitUntil } from '../support/wait-until.js';

export class FeaturedCommentHarness {
  constructor(
    readonly frame: HTMLElement,
    readonly element: SaysoFeaturedComment,
  ) {}

  static async open(source: CommentBackend | undefined, { language = 'en', comment = 'a2', onScreen = false } = {}): Promise<FeaturedCommentHarness> {
    const frame = await fixture<HTMLElement>(html`<main lang=${language}>
      <div class="above"></div>
      <sayso-featured-comment thread="t" comment=${comment} .source=${source}>
        <blockquote>As it was chosen.</blockquote>
        <cite>Reader a2</cite>
        <a href="/talks#comment-a2">Read what others say</a>
      </sayso-featured-comment>
    </main>`);
    // Below the screen, and near enough to be fetched.
    (frame.querySelector('.above') as HTMLElement).style.blockSize = onScreen ? '0' : `${innerHeight + 100}px`;
    const element = frame.querySelector('sayso-featured-comment') as SaysoFeaturedComment;
    await element.updateComplete;
    return new FeaturedCommentHarness(frame, element);
  }

  async live(): Promise<this> {
    await waitUntil(() => this.part('text') !== null, 'the comment as it is now');
    await this.element.updateComplete;
    return this;
  }
  /** Out of sight, still near. */
  scrollPast(): void {
    (this.frame.querySelector('.above') as HTMLElement).style.blockSize = `${innerHeight + 100}px`;
  }
  part(name: string): HTMLElement | null {
    return this.element.shadowRoot?.querySelector(`[part="${name}"]`) ?? null;
  }
  /** What the page itself brought is to be seen. */
  get fallbackShown(): boolean {
    return this.element.checkVisibility() && this.element.shadowRoot?.querySelector('slot') !== null;
  }
  textOf(name: string): string {
    return this.part(name)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }
}
