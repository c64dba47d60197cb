/** A comment as readers' pages and moderators see it, and the words of the field for its states. */
import { integer, nullable, object, oneOf, optional, string, wrong, type Parsed, type Parser } from '../../base/parse.js';
import { ok } from '../../base/result.js';
import type { Block } from './markup.js';

/**
 * - `published`: everyone sees it
 * - `held`: its author (by receipt) and moderators see it
 * - `spam`, `rejected`: a moderator or a rule decided against it before it was published
 * - `removed`: it was published once and taken away
 * - `erased`: its words and its author's name are gone for good; a tombstone keeps the thread together
 */
export const statuses = ['published', 'held', 'spam', 'rejected', 'removed', 'erased'] as const;
export type CommentStatus = (typeof statuses)[number];

/** `staff` writes for the paper; `author` wrote the article. Only a signed-in person can bear one. */
export const badges = ['staff', 'author'] as const;
export type Badge = (typeof badges)[number];

export const parseAuthor = object({
  /** As the reader typed it, cleaned by `text-safety`; '' where the site lets readers leave it out. Its length is the site's. */
  name: string({ max: 65_525 }),
  /** An http(s) address, only where the site asks for one; escaped, so nine times as long as what was typed, at worst. */
  website: optional(string({ max: 20_000 })),
  badge: optional(oneOf(...badges)),
  /** Random per thread and author, for the tint of the initials' avatar. Never made from the e-mail (CM-03). */
  seed: string({ max: 64 }),
});
export type Author = Parsed<typeof parseAuthor>;

/** Taken as it comes: whoever draws a tree believes nothing about it. */
const parseTree: Parser<readonly Block[]> = (value, path = '') => (Array.isArray(value) ? ok(value as readonly Block[]) : wrong(path, 'a list', value));

/**
 * Reads a comment that came over the wire or out of a browser database. It never holds an e-mail address: there is no field
 * for one (CM-02).
 */
export const parseComment = object({
  /** Public id, made by the server; unguessable. */
  id: string({ min: 1, max: 64 }),
  thread: string({ min: 1, max: 500 }),
  parent: nullable(string({ min: 1, max: 64 })),
  author: parseAuthor,
  /** The reader's own words in the markup subset of `markup.ts`. Never HTML: what looks like a tag is text. */
  text: string({ max: 65_525 }),
  /** The text as `parseMarkup` reads it, where that is more than paragraphs: a server sends it, so that pages need no parser. */
  tree: optional(parseTree),
  /** BCP 47 tag of the words where known. */
  lang: optional(string({ max: 35 })),
  /** Direction that the text field had when the words were written; absent = decide by the words (`dir="auto"`). */
  dir: optional(oneOf('ltr', 'rtl')),
  status: oneOf(...statuses),
  /** ms since 1970. */
  createdAt: integer(0),
  editedAt: nullable(integer(0)),
  /** Counts up at each change of the words; a decision names the revision it was made on. */
  revision: integer(1),
  /** How many readers recommend it; absent: none. */
  votes: optional(integer(0)),
  /** The site's sequence number of the last event on this comment; streams resume from it. */
  seq: integer(0),
});
export type Comment = Parsed<typeof parseComment>;
