/**
 * Takes the comments of a WordPress export into a site: the whole file is read once to be sure of it, then once more inside
 * one transaction. A broken file leaves nothing behind; the same file again changes nothing.
 */
import { cleanName, parseAddress, type CommentStatus } from '@sayso/widgets/comments';
import type { Repository } from '../db/repository.js';
import type { Incoming } from '../db/repository/importing.js';
import { authorKey, textKey } from '../facts.js';
import type { Site } from '../site.js';
import { htmlToMarkup } from './html-to-markup.js';
import { createSummary, depthsOf, isReply, typeOf, type WxrSummary } from './wxr-summary.js';
import { readWxr, type WxrComment, type WxrItem } from './wxr.js';

export interface ImportReport {
  readonly summary: WxrSummary;
  readonly added: number;
  readonly present: number;
  /** Pingbacks, trackbacks and other things that no reader wrote. */
  readonly leftOut: number;
  /** Comments without a word in them (a picture that is gone, a script). */
  readonly empty: number;
}

const longestText = 65_525;

const statusOf = (approved: string): CommentStatus => {
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

/** "2014-01-14 17:31:03" of Greenwich; null where WordPress wrote zeros or nothing. */
const moment = (text: string): number | null => {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(text) ?? [];
  const ms = day === undefined || time === undefined ? Number.NaN : Date.parse(`${day}T${time}Z`);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
};

/** The post's path names the thread; a query stays, for `?p=4` is all that some posts have. */
const threadOf = (item: WxrItem): { readonly thread: string; readonly url: string } | null => {
  const address = parseAddress(item.link);
  if (address === null) return null;
  const { pathname, search, href } = new URL(address.href);
  return { thread: (pathname + search).slice(0, 500), url: href };
};

/** A place in the file that stays the same at every run; of two comments with one id on one post, the second has its own. */
const placesOf = (thread: string, comments: readonly WxrComment[]): readonly string[] => {
  const times = new Map<string, number>();
  return comments.map(({ id }) => {
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return `${thread}#${id}${time === 1 ? '' : `~${time}`}`;
  });
};

const isComment = (comment: WxrComment): boolean => typeOf(comment) === 'comment';

const websiteOf = (text: string): string => parseAddress(text)?.href.slice(0, 200) ?? '';

const incoming = function* (site: Site, item: WxrItem, at: number): Generator<Incoming> {
  const place = threadOf(item) ?? { thread: `/${item.title || 'untitled'}`.slice(0, 500), url: '' };
  const places = placesOf(place.thread, item.comments);
  const depths = depthsOf(item.comments);
  const order = item.comments.map((_, index) => index).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
  for (const index of order) {
    const comment = item.comments[index];
    const sourceId = places[index];
    if (comment === undefined || sourceId === undefined || !isComment(comment)) continue;
    const text = htmlToMarkup(comment.content).slice(0, longestText);
    if (text === '') continue;
    yield {
      sourceId,
      parentSourceId: isReply(comment) ? `${place.thread}#${comment.parent}` : null,
      comment: {
        thread: place.thread,
        status: statusOf(comment.approved),
        createdAt: moment(comment.dateGmt) ?? moment(comment.date) ?? moment(item.date) ?? at,
        name: cleanName(comment.author).slice(0, 245),
        website: websiteOf(comment.website),
        text,
        email: comment.email === '' ? null : comment.email.slice(0, 320),
        authorKey: authorKey(site, comment.email),
        textKey: textKey(site, text),
        dir: null,
        reasons: [],
        page: { url: place.url.slice(0, 2000), title: item.title.slice(0, 500) },
        closed: item.discussion === 'closed',
      },
    };
  }
};

/** Throws `ImportRefusal` for a file that is no well-formed export. */
export const importWxr = async (repository: Repository, site: Site, file: string, at: number): Promise<ImportReport> => {
  const { summary, add } = createSummary();
  let leftOut = 0;
  let empty = 0;
  for await (const { head, item } of readWxr(file)) {
    add(head, item);
    for (const comment of item?.comments ?? []) {
      if (!isComment(comment)) leftOut++;
      else if (htmlToMarkup(comment.content) === '') empty++;
    }
  }
  const comments = async function* (): AsyncGenerator<Incoming> {
    for await (const { item } of readWxr(file)) if (item !== null) yield* incoming(site, item, at);
  };
  // The blog's host belongs to the source: two blogs may both have a comment 1 on "/".
  const host = parseAddress(summary.blog)?.host ?? '';
  const counts = await repository.importComments(site.id, `wxr:${host}`, comments, at);
  return { summary, ...counts, leftOut, empty };
};
