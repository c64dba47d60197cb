/** Takes the comments of a Commento export (JSON, also packed as `.json.gz`), and of its followers that kept the format. */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Incoming } from '../db/repository/importing.js';
import { markupOf, momentOf, placeOf, toIncoming, type Found } from './found.js';
import { htmlToMarkup } from './html-to-markup.js';
import { jsonItems } from './json-items.js';
import { flag, number, record, text } from './loose.js';
import { parentsFirst } from './parents-first.js';
import { listed, type ReadExport } from './reading.js';
import { ImportRefusal } from './refusal.js';

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
  const ids = new Set<string>();
  const parents = new Map<string, number>();
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
      ids.add(id);
      domain ||= text(item['domain']);
      const state = text(item['state']) || '?';
      summary.byState[state] = (summary.byState[state] ?? 0) + 1;
      if (flag(item['deleted'])) summary.deleted++;
      const parent = parentOf(item);
      if (parent !== '') parents.set(parent, (parents.get(parent) ?? 0) + 1);
    }
  }
  if (summary.version === null) throw new ImportRefusal('this is not a Commento export (no "version")', 1);
  for (const [parent, replies] of parents) {
    summary.replies += replies;
    if (!ids.has(parent)) summary.orphanReplies += replies;
  }
  const leftOut = { 'on no page (no address)': 0, 'deleted, with no reply to it': 0, 'not a word in them': 0 };
  const found = async function* (count: boolean): AsyncGenerator<Found> {
    for await (const { key, value } of jsonItems(file)) {
      const comment = record(value);
      if (key !== 'comments' || comment === undefined) continue;
      const id = text(comment['commentHex']);
      const deleted = flag(comment['deleted']);
      const path = text(comment['path']) || text(comment['url']);
      const place = placeOf(path === '' || path.startsWith('/') || path.includes('://') ? path : `/${path}`);
      const markdown = text(comment['markdown']);
      const words = deleted ? '' : markdown === '' ? htmlToMarkup(text(comment['html'])) : markupOf(markdown);
      const why =
        place === null ? 'on no page (no address)'
        : deleted && !parents.has(id) ? 'deleted, with no reply to it'
        : !deleted && words === '' ? 'not a word in them'
        : undefined;
      if (why !== undefined || place === null) {
        if (count && why !== undefined) leftOut[why]++;
        continue;
      }
      const who = commenters.get(text(comment['commenterHex']));
      yield {
        sourceId: id, parentSourceId: parentOf(comment) || null, place, title: '', closed: false, status: statusOf(text(comment['state']), deleted),
        createdAt: momentOf(text(comment['creationDate'])), name: who?.name ?? '', email: who?.email ?? '', website: who?.link ?? '',
        text: words, votes: number(comment['score']) ?? 0,
      };
    }
  };
  let expected = 0;
  for await (const _ of found(true)) expected++;
  return {
    summary, expected, leftOut, source: `commento:${domain}`,
    lines: [
      `Commento export, version ${summary.version}${domain === '' ? '' : `, of ${domain}`}`,
      `  comments: ${summary.comments} by ${summary.commenters} people with an account and by others; ${summary.replies} replies, ${summary.orphanReplies} to what is not there; ${summary.deleted} deleted`,
      `  by state: ${listed(summary.byState)}`,
    ],
    async *comments(): AsyncGenerator<Incoming> {
      for await (const each of parentsFirst(found(false))) yield toIncoming(site, each, at);
    },
  };
};
