/**
 * The demo newspaper as a function, for `npm start` and for tests: pages and comments server together on http://localhost, the
 * pretend companies on http://127.0.0.1, which is another site for the browser.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createHandler } from './lib/handler.mjs';
import { postFreshComments } from './lib/fresh-comments.mjs';
import { importOnce } from './lib/import-once.mjs';
import { createPaper } from './lib/paper.mjs';
import { choosePorts } from './lib/ports.mjs';
import { createTalk } from './lib/talk.mjs';
import { createThirdParties } from './lib/third-parties.mjs';

const site = 'default';

/**
 * Starts everything and resolves with its addresses and `close`. Ports default to those of the last start, or free ones;
 * `dataFolder` (made if missing) to demo/data; the demo's comments are imported when it holds none yet. Rejects where a wanted
 * port is taken, or the project was not built.
 */
export const startDemo = async ({ port = 0, thirdPort = 0, dataFolder = fileURLToPath(new URL('data/', import.meta.url)) } = {}) => {
  const { start } = await import(new URL('../server/dist/src/start.js', import.meta.url).href);
  mkdirSync(dataFolder, { recursive: true });
  const ports = await choosePorts(dataFolder, { pages: port, third: thirdPort });
  const url = `http://localhost:${ports.pages}`;
  const third = `http://127.0.0.1:${ports.third}`;
  await importOnce({ dataFolder, site, url });
  const thirdParties = createThirdParties().listen(ports.third, '127.0.0.1');
  await once(thirdParties, 'listening');
  const stopThirdParties = () =>
    new Promise((resolve) => {
      thirdParties.close(resolve);
      thirdParties.closeAllConnections();
    });
  const api = `${url}/v1/${site}`;
  const paper = createPaper({ url, third, site, attributes: 'endpoint="/"' }, createTalk(api));
  try {
    const server = await start({
      dataFolder,
      port: ports.pages,
      // Longer than the default 20 s: whoever tries it out reads before pressing Undo.
      sites: [{ id: site, name: 'The Anselm Courant', moderationPage: `${url}/moderation`, undoWindow: 5 * 60_000 }],
      // All who try it out share one network, this machine.
      pace: { burst: 30, secondsPerComment: 5 },
      pages: createHandler({ paper, third }),
    });
    await postFreshComments(api, url);
    return {
      url,
      third,
      dataFolder,
      signInUrl: server.signInUrl,
      close: async () => {
        await Promise.all([server.close(), stopThirdParties()]);
      },
    };
  } catch (error) {
    await stopThirdParties();
    throw error;
  }
};
