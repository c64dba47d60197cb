/**
 * Reads a WordPress export (WXR 1.0 to 1.2, with the http or the https namespace) as a stream: one post with its comments at a
 * time. What is no well-formed export is refused with line, column and reason.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { encodingOf } from './encoding.js';
import { ImportRefusal } from './refusal.js';
import { textOf, UnreadableText } from './text-of.js';

export interface WxrComment {
  readonly id: string;
  /** '' or '0' at top level. */
  readonly parent: string;
  readonly author: string;
  readonly email: string;
  readonly website: string;
  readonly date: string;
  readonly dateGmt: string;
  readonly content: string;
  /** `1`, `0`, `spam`, `trash`, `post-trashed`. */
  readonly approved: string;
  /** `comment`, `pingback`, `trackback`; an empty one means comment. */
  readonly type: string;
  /** What plugins keep with it, by its key. */
  readonly meta: Readonly<Record<string, string>>;
}

export interface WxrItem {
  readonly title: string;
  readonly link: string;
  /** `post`, `page`, `attachment` …; `?` where the export does not say. */
  readonly type: string;
  readonly date: string;
  /** `open` or `closed`; '' where the export does not say. */
  readonly discussion: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly comments: readonly WxrComment[];
}

export interface WxrHead {
  readonly namespace: string;
  /** As written; null where it is missing. */
  version: string | null;
  /** Where the blog lived; '' where the export does not say. */
  blog: string;
}

const wordpress = /^https?:\/\/wordpress\.org\/export\/1\.\d+\/$/;

const itemFields = new Map([['post_type', 'type'], ['post_date_gmt', 'date'], ['comment_status', 'discussion']] as const);
const commentFields = new Map([
  ['comment_id', 'id'], ['comment_parent', 'parent'], ['comment_author', 'author'], ['comment_author_email', 'email'],
  ['comment_author_url', 'website'], ['comment_date', 'date'], ['comment_date_gmt', 'dateGmt'], ['comment_content', 'content'],
  ['comment_approved', 'approved'], ['comment_type', 'type'],
] as const);

const isMeta = (name: string | undefined): boolean => name === 'wp:commentmeta' || name === 'wp:postmeta';

const emptyComment = { id: '', parent: '', author: '', email: '', website: '', date: '', dateGmt: '', content: '', approved: '', type: '' };
const emptyItem = { title: '', link: '', type: '', date: '', discussion: '' };

class WxrReader {
  head: WxrHead | undefined;
  readonly ready: WxrItem[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly path: string[] = [];
  private item: Record<keyof typeof emptyItem, string> | undefined;
  private comments: WxrComment[] = [];
  private comment: Record<keyof typeof emptyComment, string> | undefined;
  private words: string | undefined;
  private metaKey = '';
  private meta: Record<string, string> = {};
  private itemMeta: Record<string, string> = {};

  constructor() {
    this.parser.on('error', (error) => {
      const reason = error.message.replace(/^(?:[^:\s]*:)?\d+:\d+: /, '').replace(/\.$/, '');
      this.refuse(this.head === undefined ? `this is not a WordPress export (${reason})` : reason);
    });
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', (tag) => this.close(tag));
    const say = (text: string): void => {
      if (this.words !== undefined) this.words += text;
    };
    this.parser.on('text', say);
    this.parser.on('cdata', say);
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    this.parser.close();
    if (this.head === undefined) this.refuse('this is not a WordPress export');
  }

  refuse(reason: string): never {
    throw new ImportRefusal(reason, this.parser.line, this.parser.column);
  }

  /** `wp:x` for names of the export's own namespace whatever its prefix, plain `x` for RSS' own, `?` for all others. */
  private nameOf(tag: SaxesTagNS): string {
    if (tag.uri === '') return tag.local;
    return tag.uri === this.head?.namespace ? `wp:${tag.local}` : '?';
  }

  private open(tag: SaxesTagNS): void {
    if (this.path.length === 0) {
      const namespace = Object.values(tag.attributes).find(({ prefix, value }) => prefix === 'xmlns' && wordpress.test(value))?.value;
      if (tag.local !== 'rss' || namespace === undefined) this.refuse('this is not a WordPress export (no <rss> with its namespace)');
      this.head = { namespace, version: null, blog: '' };
    }
    const name = this.nameOf(tag);
    const parent = this.path.at(-1);
    if (name === 'item' && parent === 'channel') {
      this.item = { ...emptyItem };
      this.itemMeta = {};
      this.comments = [];
    } else if (name === 'wp:comment' && parent === 'item') {
      this.comment = { ...emptyComment };
      this.meta = {};
    } else if (parent === 'channel' || parent === 'item' || parent === 'wp:comment' || isMeta(parent)) this.words = '';
    this.path.push(name);
  }

  private close(tag: SaxesTagNS): void {
    this.path.pop();
    const name = this.nameOf(tag);
    const parent = this.path.at(-1);
    const words = this.words;
    this.words = undefined;
    if (name === 'item' && parent === 'channel' && this.item !== undefined) {
      this.ready.push({ ...this.item, type: this.item.type || '?', meta: this.itemMeta, comments: this.comments });
      this.item = undefined;
    } else if (name === 'wp:comment' && parent === 'item' && this.comment !== undefined) {
      this.comments.push({ ...this.comment, meta: this.meta });
      this.comment = undefined;
    } else if (words !== undefined && isMeta(parent)) {
      if (name === 'wp:meta_key') this.metaKey = words.trim();
      else if (name === 'wp:meta_value') (parent === 'wp:commentmeta' ? this.meta : this.itemMeta)[this.metaKey] = words;
    } else if (words !== undefined) this.keep(name, parent, words.trim());
  }

  private keep(name: string, parent: string | undefined, words: string): void {
    const local = name.startsWith('wp:') ? name.slice(3) : '';
    if (parent === 'wp:comment' && this.comment !== undefined) {
      const field = commentFields.get(local as Parameters<typeof commentFields.get>[0]);
      if (field !== undefined) this.comment[field] = words;
    } else if (parent === 'item' && this.item !== undefined) {
      const field = itemFields.get(local as Parameters<typeof itemFields.get>[0]);
      if (field !== undefined) this.item[field] = words;
      else if (name === 'title' || name === 'link') this.item[name] = words;
    } else if (parent === 'channel' && this.head !== undefined) {
      if (name === 'wp:wxr_version') this.head.version = words;
      else if (name === 'wp:base_blog_url' || (name === 'link' && this.head.blog === '')) this.head.blog = words;
    }
  }
}

/** Gives the head (complete before the first post) with each post. Throws `ImportRefusal`. */
export const readWxr = async function* (file: string): AsyncGenerator<{ readonly head: WxrHead; readonly item: WxrItem | null }> {
  const reader = new WxrReader();
  const given = function* () {
    for (const item of reader.ready.splice(0)) if (reader.head !== undefined) yield { head: reader.head, item };
  };
  try {
    for await (const text of textOf(file, encodingOf)) {
      reader.write(text);
      yield* given();
    }
  } catch (error) {
    if (error instanceof UnreadableText) reader.refuse(error.message);
    throw error;
  }
  reader.end();
  yield* given();
  if (reader.head !== undefined) yield { head: reader.head, item: null };
};
