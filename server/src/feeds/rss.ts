/** A feed as RSS 2.0. */
import { xmlText } from '../xml.js';
import type { Feed, FeedEntry } from './feed.js';

const moment = (ms: number): string => new Date(ms).toUTCString();

/** RSS has an address of e-mail where an author belongs; a name goes into Dublin Core's. */
const itemXml = ({ id, title, author, link, published, html }: FeedEntry): string =>
  `<item><title>${xmlText(title)}</title><link>${xmlText(link)}</link><guid isPermaLink="false">${xmlText(id)}</guid><dc:creator>${xmlText(author)}</dc:creator>` +
  `<pubDate>${moment(published)}</pubDate><description>${xmlText(html)}</description></item>`;

export const rss = ({ title, language, self, page, updated, entries }: Feed): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    `<title>${xmlText(title)}</title><link>${xmlText(page)}</link><description>${xmlText(title)}</description><language>${language}</language>`,
    `<atom:link rel="self" type="application/rss+xml" href="${xmlText(self)}"/>${updated === 0 ? '' : `<lastBuildDate>${moment(updated)}</lastBuildDate>`}`,
    ...entries.map(itemXml),
    '</channel></rss>',
    '',
  ].join('\n');
