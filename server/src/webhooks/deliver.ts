/** One POST to somebody else's server: signed, short, to public addresses only, and following nobody elsewhere. */
import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { err, ok, type Result } from '@sayso/widgets/wire';
import { secretBytes, type WebhookSettings } from './hook.js';
import { literalOf, lookupWithin, mayReach, NotPublic, type Reach, type Resolve } from './public-address.js';

/** How long the other side may take from the first look at its name to its answer, in ms. */
const longest = 10_000;
/** Of an answer no more is read than this, in bytes; it is its status that counts. */
const mostRead = 64 * 1024;

export interface Outgoing {
  /** The same at every try. */
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly body: string;
}

/** `v1,` and the base64 of an HMAC-SHA256 over id, moment (s) and body, as the Standard Webhooks specification has it. */
export const signature = (secret: string, id: string, seconds: number, body: string): string =>
  `v1,${createHmac('sha256', secretBytes(secret) ?? '').update(`${id}.${seconds}.${body}`).digest('base64')}`;

const headersOf = ({ secret, oldSecret }: WebhookSettings, { id, at, body }: Outgoing): Record<string, string> => {
  const seconds = Math.floor(at / 1000);
  const secrets = oldSecret === undefined ? [secret] : [secret, oldSecret];
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'sayso-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((each) => signature(each, id, seconds, body)).join(' '),
  };
};

const codeOf = (error: unknown): string => {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  return name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : typeof code === 'string' ? code : 'unknown';
};

/** ok: the other side has it (any 2xx). Else a code for log and owner: a status, or what went wrong; never an address. */
export type Deliver = (hook: WebhookSettings, outgoing: Outgoing, signal: AbortSignal) => Promise<Result<string, string>>;

export const createDeliver = (reach: Reach, resolve?: Resolve, longestMs = longest): Deliver => {
  const lookup = lookupWithin(reach, resolve);
  const post = (hook: WebhookSettings, outgoing: Outgoing, signal: AbortSignal): Promise<number> =>
    new Promise((answer, fail) => {
      const url = new URL(hook.url);
      const literal = literalOf(url.hostname);
      // Node asks nobody for the address of an address.
      if (literal !== null && !mayReach(literal, reach)) throw new NotPublic('sayso: a webhook leads to an address that is not public');
      const request = (url.protocol === 'https:' ? https : http).request(url, { method: 'POST', headers: headersOf(hook, outgoing), agent: false, lookup, signal }, (response) => {
        let read = 0;
        response.on('data', (part: Buffer) => {
          read += part.length;
          if (read > mostRead) response.destroy();
        });
        response.on('error', () => undefined);
        response.on('close', () => answer(response.statusCode ?? 0));
      });
      request.on('error', fail);
      request.end(outgoing.body);
    });
  return async (hook, outgoing, signal) => {
    try {
      const status = await post(hook, outgoing, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]));
      return status >= 200 && status < 300 ? ok(String(status)) : err(String(status));
    } catch (error) {
      return err(codeOf(error));
    }
  };
};
