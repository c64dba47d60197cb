/** An app over a fresh database, asked without sockets, with a clock that the test moves. */
import type { PostRequest } from '@sayso/widgets/wire';
import { createApp } from '../../src/app.js';
import { createPasswords } from '../../src/auth/password.js';
import type { Role } from '../../src/auth/permissions.js';
import type { Parts } from '../../src/context.js';
import { hashSecret, newId } from '../../src/db/ids.js';
import { openDatabase } from '../../src/db/open.js';
import { createRepository } from '../../src/db/repository.js';
import { createLive } from '../../src/live.js';
import { createLog } from '../../src/log.js';
import { createDoorPaces, createPace, createPaces, pacesInMemory } from '../../src/pace.js';
import { createPresence } from '../../src/presence.js';
import { defaultSite, type SiteSettings } from '../../src/settings.js';
import { Site } from '../../src/site.js';
import { noon, temporaryFolder } from './fixtures.js';

export const paper = 'https://paper.example';
export const talk = 'https://talk.example';

export interface PostGiven {
  readonly draft?: PostRequest['draft'];
  readonly thread?: string;
  readonly parent?: string | null;
  readonly trap?: string;
  /** Secrets of earlier comments: by them a guest is known who comes again. */
  readonly proof?: readonly string[];
  readonly page?: PostRequest['page'];
}

export const createClient = async (given: { readonly site?: Partial<SiteSettings>; readonly burst?: number; readonly publicUrl?: string | null; readonly gpcSince?: string; readonly now?: number; readonly databaseUrl?: string } = {}) => {
  const place = temporaryFolder();
  const database = await openDatabase({ dataFolder: place.folder, databaseUrl: given.databaseUrl });
  const repository = createRepository(database, newId);
  const clock = { now: noon };
  /** Where requests come from. */
  const from = { network: 'network', address: '203.0.113.9' };
  const lines: string[] = [];
  const site = new Site({ ...defaultSite('main'), origins: [paper], ...given.site }, await repository.openSite('main', noon));
  const other = new Site(defaultSite('other'), await repository.openSite('other', noon));
  const live = createLive();
  const now = (): number => clock.now;
  const parts: Parts = {
    repository, live, now, newId,
    presence: createPresence(),
    sites: new Map([['main', site], ['other', other]]),
    pace: createPace(given.burst ?? 1000, 10, now),
    paces: createPaces(pacesInMemory(now)),
    doorPaces: createDoorPaces(pacesInMemory(now)),
    passwords: createPasswords({ logN: 4, r: 8, p: 1 }),
    log: createLog((line) => lines.push(line), now),
    networkOf: () => from.network,
    addressOf: () => from.address,
    gpcSince: given.gpcSince ?? null,
    publicUrl: given.publicUrl === undefined ? talk : given.publicUrl,
  };
  const app = createApp(parts);
  let cookie = '';

  const request = (path: string, init: RequestInit = {}): Promise<Response> => Promise.resolve(app.request(`${talk}${path}`, init));
  const headersOf = (headers: Readonly<Record<string, string>> = {}): Record<string, string> => ({ origin: paper, 'content-type': 'application/json', ...headers });

  return {
    app, parts, repository, database, clock, from, lines, site, live, request,
    postRaw: (body: string, headers: Readonly<Record<string, string>> = {}, path = '/v1/main/comments') =>
      request(path, { method: 'POST', headers: headersOf({ 'idempotency-key': newId(), ...headers }), body }),
    post(fields: PostGiven = {}, secret = newId()): Promise<Response> {
      const body = {
        thread: fields.thread ?? '/talks',
        parent: fields.parent ?? null,
        draft: fields.draft ?? { name: 'Amina', email: 'amina@reader.example', text: 'The vote was close.' },
        trap: fields.trap ?? '',
        proof: fields.proof,
        page: fields.page ?? { url: `${paper}/talks`, title: 'Talks' },
      };
      return request('/v1/main/comments', { method: 'POST', headers: headersOf({ 'idempotency-key': secret }), body: JSON.stringify(body) });
    },
    /** By a one-time link; the next of them are another person's. */
    async signIn(role: Role = 'owner'): Promise<void> {
      const token = newId();
      await repository.addModerator('main', { id: 'editor', name: 'Editor' }, clock.now);
      await repository.addModerator('main', { id: 'boss', name: 'Boss' }, clock.now);
      await repository.setRole('main', 'editor', role);
      await repository.addSignInLink('main', hashSecret(token), 'editor', clock.now + 60_000, clock.now);
      const answer = await request('/v1/main/moderation/sign-in', {
        method: 'POST',
        headers: { origin: talk, 'content-type': 'application/x-www-form-urlencoded' },
        body: `token=${token}`,
      });
      cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    /** Another moderator's cookie. */
    async signInAs(id: string, name: string): Promise<string> {
      const token = newId();
      await repository.addModerator('main', { id, name }, clock.now);
      await repository.addSignInLink('main', hashSecret(token), id, clock.now + 60_000, clock.now);
      const headers = { origin: talk, 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await request('/v1/main/moderation/sign-in', { method: 'POST', headers, body: `token=${token}` });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    /** As the signed-in moderator; a body makes it a POST. */
    moderate: (path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}, method = 'POST'): Promise<Response> =>
      request(`/v1/main/moderation/${path}`, {
        headers: { cookie, ...(body === undefined ? {} : { origin: talk, 'content-type': 'application/json', 'x-sayso': '1' }), ...headers },
        ...(body === undefined ? {} : { method, body: JSON.stringify(body) }),
      }),
    /** A page's form, as a browser on this server sends it. */
    submit: (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
      request(`/v1/main/${path}`, {
        method: 'POST',
        headers: { origin: talk, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    async close(): Promise<void> {
      live.end();
      await database.close();
      place.remove();
    },
  };
};
export type Client = Awaited<ReturnType<typeof createClient>>;

/** Reads messages of a stream until `enough` of them came; then leaves. */
export const readStream = async (answer: Response, enough: number): Promise<readonly { readonly id: string; readonly data: unknown }[]> => {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const messages = () =>
    [...text.matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].map(([, id = '', data = 'null']) => ({ id, data: JSON.parse(data) as unknown }));
  while (messages().length < enough) {
    const part = await reader?.read();
    if (part?.value === undefined) break;
    text += decoder.decode(part.value, { stream: true });
  }
  await reader?.cancel();
  return messages();
};
