/**
 * Threads of any length, two in five comments of them replies; the same for every renderer, in each one's JSON. The words are real
 * ones in four languages where `../shared/data/languages` lies beside the project, our own otherwise.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedData } from '../scripts/shared-data.mjs';

const words = 'the tram quay harbour vote people morning ferry bridge market price ticket council noise light window street children school evening rain summer paper road plan answer question neighbour bakery'.split(' ');
const names = ['Amina', 'Bilal', 'Chiara', 'Dawit', 'Elif', 'Farah', 'Goran', 'Hina', 'Imran', 'Jana'];

const folder = path.join(sharedData() ?? '', 'languages');
const fromData = () =>
  ['news-comments-en', 'urdu', 'roman-urdu', 'arabic'].flatMap((file) =>
    readFileSync(path.join(folder, `${file}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text),
  );
const real = existsSync(folder) ? fromData() : [];
/** What is said of the words beside the figures. */
export const wordsFrom = real.length > 0 ? `${real.length} real comments in four languages` : 'made-up words';

/** A small generator, so that each run draws the same thread. */
const random = (seed) => () => ((seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff), seed / 0x7fffffff);

/** Stands in one comment alone. */
export const needleOf = (index) => `zqx${index}xqz`;

const drawn = new Map();
const draw = (count) => {
  if (!drawn.has(count)) {
    const next = random(7);
    const pick = (list) => list[Math.floor(next() * list.length)];
    const said = () => (real.length > 0 ? pick(real) : `${Array.from({ length: 20 + Math.floor(next() * 60) }, () => pick(words)).join(' ')}.`);
    drawn.set(
      count,
      Array.from({ length: count }, (_, index) => ({
        parent: index > 10 && next() < 0.4 ? Math.floor(next() * (index - 1)) : null,
        name: `${pick(names)} ${String.fromCharCode(65 + (index % 26))}.`,
        text: `${said()} ${needleOf(index)}`,
        createdAt: 1_764_000_000_000 + index * 60_000,
      })),
    );
  }
  return drawn.get(count);
};

const limits = Object.fromEntries([['name', 'required'], ['email', 'required'], ['website', 'off'], ['text', 'required']].map(([field, ask]) => [field, { ask, max: 10_000 }]));
/** For each comment the one at the top of its conversation, by number. */
const rootsOf = (comments) => {
  const roots = [];
  for (const [index, { parent }] of comments.entries()) roots.push(parent === null ? index : roots[parent]);
  return roots;
};

/**
 * A page as our server makes it: so many conversations after a number, newest first, each whole. `withTree` of the built wire gives
 * what is more than plain text its tree. Without a limit, the whole thread.
 */
export const threadPage = (count, withTree, { limit = Infinity, after = -1, around = -1 } = {}) => {
  const comments = draw(count);
  const roots = rootsOf(comments);
  const top = comments.flatMap(({ parent }, index) => (parent === null ? [index] : [])).reverse();
  const here = new Set(top.slice(after + 1, after + 1 + limit));
  if (around >= 0) here.add(roots[around]);
  const thread = `/long-${count}`;
  return {
    info: { thread, state: 'open', closedBecause: null, closedAt: null, total: count, limits, sorts: ['newest', 'oldest', 'best', 'discussed'], offers: ['votes', 'reports'] },
    comments: comments.flatMap(({ parent, name, text, createdAt }, index) =>
      here.has(roots[index])
        ? [withTree({ id: `c${index}`, thread, parent: parent === null ? null : `c${parent}`, author: { name, seed: name }, text, status: 'published', createdAt, editedAt: null, revision: 1, votes: index % 7, seq: index + 1 })]
        : [],
    ),
    next: after + 1 + limit < top.length ? String(after + limit) : null,
    seq: count,
  };
};

/** Everything in one answer, as Waline's server would give it with such a page size. */
export const walineThread = (count) => {
  const comments = draw(count);
  const roots = rootsOf(comments);
  const item = (each, index) => ({ objectId: String(index + 1), nick: each.name, comment: `<p>${each.text.replace(/[<>&]/g, '')}</p>`, orig: each.text, link: '', avatar: '', like: 0, status: 'approved', time: each.createdAt, insertedAt: each.createdAt, ...(each.parent === null ? { children: [] } : { pid: String(each.parent + 1), rid: String(roots[index] + 1) }) });
  const items = comments.map(item);
  for (const [index, each] of items.entries()) if (!each.children) items[roots[index]].children.push(each);
  return { errno: 0, errmsg: '', data: { page: 1, totalPages: 1, pageSize: count, count, data: items.filter((each) => each.children) } };
};
