/** Somebody else's server, on a free port of this machine: keeps what it was told; a test says how it answers. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Told {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export const hookSecret = `whsec_${Buffer.from('a secret of 32 bytes for a test.').toString('base64')}`;

export const startReceiver = async () => {
  const told: Told[] = [];
  const answer: { current: (response: ServerResponse) => void } = { current: (response) => void response.writeHead(204).end() };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      told.push({ path: request.url ?? '', headers: request.headers, body });
      answer.current(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    told,
    answer,
    port,
    url: `http://127.0.0.1:${port}/hook?token=of-theirs`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** What a receiver makes of it that uses the specification's own library; throws where signature or moment are not good. */
export const verified = ({ headers, body }: Told, secret = hookSecret): { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> } =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as never;
