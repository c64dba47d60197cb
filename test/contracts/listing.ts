/** Listing: moderators’ lists, narrowed, counted and page by page. */
import { queueNames, type QueueItem, type QueueName, type QueuePage, type QueueQuery } from '../../src/moderation/model/backend.js';
import type { QueueFilter } from '../../src/moderation/model/filter.js';
import { same } from './checks.js';
import type { Part, Site } from './site.js';

/** Four comments of two authors: published by a moderator, by the rules, and two that wait. */
const said = async (site: Site): Promise<{ readonly bilal: QueueItem }> => {
  await site.publish('First of Sana, and the last');
  await site.post('Second of Sana, published by the rules');
  await site.post('Third with the links of this https://a.example https://b.example https://c.example');
  await site.post('سلام دنيا', { name: 'Bilal', email: 'bilal@mail.example' });
  const [bilal] = await site.queue('held');
  return { bilal: bilal as QueueItem };
};

/** The first letters of what is listed; where a number is told, it is theirs. */
const listsOf = (site: Site) => async (query: Omit<QueueQuery, 'limit'>): Promise<readonly string[]> => {
  const page = await site.moderation.queue({ ...query, limit: 50 });
  if (page.matching !== null) same(page.matching, page.items.length, `matching of ${JSON.stringify(query)}`);
  return page.items.map(({ comment }) => comment.text.slice(0, 5));
};

const pages = async (site: Site, queue: QueueName, limit: number, filter: QueueFilter = {}): Promise<readonly string[]> => {
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: QueuePage = await site.moderation.queue({ ...filter, queue, limit, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items.map(({ comment }) => comment.text.slice(0, 5)));
    cursor = page.next;
  }
  return seen;
};

export const listing: Part = (on) => {
  on('lists narrow by article, author and words, and their counts equal them', ['filters'], async (site) => {
    const { bilal } = await said(site);
    const lists = listsOf(site);
    same(await lists({ queue: 'all' }), ['سلام ', 'Third', 'Secon', 'First'], 'all');
    same(await lists({ queue: 'all', authorOf: bilal.comment.id }), ['سلام '], 'of one author');
    same(await lists({ queue: 'all', text: 'SANA' }), ['Third', 'Secon', 'First'], 'by words, in text or name');
    same(await lists({ queue: 'all', text: 'last FIRST' }), ['First'], 'all of them, wherever they stand');
    same(await lists({ queue: 'all', text: 'دنیا' }), ['سلام '], 'however they are spelt');
    same(await lists({ queue: 'all', text: 'mail.example' }), [], 'not by what nobody sees');
    same(await lists({ queue: 'all', lang: 'en' }), ['Third', 'Secon', 'First'], 'by language, guessed from its words');
    same(await lists({ queue: 'all', thread: site.thread }), ['سلام ', 'Third', 'Secon', 'First'], 'of the article');
    same(await lists({ queue: 'all', thread: site.elsewhere }), [], 'of another article');
  });

  on('each list is as long as its count says, page by page', [], async (site) => {
    await said(site);
    const lists = listsOf(site);
    const { counts } = await site.moderation.queue({ queue: 'held', limit: 1 });
    for (const name of site.moderation.queues ?? queueNames) same(counts[name], (await lists({ queue: name })).length, `count of ${name}`);
    same(await pages(site, 'all', 1), ['سلام ', 'Third', 'Secon', 'First'], 'page by page');
  });

  on('lists narrow by the rule that spoke', ['filters', 'reasons'], async (site) => {
    await said(site);
    const lists = listsOf(site);
    same(await lists({ queue: 'held', rule: 'links' }), ['Third'], 'by rule');
    same(await lists({ queue: 'published', rule: 'links' }), [], 'by rule, elsewhere');
  });

  on('what the rules published and nobody has looked at is a list of its own', ['list-unreviewed'], async (site) => {
    await said(site);
    same(await listsOf(site)({ queue: 'unreviewed' }), ['Secon'], 'published unreviewed');
  });

  on('words are looked for through pages that hold none of them', ['filters'], async (site) => {
    for (const text of ['One', 'Two', 'Three']) await site.post(text, { email: `${text}@mail.example` });
    same(await pages(site, 'held', 1, { text: 'one' }), ['One'], 'found on the last page');
  });

  on('queues are paged, newest first', [], async (site) => {
    for (const text of ['One', 'Two', 'Three']) await site.post(text, { email: `${text}@mail.example` });
    same(await pages(site, 'held', 2), ['Three', 'Two', 'One'], 'all, newest first');
  });
};
