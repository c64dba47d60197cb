/** Signing in at an OpenID Connect provider: a real one, on a free port, asked as a browser asks. */
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import Provider from 'oidc-provider';
import { newId } from '../src/db/ids.js';
import { createClient, talk, type Client } from './support/client.js';

const returnTo = `${talk}/v1/main/moderation/openid/return`;
/** Who signs in at the provider next. */
const who = { sub: 'sana', email: 'sana@paper.example', email_verified: true };

/** Keeps the cookies of one origin, as a browser does. */
const createJar = () => {
  const cookies = new Map<string, string>();
  return {
    header: (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    take(answer: Response): void {
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
    },
  };
};

describe('signing in by OpenID Connect', () => {
  let server: Server;
  let issuer = '';
  let client: Client;
  let jar = createJar();

  before(async () => {
    let handle: (...given: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined;
    const { createServer } = await import('node:http');
    server = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [{ client_id: 'sayso', client_secret: 'a secret of both', redirect_uris: [returnTo], response_types: ['code'], grant_types: ['authorization_code'] }],
      claims: { email: ['email', 'email_verified'] },
      cookies: { keys: ['for the test'] },
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...who, sub: id }) }),
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      pkce: { required: () => true },
    });
    const callback = provider.callback();
    // The provider's own pages: whoever comes is `who`, and allows what is asked.
    handle = async (request, response) => {
      if (request.url?.startsWith('/interaction/') !== true) return callback(request, response);
      const { prompt, params } = await provider.interactionDetails(request, response);
      if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: who.sub } });
      const grant = new provider.Grant({ accountId: who.sub, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid email profile');
      return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    };
  });
  after(() => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  beforeEach(async () => {
    jar = createJar();
    Object.assign(who, { sub: newId(), email: 'sana@paper.example', email_verified: true });
    client = await createClient({ site: { openId: { issuer, clientId: 'sayso', clientSecret: 'a secret of both', name: 'Newsroom' } } });
  });
  afterEach(() => client.close());

  const ask = async (path: string): Promise<Response> => {
    const answer = await client.request(path, { headers: { cookie: jar.header() } });
    jar.take(answer);
    return answer;
  };
  /** Out to the provider, through its pages; gives the address that it leads back to. */
  const visitProvider = async (): Promise<string> => {
    const theirs = createJar();
    const out = await ask('/v1/main/moderation/openid');
    assert.equal(out.status, 302);
    let next = out.headers.get('location') ?? '';
    for (let hops = 0; hops < 10 && next.startsWith(issuer); hops++) {
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie: theirs.header() } });
      theirs.take(answer);
      await answer.body?.cancel();
      next = new URL(answer.headers.get('location') ?? '', next).href;
    }
    assert.ok(next.startsWith(returnTo), next);
    return next;
  };
  const invite = async (email: string): Promise<string> => {
    const id = newId();
    await client.repository.invite('main', id, { name: 'Sana', email, role: 'editor' }, client.clock.now);
    return id;
  };
  const isIn = async (): Promise<string | undefined> =>
    ((await (await ask('/v1/main/moderation/session')).json()) as { moderator: { id: string } | null }).moderator?.id;

  it('lets in whom an owner has invited, the first time by the proven address, then by the provider’s name for them', async () => {
    assert.match(await (await client.request('/v1/main/moderation/sign-in')).text(), /Sign in with Newsroom/);
    const id = await invite('sana@paper.example');
    const back = await visitProvider();
    const answer = await ask(back.slice(talk.length));
    assert.equal(answer.status, 200);
    assert.equal(await isIn(), id);
    jar = createJar();
    who.email = 'sana.mir@paper.example';
    await ask((await visitProvider()).slice(talk.length));
    assert.equal(await isIn(), id, 'a new address, the same person');
  });

  it('lets in nobody whom nobody has invited, nor by an address that the provider has not proven', async () => {
    const refused = await ask((await visitProvider()).slice(talk.length));
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /nobody has invited your address/);
    await invite('sana@paper.example');
    who.email_verified = false;
    who.sub = newId();
    assert.equal((await ask((await visitProvider()).slice(talk.length))).status, 403);
    assert.equal(await isIn(), undefined);
  });

  it('takes no answer that this browser did not ask for, nor the same one twice', async () => {
    await invite('sana@paper.example');
    const back = (await visitProvider()).slice(talk.length);
    const mine = jar;
    jar = createJar();
    assert.equal((await ask(back)).status, 403, 'another browser');
    jar = mine;
    assert.equal((await ask(back.replace(/state=[^&]+/, 'state=other'))).status, 403);
    assert.equal(await isIn(), undefined);
    const again = (await visitProvider()).slice(talk.length);
    const kept = jar.header();
    assert.equal((await ask(again)).status, 200);
    assert.equal((await client.request(again, { headers: { cookie: kept } })).status, 403, 'the code is spent');
  });

  it('asks for the second step too where one is set up, and shuts out whom an owner has', async () => {
    const id = await invite('sana@paper.example');
    await client.repository.setSecondFactor('main', id, 'JBSWY3DPEHPK3PXP', 0, []);
    assert.match(await (await ask((await visitProvider()).slice(talk.length))).text(), /One more step/);
    assert.equal(await isIn(), undefined);
    await client.repository.addModerator('main', { id: 'boss', name: 'Boss' }, client.clock.now);
    await client.repository.disable('main', id, client.clock.now);
    assert.equal((await ask((await visitProvider()).slice(talk.length))).status, 403);
  });

  it('says so calmly where the provider does not answer, or there is none', async () => {
    const alone = await createClient({ site: { openId: { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b', name: 'X' } } });
    const answer = await alone.request('/v1/main/moderation/openid');
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /did not answer as it should/);
    assert.equal((await alone.request('/v1/other/moderation/openid')).status, 404);
    await alone.close();
  });
});
