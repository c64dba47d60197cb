/** Takes the comments of a Disqus export. */
import type { CommentStatus } from '@sayso/widgets/comments';
import { hashSecret } from '../db/ids.js';
import { momentOf, placeOf, type Place } from './found.js';
import { htmlToMarkup } from './html-to-markup.js';
import { listed, type ReadExport } from './reading.js';
import { readDisqus, type DisqusPost } from './disqus-xml.js';
import { Replies, sift, type Candidate } from './sift.js';

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
  const postsIn = new Map<string, number>();
  const replies = new Replies();
  const said = new Set<string>();
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
      postsIn.set(found.thread, (postsIn.get(found.thread) ?? 0) + 1);
      replies.add(found.id, found.parent);
      const words = hashSecret(JSON.stringify([found.thread, found.createdAt, found.message]));
      if (said.has(words)) summary.sameTextAndTimeInOneThread++;
      said.add(words);
    }
  }
  Object.assign(summary, replies.counts());
  for (const [thread, posts] of postsIn) if (!threads.has(thread)) summary.postsInUnknownThread += posts;
  // Looked at once more, for a thread may stand behind its posts.
  const given = async function* (): AsyncGenerator<Candidate> {
    for await (const { found: post } of readDisqus(file)) {
      if (post?.kind !== 'post') continue;
      const thread = threads.get(post.thread);
      yield {
        sourceId: sourceIdOf(post), parentSourceId: post.parent === '' ? null : post.parent, place: thread?.place ?? null, title: thread?.title ?? '', closed: thread?.closed ?? false,
        status: statusOf(post), createdAt: momentOf(post.createdAt), name: post.name, email: post.email, website: '', text: post.deleted ? '' : htmlToMarkup(post.message), votes: 0,
      };
    }
  };
  return {
    summary, source: `disqus:${forum}`,
    ...(await sift(site, at, replies, given, 'in a thread that the export does not have, or has no address for')),
    lines: [
      `Disqus export${forum === '' ? '' : ` of "${forum}"`}`,
      `  threads: ${summary.threads}, ${summary.threadsSharingALink} of them at an address that another has too`,
      `  comments: ${summary.posts}; ${summary.replies} replies, ${summary.orphanReplies} to what is not there; ${listed({ deleted: summary.deleted, spam: summary.spam, 'without an account': summary.anonymous })}`,
      `  ${summary.postsInUnknownThread} in threads that are not there, ${summary.sameTextAndTimeInOneThread} twice the same at the same second`,
    ],
  };
};
