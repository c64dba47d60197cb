/**
 * Takes the comments of a Remark42 backup: a line of JSON about the whole, then one comment a line, packed as it comes
 * (`backup-….gz`) or not. It holds no e-mail addresses.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import { markupOf, momentOf, placeOf } from './found.js';
import { htmlToMarkup } from './html-to-markup.js';
import { jsonLines } from './json-items.js';
import { flag, number, record, text } from './loose.js';
import { type ReadExport } from './reading.js';
import { ImportRefusal } from './refusal.js';
import { Replies, sift, type Candidate } from './sift.js';

export interface Remark42Summary {
  version: number | null;
  comments: number;
  threads: number;
  readOnly: number;
  deleted: number;
  replies: number;
  orphanReplies: number;
}

const votesOf = (comment: Readonly<Record<string, unknown>>): number => {
  const votes = record(comment['votes']);
  return votes === undefined ? (number(comment['score']) ?? 0) : Object.values(votes).filter((up) => up === true).length;
};

export const readRemark42Export: ReadExport<Remark42Summary> = async (site, file, at) => {
  const summary: Remark42Summary = { version: null, comments: 0, threads: 0, readOnly: 0, deleted: 0, replies: 0, orphanReplies: 0 };
  const readOnly = new Set<string>();
  const threads = new Set<string>();
  const replies = new Replies();
  let source = '';
  const entries = async function* () {
    for await (const { value, line } of jsonLines(file)) {
      const item = record(value);
      const locator = record(item?.['locator']);
      if (item !== undefined && locator === undefined && 'version' in item) yield { kind: 'head', item } as const;
      else if (item === undefined || text(item['id']) === '' || text(locator?.['url']) === '') throw new ImportRefusal('this is not a Remark42 backup (a comment has "id" and "locator")', line);
      else yield { kind: 'comment', item, id: text(item['id']), parent: text(item['pid']), url: text(locator?.['url']), of: text(locator?.['site']) } as const;
    }
  };
  for await (const entry of entries()) {
    if (entry.kind === 'head') {
      summary.version = number(entry.item['version']) ?? null;
      const posts = entry.item['posts'];
      for (const each of Array.isArray(posts) ? (posts as readonly unknown[]) : []) {
        const post = record(each);
        if (flag(post?.['read_only'])) readOnly.add(text(post?.['url']));
      }
      continue;
    }
    summary.comments++;
    replies.add(entry.id, entry.parent);
    threads.add(entry.url);
    source ||= entry.of;
    if (flag(entry.item['delete'])) summary.deleted++;
  }
  if (summary.version === null && summary.comments === 0) throw new ImportRefusal('this is not a Remark42 backup (nothing in it)', 1);
  summary.threads = threads.size;
  summary.readOnly = readOnly.size;
  Object.assign(summary, replies.counts());
  const given = async function* (): AsyncGenerator<Candidate> {
    for await (const entry of entries()) {
      if (entry.kind === 'head') continue;
      const { item, id, parent, url } = entry;
      const deleted = flag(item['delete']);
      const written = text(item['orig']);
      const status: CommentStatus = deleted ? 'erased' : 'published';
      yield {
        sourceId: id, parentSourceId: parent === '' ? null : parent, place: placeOf(url), title: text(item['title']), closed: readOnly.has(url), status,
        createdAt: momentOf(text(item['time'])), name: text(record(item['user'])?.['name']), email: '', website: '',
        text: deleted ? '' : written === '' ? htmlToMarkup(text(item['text'])) : markupOf(written), votes: votesOf(item),
      };
    }
  };
  return {
    summary, source: `remark42:${source}`,
    ...(await sift(site, at, replies, given)),
    lines: [
      `Remark42 backup${source === '' ? '' : ` of "${source}"`}`,
      `  comments: ${summary.comments} in ${summary.threads} threads, ${summary.readOnly} of them closed; ${summary.replies} replies, ${summary.orphanReplies} to what is not there; ${summary.deleted} deleted`,
    ],
  };
};
