/**
 * Reads Disqus' XML export as a stream: threads and posts in the order of the file. What is no well-formed export is refused with
 * line, column and reason.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { encodingOf } from './encoding.js';
import { ImportRefusal } from './refusal.js';
import { textOf, UnreadableText } from './text-of.js';

export interface DisqusThread {
  readonly kind: 'thread';
  /** Disqus' own number. */
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly closed: boolean;
}

export interface DisqusPost {
  readonly kind: 'post';
  /** '' where the export lost it. */
  readonly id: string;
  readonly thread: string;
  /** '' at top level. */
  readonly parent: string;
  readonly message: string;
  readonly createdAt: string;
  readonly deleted: boolean;
  readonly spam: boolean;
  /** Written without an account. */
  readonly anonymous: boolean;
  readonly name: string;
  readonly email: string;
}

const disqus = /^https?:\/\/disqus\.com\/?$/;
const internals = /^https?:\/\/disqus\.com\/disqus-internals\/?$/;

const idOf = (tag: SaxesTagNS): string => Object.values(tag.attributes).find(({ uri, local }) => local === 'id' && internals.test(uri))?.value ?? '';

class DisqusReader {
  readonly ready: (DisqusThread | DisqusPost)[] = [];
  /** The forum's short name, from the first element that has it. */
  forum = '';
  private known = false;
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly path: string[] = [];
  private fields: Record<string, string> = {};
  private words: string | undefined;
  private before: string | undefined = '';
  /** Lines of what stood before the document. */
  private skipped = 0;

  constructor() {
    this.parser.on('error', (error) => {
      const reason = error.message.replace(/^(?:[^:\s]*:)?\d+:\d+: /, '').replace(/\.$/, '');
      this.refuse(this.known ? reason : `this is not a Disqus export (${reason})`);
    });
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.close());
    const say = (text: string): void => {
      if (this.words !== undefined) this.words += text;
    };
    this.parser.on('text', say);
    this.parser.on('cdata', say);
  }

  write(text: string): void {
    if (this.before === undefined) return void this.parser.write(text);
    // Blank lines or a stray sign before the document come from tools that printed it, and take nothing from it.
    this.before += text;
    const start = this.before.indexOf('<');
    if (start === -1 && this.before.length < 200) return;
    const lead = this.before.slice(0, Math.max(0, Math.min(start, 200)));
    this.skipped = lead.split('\n').length - 1;
    const rest = this.before.slice(lead.length);
    this.before = undefined;
    this.parser.write(rest);
  }

  end(): void {
    if (this.before !== undefined) this.refuse('this is not a Disqus export');
    this.parser.close();
  }

  refuse(reason: string): never {
    throw new ImportRefusal(reason, this.parser.line + this.skipped, this.parser.column);
  }

  private open(tag: SaxesTagNS): void {
    if (this.path.length === 0) {
      if (tag.local !== 'disqus' || !disqus.test(tag.uri)) this.refuse('this is not a Disqus export (no <disqus> with its namespace)');
      this.known = true;
    }
    this.path.push(tag.local);
    const place = this.path.slice(1).join('/');
    if (place === 'thread' || place === 'post') this.fields = { dsq: idOf(tag) };
    else if (place === 'post/thread' || place === 'post/parent') this.fields[place] = idOf(tag);
    this.words = '';
  }

  private close(): void {
    const place = this.path.slice(1).join('/');
    this.path.pop();
    const words = (this.words ?? '').trim();
    this.words = undefined;
    const { fields } = this;
    const is = (name: string): boolean => fields[name] === 'true';
    if (place === 'thread') {
      this.ready.push({ kind: 'thread', id: fields['dsq'] ?? '', link: fields['thread/link'] ?? '', title: fields['thread/title'] ?? '', closed: is('thread/isClosed') });
    } else if (place === 'post') {
      this.ready.push({
        kind: 'post', id: fields['dsq'] ?? '', thread: fields['post/thread'] ?? '', parent: fields['post/parent'] ?? '',
        message: fields['post/message'] ?? '', createdAt: fields['post/createdAt'] ?? '', deleted: is('post/isDeleted'), spam: is('post/isSpam'),
        anonymous: is('post/author/isAnonymous'), name: fields['post/author/name'] ?? '', email: fields['post/author/email'] ?? '',
      });
    } else if (words !== '') {
      fields[place] ??= words;
      if (this.path.at(-1) !== undefined && place.endsWith('forum')) this.forum ||= words;
    }
  }
}

/** Throws `ImportRefusal`. */
export const readDisqus = async function* (file: string): AsyncGenerator<{ readonly forum: string; readonly found: DisqusThread | DisqusPost | null }> {
  const reader = new DisqusReader();
  try {
    for await (const text of textOf(file, encodingOf)) {
      reader.write(text);
      for (const found of reader.ready.splice(0)) yield { forum: reader.forum, found };
    }
  } catch (error) {
    if (error instanceof UnreadableText) reader.refuse(error.message);
    throw error;
  }
  reader.end();
  for (const found of reader.ready.splice(0)) yield { forum: reader.forum, found };
  yield { forum: reader.forum, found: null };
};
