/** What a site tells everybody of its moderation: sums. Contract: `wire/transparency.ts`. */
import type { Transparency } from '@sayso/widgets/wire';
import type { App, Parts, RequestContext } from '../context.js';
import { HttpError } from '../problems.js';
import { wholeParameter } from './parameters.js';

const day = 86_400_000;
const year = 365 * day;
/** Longest time that one answer sums up, in ms. */
const longest = 3 * year;
/** Everybody may ask; counted anew this often at most, in ms. */
const keptFor = 60_000;

export const addTransparencyRoutes = (app: App, { repository, sites, now }: Parts): void => {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<Transparency> }>();

  const timeOf = (context: RequestContext): { readonly from: number; readonly until: number } => {
    const until = wholeParameter(context, 'until', (Math.floor(now() / day) + 1) * day, 0, Number.MAX_SAFE_INTEGER);
    const from = wholeParameter(context, 'from', Math.max(0, until - year), 0, Number.MAX_SAFE_INTEGER);
    if (from >= until || until - from > longest) throw new HttpError('bad-request', 'from: expected a moment before until, at most three years');
    // Whole days, so that there are few different questions.
    return { from: Math.floor(from / day) * day, until: Math.ceil(until / day) * day };
  };
  const ask = (site: string, { from, until }: { readonly from: number; readonly until: number }): Promise<Transparency> => {
    const key = `${site} ${from} ${until}`;
    const known = kept.get(key);
    if (known !== undefined && now() - known.at < keptFor) return known.answer;
    if (kept.size > 100) kept.clear();
    const answer = repository.transparency(site, from, until, now());
    kept.set(key, { at: now(), answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
  const headers = { 'cache-control': `public, max-age=${keptFor / 1000}`, 'access-control-allow-origin': '*' };

  app.get('/v1/:site/transparency.json', async (context) => context.json(await ask(context.var.site.id, timeOf(context)), 200, { 'cache-control': headers['cache-control'] }));

  app.get('/transparency.json', async (context) => {
    const time = timeOf(context);
    const all = await Promise.all([...sites.keys()].map((site) => ask(site, time)));
    return context.json(all.length === 1 ? all[0] : all, 200, headers);
  });
};
