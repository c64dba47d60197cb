/**
 * The demo newspaper as a function, for `npm start` and for tests: pages and comments server together on http://localhost, the
 * pretend companies on http://127.0.0.1, which is another site for the browser.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importOnce } from './lib/import-once.mjs';
import { createHandler } from './lib/handler.mjs';
import { createPaper } from './lib/paper.mjs';
import { freePort, listen, stop } from './lib/ports.mjs';
import { createTalk } from './lib/talk.mjs';
import { createThirdParties } from './lib/third-parties.mjs';

const site = 'default';

/**
 * Starts everything and resolves with its addresses and `close`. Ports default to free ones, `dataFolder` (made if missing) to
 * demo/data; the demo's comments are imported when it holds none yet. Rejects where a wanted port is taken, or the project was
 * not built.
 */
export const startDemo = async ({ port, thirdPort = 0, dataFolder = fileURLToPath(new URL('data/', import.meta.url)) } = {}) => {
  const { start } = await import(new URL('../server/dist/src/start.js', import.meta.url).href);
  mkdirSync(dataFolder, { recursive: true });
  const chosen = port || (await freePort());
  const url = `http://localhost:${chosen}`;
  const thirdParties = createThirdParties();
  const third = `http://127.0.0.1:${await listen(thirdParties, thirdPort, '127.0.0.1')}`;
  const paper = createPaper({ url, third, site, attributes: 'endpoint="/"' }, createTalk(() => `${url}/v1/${site}`));
  try {
    const server = await start({
      dataFolder,
      port: chosen,
      sites: [{ id: site, moderationPage: `${url}/moderation` }],
      pages: createHandler({ paper, third }),
    });
    await importOnce(server.repository, site);
    return {
      url,
      third,
      dataFolder,
      signInUrl: server.signInUrl,
      close: async () => {
        await Promise.all([server.close(), stop(thirdParties)]);
      },
    };
  } catch (error) {
    await stop(thirdParties);
    throw error;
  }
};
