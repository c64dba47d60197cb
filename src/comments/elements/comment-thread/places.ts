/** Where comments stand in a thread, and how one gets there. */
import { anchorOf } from '../comment-view.js';
import type { SaysoCommentThread } from './comment-thread.js';

/** Finds a comment by its id. */
export const selectorOf = (id: string): string => `#${CSS.escape(anchorOf(id))}`;

/** The ids of the comments that are drawn, in the order in which they stand. */
export const shownIds = ({ shadowRoot }: SaysoCommentThread): readonly string[] =>
  [...(shadowRoot?.querySelectorAll('article') ?? [])].map(({ id }) => id.slice(anchorOf('').length));

/** Draws, then puts the focus on what a selector finds in the thread. */
export const focusOn = async (thread: SaysoCommentThread, selector: string, options?: FocusOptions): Promise<void> => {
  await thread.updateComplete;
  thread.shadowRoot?.querySelector<HTMLElement>(selector)?.focus(options);
};
