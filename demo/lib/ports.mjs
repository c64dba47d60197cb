/** Ports and listening, as promises. */
import { createServer } from 'node:net';

/** Resolves with the port that a server took. Rejects where the wanted one is taken. */
export const listen = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address().port));
  });

/** A port that is free at this moment: the sign-in page must know the demo's address before anything listens there. */
export const freePort = async () => {
  const probe = createServer();
  const port = await listen(probe, 0, '127.0.0.1');
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

export const stop = (server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
