/** Takes the comments of a WordPress export. */
import type { CommentStatus } from '@sayso/widgets/comments';
import { parseAddress } from '@sayso/widgets/comments';
import type { Incoming } from '../db/repository/importing.js';
import type { Site } from '../site.js';
import { momentOf, placeOf, toIncoming, type Place } from './found.js';
import { htmlToMarkup } from './html-to-markup.js';
import { listed, type ReadExport } from './reading.js';
import { metaKeys, votesFrom } from './wxr-own.js';
import { createSummary, depthsOf, isReply, typeOf, type WxrSummary } from './wxr-summary.js';
import { readWxr, type WxrComment, type WxrItem } from './wxr.js';

const statusOf = ({ approved, meta }: WxrComment): CommentStatus => {
  if (meta[metaKeys.status] === 'removed') return 'removed';
  if (meta[metaKeys.status] === 'erased') return 'erased';
  switch (approved) {
    case '1':
    case 'approve':
      return 'published';
    case '0':
    case 'hold':
      return 'held';
    case 'spam':
      return 'spam';
    default:
      return 'rejected';
  }
};

/** The post's path names the thread, unless it is our own export, which says the name. */
const threadOf = (item: WxrItem): Place => {
  const own = item.meta[metaKeys.thread];
  const place = placeOf(item.link);
  if (own !== undefined && own !== '') return { thread: own.slice(0, 500), url: place?.url ?? '' };
  return place ?? { thread: `/${item.title || 'untitled'}`.slice(0, 500), url: '' };
};

/** Our own export says which comment it was; anybody else's may say anything there. */
const ownId = ({ meta }: WxrComment): string | undefined => (/^[A-Za-z0-9_-]{22}$/.test(meta[metaKeys.id] ?? '') ? meta[metaKeys.id] : undefined);

/** A place in the file that stays the same at every run; of two comments with one id on one post, the second has its own. */
const placesOf = (thread: string, comments: readonly WxrComment[]): readonly string[] => {
  const times = new Map<string, number>();
  return comments.map((comment) => {
    const time = (times.get(comment.id) ?? 0) + 1;
    times.set(comment.id, time);
    return ownId(comment) ?? `${thread}#${comment.id}${time === 1 ? '' : `~${time}`}`;
  });
};

const isComment = (comment: WxrComment): boolean => typeOf(comment) === 'comment';

/** Our own export has the very words beside the HTML. */
const wordsOf = (comment: WxrComment): string => comment.meta[metaKeys.text] ?? htmlToMarkup(comment.content);
const isEmpty = (comment: WxrComment): boolean => statusOf(comment) !== 'erased' && wordsOf(comment) === '';

const incoming = function* (site: Site, item: WxrItem, at: number): Generator<Incoming> {
  const place = threadOf(item);
  const places = placesOf(place.thread, item.comments);
  const first = new Map([...item.comments.entries()].reverse().map(([index, { id }]) => [id, places[index]]));
  const depths = depthsOf(item.comments);
  const order = item.comments.map((_, index) => index).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
  for (const index of order) {
    const comment = item.comments[index];
    const sourceId = places[index];
    if (comment === undefined || sourceId === undefined || !isComment(comment) || isEmpty(comment)) continue;
    const own = Number(comment.meta[metaKeys.createdAt]);
    yield toIncoming(
      site,
      {
        sourceId, place,
        parentSourceId: isReply(comment) ? (first.get(comment.parent) ?? `${place.thread}#${comment.parent}`) : null,
        id: ownId(comment),
        title: item.title,
        closed: item.discussion === 'closed',
        status: statusOf(comment),
        createdAt: Number.isSafeInteger(own) && own > 0 ? own : (momentOf(comment.dateGmt) ?? momentOf(comment.date) ?? momentOf(item.date)),
        name: comment.author, email: comment.email, website: comment.website,
        text: wordsOf(comment),
        votes: votesFrom(comment.meta),
      },
      at,
    );
  }
};

export const readWxrExport: ReadExport<WxrSummary> = async (site, file, at) => {
  const { summary, add } = createSummary();
  const leftOut = { 'pingbacks and trackbacks are no comments': 0, 'not a word in them': 0 };
  for await (const { head, item } of readWxr(file)) {
    add(head, item);
    for (const comment of item?.comments ?? []) {
      if (!isComment(comment)) leftOut['pingbacks and trackbacks are no comments']++;
      else if (isEmpty(comment)) leftOut['not a word in them']++;
    }
  }
  return {
    summary, leftOut,
    // The blog's host belongs to the source: two blogs may both have a comment 1 on "/".
    source: `wxr:${parseAddress(summary.blog)?.host ?? ''}`,
    expected: summary.comments - leftOut['pingbacks and trackbacks are no comments'] - leftOut['not a word in them'],
    lines: [
      `WordPress export ${summary.version ?? 'without a version'}${summary.blog === '' ? '' : ` of ${summary.blog}`}`,
      `  items: ${listed(summary.items)}`,
      `  comments: ${summary.comments} on ${summary.postsWithComments} of them; ${summary.replies} replies, the deepest ${summary.deepestReply} levels down`,
      `  by type: ${listed(summary.byType)}`,
      `  by WordPress' status (1 approved, 0 waiting): ${listed(summary.byStatus)}`,
    ],
    async *comments(): AsyncGenerator<Incoming> {
      for await (const { item } of readWxr(file)) if (item !== null) yield* incoming(site, item, at);
    },
  };
};
