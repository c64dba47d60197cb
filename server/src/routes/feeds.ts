/** Feeds for readers' own programs: a thread's or the whole site's newest comments, as Atom and RSS. */
import type { App, Parts, RequestContext } from '../context.js';
import { atom } from '../feeds/atom.js';
import { buildFeed, type Feed } from '../feeds/feed.js';
import { rss } from '../feeds/rss.js';
import { threadParameter } from './parameters.js';

/** Comments in one feed. */
const most = 50;

const formats = { 'feed.atom': { type: 'application/atom+xml', write: atom }, 'feed.rss': { type: 'application/rss+xml', write: rss } } as const;
type FeedName = keyof typeof formats;

/** The address of a feed, from the server's root on; `thread` null: the whole site's. */
export const feedPath = (site: string, name: FeedName, thread: string | null): string => `/v1/${site}/${name}${thread === null ? '' : `?thread=${encodeURIComponent(thread)}`}`;

export const addFeedRoutes = (app: App, { repository }: Parts): void => {
  const answer = async (context: RequestContext, name: FeedName): Promise<Response> => {
    const { site, ownOrigin } = context.var;
    const thread = context.req.query('thread') === undefined ? null : threadParameter(context);
    // Read before the comments, as in a thread's page.
    const state = thread === null ? null : await repository.thread(site.id, thread);
    const tag = `W/"${state === null ? await repository.seq(site.id) : `${state.seq}-${state.edition}`}-${site.version}"`;
    const headers = {
      'etag': tag,
      'cache-control': 'public, max-age=60',
      ...(site.settings.found === 'no' ? { 'x-robots-tag': 'noindex' } : {}),
    };
    if ((context.req.header('if-none-match') ?? '').split(',').some((each) => each.trim() === tag)) return new Response(null, { status: 304, headers });
    const rows = await repository.newestPublished(site.id, thread, most);
    const about = thread === null || state === null ? null : { name: thread, url: state.url, title: state.title };
    const feed: Feed = buildFeed(site, rows, { self: `${ownOrigin}${feedPath(site.id, name, thread)}`, thread: about, base: ownOrigin });
    const { type, write } = formats[name];
    return new Response(write(feed), { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } });
  };
  app.get('/v1/:site/feed.atom', (context) => answer(context, 'feed.atom'));
  app.get('/v1/:site/feed.rss', (context) => answer(context, 'feed.rss'));
};
