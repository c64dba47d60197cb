/** Ports: the ones of the last start where they are still free, so that bookmarks and links in the database stay true. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

const take = (port) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const taken = probe.address().port;
      probe.close(() => resolve(taken));
    });
  });

const lastPorts = (file) => {
  try {
    const { pages, third } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(pages) && Number.isInteger(third) ? { pages, third } : {};
  } catch {
    return {};
  }
};

/**
 * Two free ports. A wanted one that is taken rejects; a remembered one that is taken gives way to any other. The ports are
 * known before anything listens, because the sign-in page and the policy of each page name them.
 */
export const choosePorts = async (dataFolder, wanted) => {
  const file = path.join(dataFolder, 'ports.json');
  const last = lastPorts(file);
  const choose = async (name) => {
    if (wanted[name]) return take(wanted[name]);
    return take(last[name] ?? 0).catch(() => take(0));
  };
  const pages = await choose('pages');
  const third = await choose('third');
  writeFileSync(file, JSON.stringify({ pages, third }));
  return { pages, third };
};
