/** A feed as Atom (RFC 4287), with what answers what (RFC 4685). */
import { xmlText } from '../xml.js';
import type { Feed, FeedEntry } from './feed.js';

const moment = (ms: number): string => new Date(ms).toISOString();

const entryXml = ({ id, title, author, website, link, published, updated, lang, inReplyTo, html }: FeedEntry): string =>
  `<entry${lang === null ? '' : ` xml:lang="${xmlText(lang)}"`}><id>${xmlText(id)}</id><title>${xmlText(title)}</title>` +
  `<author><name>${xmlText(author)}</name>${website === null ? '' : `<uri>${xmlText(website)}</uri>`}</author>` +
  `<link rel="alternate" type="text/html" href="${xmlText(link)}"/><published>${moment(published)}</published><updated>${moment(updated)}</updated>` +
  `${inReplyTo === null ? '' : `<thr:in-reply-to ref="${xmlText(inReplyTo)}"/>`}<content type="html">${xmlText(html)}</content></entry>`;

export const atom = ({ title, language, self, page, updated, entries }: Feed): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${language}">`,
    `<id>${xmlText(self)}</id><title>${xmlText(title)}</title><updated>${moment(updated)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/><link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    ...entries.map(entryXml),
    '</feed>',
    '',
  ].join('\n');
