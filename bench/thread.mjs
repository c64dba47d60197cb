/** A thread of 1,000 comments in our own words, two in five of them replies; the same for every renderer, in each one's JSON. */

const words = 'the tram quay harbour vote people morning ferry bridge market price ticket council noise light window street children school evening rain summer paper road plan answer question neighbour bakery'.split(' ');
const names = ['Amina', 'Bilal', 'Chiara', 'Dawit', 'Elif', 'Farah', 'Goran', 'Hina', 'Imran', 'Jana'];

/** A small generator, so that each run draws the same thread. */
const random = (seed) => () => ((seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff), seed / 0x7fffffff);

const draw = () => {
  const next = random(7);
  const pick = (list) => list[Math.floor(next() * list.length)];
  return Array.from({ length: 1000 }, (_, index) => ({
    id: `c${index}`,
    parent: index > 10 && next() < 0.4 ? Math.floor(next() * (index - 1)) : null,
    name: `${pick(names)} ${String.fromCharCode(65 + (index % 26))}.`,
    text: Array.from({ length: 20 + Math.floor(next() * 60) }, () => pick(words)).join(' ') + '.',
    createdAt: 1_764_000_000_000 + index * 60_000,
  }));
};

const limits = Object.fromEntries([['name', 'required'], ['email', 'required'], ['website', 'off'], ['text', 'required']].map(([field, ask]) => [field, { ask, max: 10_000 }]));

export const thread = () => {
  const comments = draw();
  return {
    info: { thread: '/bench', state: 'open', closedBecause: null, closedAt: null, total: comments.length, limits },
    comments: comments.map((each) => ({
      id: each.id,
      thread: '/bench',
      parent: each.parent === null ? null : `c${each.parent}`,
      author: { name: each.name, seed: each.name },
      text: each.text,
      status: 'published',
      createdAt: each.createdAt,
      editedAt: null,
      revision: 1,
      seq: 1,
    })),
    next: null,
    seq: 1000,
  };
};

export const walineThread = () => {
  const comments = draw();
  const rootOf = (index) => (comments[index].parent === null ? index : rootOf(comments[index].parent));
  const item = (each, index) => ({ objectId: String(index + 1), nick: each.name, comment: `<p>${each.text}</p>`, orig: each.text, link: '', avatar: '', like: 0, status: 'approved', time: each.createdAt, insertedAt: each.createdAt, ...(each.parent === null ? { children: [] } : { pid: String(each.parent + 1), rid: String(rootOf(index) + 1) }) });
  const items = comments.map(item);
  const top = items.filter((each) => each.children);
  for (const each of items) if (!each.children) top.find((root) => root.objectId === each.rid)?.children.push(each);
  return { errno: 0, errmsg: '', data: { page: 1, totalPages: 1, pageSize: 1000, count: comments.length, data: top } };
};
