/** A mail before it is sent: words in blocks, from which the plain text and the HTML are made alike. */
import { html } from 'hono/html';
import { direction, type Language } from '../languages.js';
import { headerText } from './address.js';

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Somebody's own words. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export const say = (text: string): Block => ({ kind: 'text', text });
export const quote = (text: string): Block => ({ kind: 'quote', text });
export const link = (text: string, href: string): Block => ({ kind: 'link', text, href });

export interface Letter {
  readonly subject: string;
  readonly body: readonly Block[];
  /** Where one POST ends mails of this kind (RFC 8058). */
  readonly unsubscribe?: string;
}

/** What a delivery takes. Every text is made safe for its place already. */
export interface Message {
  /** Names the mail for ever: a second try bears the same. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Control characters but line breaks and tabs, and what turns the direction of a line. */
const hostile = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(hostile, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));

const blockAsText = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return plain(block.text);
    case 'quote':
      return plain(block.text).split('\n').map((line) => `> ${line}`).join('\n');
    case 'link':
      return `${block.text}:\n${block.href}`;
  }
};

const blockAsHtml = (block: Block) => {
  switch (block.kind) {
    case 'text':
      return html`<p>${plain(block.text)}</p>`;
    case 'quote':
      return html`<blockquote dir="auto">${plain(block.text).split('\n').map((line) => html`${line}<br>`)}</blockquote>`;
    case 'link':
      return html`<p><a href="${block.href}">${block.text}</a></p>`;
  }
};

export const writeMessage = async (id: string, to: string, letter: Letter, language: Language): Promise<Message> => {
  const subject = headerText(letter.subject);
  const page = await html`<!doctype html>
<html lang="${language}" dir="${direction[language]}">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
${letter.body.map(blockAsHtml)}
</body>
</html>
`;
  return {
    id,
    to,
    subject,
    text: `${letter.body.map(blockAsText).join('\n\n')}\n`,
    html: String(page),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
      ...(letter.unsubscribe === undefined
        ? {}
        : { 'List-Unsubscribe': `<${letter.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
  };
};
