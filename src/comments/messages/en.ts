/**
 * English, built in: it defines what every other language must say. Calm, short, with a next step; codes never show. What only
 * writers hear stands in `writing/`.
 */
import { counted } from './count/en.js';

export { counted };

export const en = {
  // The thread
  /** Heading over the thread, where there are any. */
  total: (count: number, language: string): string => counted(count, language, 'comment', 'comments'),
  heading: 'Comments',
  empty: 'Nobody has said anything yet. A good first question is worth a lot.',
  loading: 'Fetching the comments…',
  sortBy: 'Order',
  newest: 'Newest first',
  oldest: 'Oldest first',
  best: 'Most recommended',
  discussed: 'Most discussed',
  more: 'Show more comments',
  loadingMore: 'Fetching more…',
  closed: (because: 'by-editor' | 'too-old' | null): string =>
    because === 'too-old' ? 'Comments close some time after publication.' : 'The editors have closed the comments.',
  closedSince: (date: string) => `Closed on ${date}. You can still read everything that was said.`,
  openUntil: (date: string) => `Open until ${date}`,
  connectionLost: 'New comments are not arriving just now. They will when the connection is back.',

  // One comment
  anonymous: 'Anonymous',
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  recommend: 'Recommend',
  moreAbout: (name: string) => `More about the comment by ${name}`,
  inReplyTo: 'In reply to',
  staff: 'Staff',
  author: 'Author',
  pinned: 'Pinned',
  edited: 'edited',
  erased: 'This comment was erased.',
  linkTo: (date: string) => `Link to this comment, ${date}`,
  collapse: (name: string) => `Hide the replies to ${name}`,

  // The form
  formText: 'Comment',
  formTitle: 'Leave a reply',
  formIncomplete: 'A part of this form did not arrive. Copy your words, reload the page, then post them.',

  // A broken world
  noNetwork: 'You are offline. Check the connection, then try again.',
  broken: 'The comments are out of order just now. Try again in a few minutes.',
  tryAgain: 'Try again',
  misconfigured: 'The comments are not set up on this page yet. Please come back later.',
};

/** Every word of the comments; other languages satisfy it. */
export type Messages = typeof en;
