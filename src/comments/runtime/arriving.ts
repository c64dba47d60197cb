/** What becomes of a thread by what happened to it while it is read. Fetched with the first of that. */
import type { ThreadEvent } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import { removeComment } from '../model/remove-comment.js';
import { mergeComments } from '../model/thread.js';
import { counted, show } from './showing.js';
import type { Thread } from './thread.js';

/** Takes a comment out of what is shown and counted; a tombstone was counted out before. */
export const takeAway = (inside: Thread, gone: string, at: number): void => {
  const { comments } = inside.getState();
  const left = removeComment(comments, gone, at);
  const counts = ({ id, status }: Comment): boolean => id === gone && status === 'published';
  const isCounted = (left !== comments && comments.some(counts)) || inside.pending.some(counts);
  inside.pending = inside.pending.filter(({ id }) => id !== gone);
  inside.patch({ comments: left, pending: inside.pending.length, ...counted(inside, isCounted ? -1 : 0) });
};

const take = (inside: Thread, event: Exclude<ThreadEvent, { readonly kind: 'connection' }>): void => {
  const { comments, own } = inside.getState();
  inside.seq = Math.max(inside.seq, event.seq);
  const gone = event.kind === 'gone';
  const id = gone ? event.id : event.comment.id;
  const mine = own.find((each) => each.confirmed && each.comment.id === id);
  if (gone) {
    takeAway(inside, id, event.seq);
    // Only its receipt tells what became of it.
    if (mine !== undefined) void inside.own().then((each) => each.kept()).then(({ ask }) => ask([mine.secret]), () => undefined);
    return;
  }
  const { comment } = event;
  if (mine !== undefined) {
    // Published, it speaks for its author: the next comment of this visit brings its secret, as after a reload (`own-kept.ts`).
    inside.proof = [...(inside.proof ?? []).filter((each) => each !== mine.secret).slice(-4), mine.secret];
    inside.patch({ own: own.map((each) => (each === mine ? { ...mine, state: 'published', comment, reasons: [] } : each)) });
  }
  if (mine !== undefined || comments.some((each) => each.id === id)) return show(inside, comment);
  const known = inside.pending.some((each) => each.id === id);
  inside.pending = mergeComments(inside.pending, [comment]);
  inside.patch({ pending: inside.pending.length, ...counted(inside, known ? 0 : 1) });
};

/** Takes in what has happened. While one's own is on its way that waits, for it may be that one: the stream can be faster than the answer. */
export const arrive = (inside: Thread, events: ThreadEvent[]): void => {
  const isSending = (): boolean => inside.getState().own.some(({ state }) => state === 'sending');
  if (isSending()) {
    const stop = inside.subscribe(() => {
      if (isSending()) return;
      stop();
      arrive(inside, events);
    });
    return;
  }
  for (const event of events.splice(0)) if (event.kind !== 'connection') take(inside, event);
};
