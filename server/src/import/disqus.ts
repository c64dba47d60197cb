/** Takes the comments of a Disqus export. */
import type { CommentStatus } from '@sayso/widgets/comments';
import { hashSecret } from '../db/ids.js';
import type { Incoming } from '../db/repository/importing.js';
import { momentOf, placeOf, toIncoming, type Found, type Place } from './found.js';
import { htmlToMarkup } from './html-to-markup.js';
import { parentsFirst } from './parents-first.js';
import { listed, type ReadExport } from './reading.js';
import { readDisqus, type DisqusPost } from './disqus-xml.js';

export interface DisqusSummary {
  threads: number;
  posts: number;
  deleted: number;
  spam: number;
  /** Written without an account. */
  anonymous: number;
  replies: number;
  /** Replies to what the export does not have. */
  orphanReplies: number;
  /** In a thread that the export does not have. */
  postsInUnknownThread: number;
  /** Posts beyond the first of the same words at the same second in one thread. All are taken: their ids differ. */
  sameTextAndTimeInOneThread: number;
  /** Threads beyond the first of one address. Their comments come together. */
  threadsSharingALink: number;
}

interface Thread {
  readonly place: Place | null;
  readonly title: string;
  readonly closed: boolean;
}

/** A post whose number was lost is known by where, when, by whom and what. */
const sourceIdOf = ({ id, thread, createdAt, name, message }: DisqusPost): string => id || `~${hashSecret(JSON.stringify([thread, createdAt, name, message]))}`;

const statusOf = ({ deleted, spam }: DisqusPost): CommentStatus => (deleted ? 'erased' : spam ? 'spam' : 'published');

export const readDisqusExport: ReadExport<DisqusSummary> = async (site, file, at) => {
  const summary: DisqusSummary = {
    threads: 0, posts: 0, deleted: 0, spam: 0, anonymous: 0, replies: 0, orphanReplies: 0, postsInUnknownThread: 0, sameTextAndTimeInOneThread: 0, threadsSharingALink: 0,
  };
  const threads = new Map<string, Thread>();
  const links = new Set<string>();
  const ids = new Set<string>();
  const said = new Set<string>();
  const parents = new Map<string, number>();
  let forum = '';
  for await (const each of readDisqus(file)) {
    ({ forum } = each);
    const { found } = each;
    if (found?.kind === 'thread') {
      summary.threads++;
      if (found.link !== '' && links.has(found.link)) summary.threadsSharingALink++;
      links.add(found.link);
      threads.set(found.id, { place: placeOf(found.link), title: found.title, closed: found.closed });
    } else if (found?.kind === 'post') {
      summary.posts++;
      if (found.deleted) summary.deleted++;
      if (found.spam) summary.spam++;
      if (found.anonymous) summary.anonymous++;
      if (found.parent !== '') parents.set(found.parent, (parents.get(found.parent) ?? 0) + 1);
      ids.add(found.id);
      const words = hashSecret(JSON.stringify([found.thread, found.createdAt, found.message]));
      if (said.has(words)) summary.sameTextAndTimeInOneThread++;
      said.add(words);
    }
  }
  for (const [parent, replies] of parents) {
    summary.replies += replies;
    if (!ids.has(parent)) summary.orphanReplies += replies;
  }
  const leftOut = { 'in a thread that the export does not have, or has no address for': 0, 'deleted, with no reply to it': 0, 'not a word in them': 0 };
  // Looked at once more, for a thread may stand behind its posts.
  const found = async function* (count: boolean): AsyncGenerator<Found> {
    for await (const { found: post } of readDisqus(file)) {
      if (post?.kind !== 'post') continue;
      const thread = threads.get(post.thread);
      const text = post.deleted ? '' : htmlToMarkup(post.message);
      if (count && thread === undefined) summary.postsInUnknownThread++;
      const why =
        thread?.place == null ? 'in a thread that the export does not have, or has no address for'
        : post.deleted && !parents.has(post.id) ? 'deleted, with no reply to it'
        : !post.deleted && text === '' ? 'not a word in them'
        : undefined;
      if (why !== undefined || thread?.place == null) {
        if (count && why !== undefined) leftOut[why]++;
        continue;
      }
      yield {
        sourceId: sourceIdOf(post), parentSourceId: post.parent === '' ? null : post.parent, place: thread.place, title: thread.title, closed: thread.closed,
        status: statusOf(post), createdAt: momentOf(post.createdAt), name: post.name, email: post.email, website: '', text, votes: 0,
      };
    }
  };
  let expected = 0;
  for await (const _ of found(true)) expected++;
  return {
    summary, expected, leftOut, source: `disqus:${forum}`,
    lines: [
      `Disqus export${forum === '' ? '' : ` of "${forum}"`}`,
      `  threads: ${summary.threads}, ${summary.threadsSharingALink} of them at an address that another has too`,
      `  comments: ${summary.posts}; ${summary.replies} replies, ${summary.orphanReplies} to what is not there; ${listed({ deleted: summary.deleted, spam: summary.spam, 'without an account': summary.anonymous })}`,
      `  ${summary.postsInUnknownThread} in threads that are not there, ${summary.sameTextAndTimeInOneThread} twice the same at the same second`,
    ],
    async *comments(): AsyncGenerator<Incoming> {
      for await (const each of parentsFirst(found(false))) yield toIncoming(site, each, at);
    },
  };
};
