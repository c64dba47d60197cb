/** Starts the comments server behind the demo, on a database file in the given folder, and imports the demo's comments once. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Addresses that belong to the comments server; the demo passes them on, so that cookies and policies stay on one origin. */
export const apiPaths = ['/v1', '/healthz'];
export const site = 'courant';

const main = new URL('../../server/dist/src/main.js', import.meta.url);

/** Null where the server has not been built: the paper can be read, its comments cannot. */
export const startApi = async ({ dataFolder, origin }) => {
  if (!existsSync(main)) return null;
  const { start } = await import(main.href);
  if (start === undefined) return null;
  const wxr = fileURLToPath(new URL('../comments.wxr.xml', import.meta.url));
  return start({ dataFolder, port: 0, site, origins: [origin], importOnce: wxr });
};
