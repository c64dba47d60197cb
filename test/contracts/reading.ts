/** Reading a thread: what stands in it, in which order, page by page. */
import type { Sort } from '../../src/comments/model/backend.js';
import { idOf, same } from './checks.js';
import type { Part, Site } from './site.js';

/** Three comments at the top, the second of which was answered twice. */
const discussed = async (site: Site): Promise<{ readonly ids: readonly string[]; readonly replies: readonly string[] }> => {
  const ids = [await site.publish('0')];
  for (const text of ['1', '2']) ids.push(idOf(await site.comments.post(site.submission(`Comment ${text}`))));
  const replies: string[] = [];
  for (const text of ['a', 'b']) replies.push(idOf(await site.comments.post(site.submission(`Reply ${text}`, {}, ids[1] ?? null))));
  return { ids, replies };
};

const inOrder = async ({ comments, thread }: Site, sort: Sort, expected: readonly unknown[]): Promise<void> => {
  const first = await comments.load({ thread, sort, limit: 2 });
  const second = await comments.load({ thread, sort, limit: 2, cursor: first.next ?? '' });
  same([...first.comments, ...second.comments].map(({ id }) => id), expected, sort);
  same([second.next, first.info.sorts?.includes(sort)], [null, true], 'the end');
};

export const reading: Part = (on) => {
  on('a thread in which nobody has said anything is open and empty', [], async ({ comments, thread, elsewhere }) => {
    const page = await comments.load({ thread, sort: 'newest', limit: 10 });
    same([page.comments, page.next, page.info.state, page.info.total, page.info.thread], [[], null, 'open', 0, thread], 'page');
    same([...(await comments.counts([thread, elsewhere]))], [[thread, 0], [elsewhere, 0]], 'counts');
  });

  on('the most discussed come first', ['sort-discussed'], async (site) => {
    const { ids, replies } = await discussed(site);
    await inOrder(site, 'discussed', [ids[1], ...replies, ids[2], ids[0]]);
  });

  on('of the best, what nobody recommends goes by age', ['sort-best'], async (site) => {
    const { ids, replies } = await discussed(site);
    await inOrder(site, 'best', [ids[2], ids[1], ...replies, ids[0]]);
  });

  on('a link into a thread brings the conversation with the first page, once', [], async (site) => {
    const old = await site.publish('0');
    const reply = idOf(await site.comments.post(site.submission('Reply', {}, old)));
    const ids: string[] = [];
    for (const text of ['1', '2', '3']) ids.unshift(idOf(await site.comments.post(site.submission(`Comment ${text}`))));
    const plain = await site.comments.load({ thread: site.thread, sort: 'newest', limit: 2 });
    const page = await site.comments.load({ thread: site.thread, sort: 'newest', limit: 2, around: reply });
    same(page.comments.map(({ id }) => id), [...ids.slice(0, 2), old, reply], 'page');
    same([page.next, page.info.total], [plain.next, 5], 'the pages go on');
    const there = await site.comments.load({ thread: site.thread, sort: 'newest', limit: 2, around: ids[0] ?? '' });
    same(there.comments.map(({ id }) => id), ids.slice(0, 2), 'already there');
    same((await site.comments.load({ thread: site.thread, sort: 'newest', limit: 2, around: 'nobody-here' })).comments.length, 2, 'unknown');
  });

  on('pages neither repeat nor skip, in both orders, replies with their branch', [], async (site) => {
    const ids = [await site.publish('0')];
    for (const text of ['1', '2', '3', '4']) ids.push(idOf(await site.comments.post(site.submission(`Comment ${text}`))));
    const reply = idOf(await site.comments.post(site.submission('Reply', {}, ids[0] ?? null)));
    for (const [sort, expected] of [['oldest', [ids[0], reply, ...ids.slice(1)]], ['newest', [...ids.slice(1).reverse(), ids[0], reply]]] as const) {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await site.comments.load({ thread: site.thread, sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.comments.map(({ id }) => id));
        same(page.info.total, 6, 'total');
        cursor = page.next;
      }
      same(seen, expected, sort);
    }
    same((await site.comments.counts([site.thread])).get(site.thread), 6, 'count');
  });

  on('threads are kept apart', [], async (site) => {
    await site.publish('Here');
    same((await site.comments.load({ thread: site.elsewhere, sort: 'newest', limit: 10 })).comments, [], 'elsewhere');
  });
};
