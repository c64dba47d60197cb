/** A news site over TLS on loopback with the real server behind `/v1/`, as a proxy has it; it writes down what is asked of it. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { IncomingMessage } from 'node:http';
import { generate } from 'selfsigned';
import { root } from './demo.js';
import { newsSite, type Answer } from './servers.js';

interface Api {
  readonly url: string;
  readonly repository: {
    keptReceipt(site: string, hash: string): Promise<{ readonly event: string; readonly granted: readonly string[] } | null>;
    consentText(site: string, hash: string): Promise<string | null>;
  };
  close(): Promise<void>;
}

export interface SecureSite {
  /** `https://localhost:…` */
  readonly url: string;
  readonly api: Api;
  /** Method and path of each request, in order, and the bodies that came under `/v1/`. */
  readonly asked: string[];
  readonly bodies: string[];
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** @param dataFolder of the server's SQLite file */
export const startSecureSite = async (dataFolder: string, page: (url: URL) => Answer | undefined): Promise<SecureSite> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 });
  const asked: string[] = [];
  const bodies: string[] = [];
  const news = newsSite(page);
  let behind = '';
  const server = createServer({ key, cert }, (request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (!request.url?.startsWith('/v1/')) return news(request, response);
    const forward = async (): Promise<void> => {
      const body = await readBody(request);
      bodies.push(body.toString());
      const headers = Object.fromEntries(['cookie', 'origin', 'content-type'].flatMap((name) => (request.headers[name] === undefined ? [] : [[name, String(request.headers[name])]])));
      const answer = await fetch(`${behind}${request.url ?? ''}`, { method: request.method ?? 'GET', headers, ...(body.length === 0 ? {} : { body: new Uint8Array(body) }) });
      response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !/^(content-length|transfer-encoding|connection|keep-alive)$/.test(name))));
      response.end(Buffer.from(await answer.arrayBuffer()));
    };
    forward().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const { start } = (await import(path.join(root, 'server/dist/src/start.js'))) as { start(options: object): Promise<Api> };
  const api = await start({ dataFolder, port: 0, sites: [{ id: 'default', origins: [url] }] });
  behind = `http://127.0.0.1:${new URL(api.url).port}`;
  return {
    url, api, asked, bodies,
    async close() {
      await api.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
