/** Damaged record cookies: none throws, none grants (needs `npm run build`). */
import { tryMutations } from '../../build/test/support/mutations.js';

export const name = 'a damaged record cookie never throws and never grants';
export const counts = { sample: 10_000, full: 100_000 };

export const prove = async ({ count, seed }) => {
  const { tried, threw, granted } = tryMutations(count, seed);
  const bad = threw.length + granted.length;
  return { passed: tried - bad, failed: bad, note: bad > 0 ? [...threw, ...granted].slice(0, 3).join(' | ') : 'no exception, no grant' };
};
