/**
 * The demo newspaper as a function, for `npm start` and for tests: pages on http://localhost, the pretend companies on
 * http://127.0.0.1 (another site for the browser), the comments server behind the pages.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { apiPaths, site, startApi } from './lib/api.mjs';
import { createHandler } from './lib/handler.mjs';
import { createPaper } from './lib/paper.mjs';
import { createTalk } from './lib/talk.mjs';
import { createThirdParties } from './lib/third-parties.mjs';

const listen = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address().port));
  });

const stop = (server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

/**
 * Starts everything and resolves with its addresses and `close`. Ports default to free ones, `dataFolder` (made if missing) to
 * demo/data. Rejects where a wanted port is taken.
 */
export const startDemo = async ({ port = 0, thirdPort = 0, dataFolder = fileURLToPath(new URL('data/', import.meta.url)) } = {}) => {
  mkdirSync(dataFolder, { recursive: true });
  let handle = (request, response) => response.writeHead(503, { 'retry-after': '1' }).end('The paper is being printed.');
  const pages = createServer((request, response) => handle(request, response));
  const thirdParties = createThirdParties();
  // `localhost` is 127.0.0.1 or ::1, as the machine has it: listening without a host takes both where there are both.
  const url = `http://localhost:${await listen(pages, port)}`;
  const third = `http://127.0.0.1:${await listen(thirdParties, thirdPort, '127.0.0.1')}`;
  const api = await startApi({ dataFolder, origin: url });
  const talk = createTalk(api === null ? null : `${api.url}/v1/${site}`, url);
  const paper = createPaper({ third, attributes: `endpoint="/v1/${site}"` }, talk);
  handle = createHandler({ paper, talk, third, apiOrigin: api?.url ?? null, apiPaths });
  return {
    url,
    third,
    dataFolder,
    api,
    close: async () => {
      await Promise.all([stop(pages), stop(thirdParties)]);
      await api?.close();
    },
  };
};
