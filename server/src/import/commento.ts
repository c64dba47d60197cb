/** Takes the comments of a Commento export (JSON, also packed as `.json.gz`), and of its followers that kept the format. */
import type { CommentStatus } from '@sayso/widgets/comments';
import { markupOf, momentOf, placeOf } from './found.js';
import { htmlToMarkup } from './html-to-markup.js';
import { jsonItems } from './json-items.js';
import { flag, number, record, text } from './loose.js';
import { listed, type ReadExport } from './reading.js';
import { ImportRefusal } from './refusal.js';
import { Replies, sift, type Candidate } from './sift.js';

export interface CommentoSummary {
  version: number | null;
  comments: number;
  commenters: number;
  deleted: number;
  replies: number;
  orphanReplies: number;
  readonly byState: Record<string, number>;
}

interface Commenter {
  readonly name: string;
  readonly email: string;
  readonly link: string;
}

const statusOf = (state: string, deleted: boolean): CommentStatus => {
  if (deleted) return 'erased';
  return state === 'approved' || state === '' ? 'published' : 'held';
};

export const readCommentoExport: ReadExport<CommentoSummary> = async (site, file, at) => {
  const summary: CommentoSummary = { version: null, comments: 0, commenters: 0, deleted: 0, replies: 0, orphanReplies: 0, byState: {} };
  const commenters = new Map<string, Commenter>();
  const replies = new Replies();
  let domain = '';
  const parentOf = (comment: Readonly<Record<string, unknown>>): string => {
    const parent = text(comment['parentHex']);
    return parent === 'root' ? '' : parent;
  };
  for await (const { key, value, line } of jsonItems(file)) {
    const item = record(value);
    if (key === 'version') summary.version = number(value) ?? null;
    else if (key === 'commenters') {
      if (item === undefined || text(item['commenterHex']) === '') throw new ImportRefusal('a commenter without "commenterHex"', line);
      summary.commenters++;
      const link = text(item['link']);
      commenters.set(text(item['commenterHex']), { name: text(item['name']), email: text(item['email']), link: link === 'undefined' ? '' : link });
    } else if (key === 'comments') {
      const id = text(item?.['commentHex']);
      if (item === undefined || id === '') throw new ImportRefusal('a comment without "commentHex"', line);
      summary.comments++;
      replies.add(id, parentOf(item));
      domain ||= text(item['domain']);
      const state = text(item['state']) || '?';
      summary.byState[state] = (summary.byState[state] ?? 0) + 1;
      if (flag(item['deleted'])) summary.deleted++;
    }
  }
  if (summary.version === null) throw new ImportRefusal('this is not a Commento export (no "version")', 1);
  Object.assign(summary, replies.counts());
  const given = async function* (): AsyncGenerator<Candidate> {
    for await (const { key, value } of jsonItems(file)) {
      const comment = record(value);
      if (key !== 'comments' || comment === undefined) continue;
      const id = text(comment['commentHex']);
      const deleted = flag(comment['deleted']);
      const path = text(comment['path']) || text(comment['url']);
      const markdown = text(comment['markdown']);
      const who = commenters.get(text(comment['commenterHex']));
      yield {
        sourceId: id, parentSourceId: parentOf(comment) || null, place: placeOf(path === '' || path.startsWith('/') || path.includes('://') ? path : `/${path}`), title: '', closed: false,
        status: statusOf(text(comment['state']), deleted), createdAt: momentOf(text(comment['creationDate'])), name: who?.name ?? '', email: who?.email ?? '', website: who?.link ?? '',
        text: deleted ? '' : markdown === '' ? htmlToMarkup(text(comment['html'])) : markupOf(markdown), votes: number(comment['score']) ?? 0,
      };
    }
  };
  return {
    summary, source: `commento:${domain}`,
    ...(await sift(site, at, replies, given)),
    lines: [
      `Commento export, version ${summary.version}${domain === '' ? '' : `, of ${domain}`}`,
      `  comments: ${summary.comments} by ${summary.commenters} people with an account and by others; ${summary.replies} replies, ${summary.orphanReplies} to what is not there; ${summary.deleted} deleted`,
      `  by state: ${listed(summary.byState)}`,
    ],
  };
};
