/**
 * One good request for each operation of docs/openapi.json, as each role would make it: with what it holds (a receipt, a mailed
 * link, a cookie), and with made-up secrets where it holds none. An operation without a line here fails the tests that ask them all.
 */
import { readFileSync } from 'node:fs';
import { newsroom } from '@sayso/widgets/moderation';
import { newId } from '../../src/db/ids.js';
import { paper, talk } from './client.js';
import { livedIn, type LivedIn, type RoleName } from './lived-in.js';

interface Asked {
  /** Behind the "?". */
  readonly query?: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}
type Ask = (world: LivedIn, role: RoleName) => Asked;

/** What only the reader holds; anybody else makes one up. */
const held = (role: RoleName, secret: string): string => (role === 'reader' ? secret : newId());
const receipt = (role: RoleName, { secret }: { readonly secret: string }) => ({ 'x-sayso-receipt': held(role, secret) });
const key = () => ({ 'idempotency-key': newId() });
const onPublished: Ask = ({ published }) => ({ query: { of: published.id } });
const onThread: Ask = () => ({ query: { thread: '/talks' } });
const plain: Ask = () => ({});
const made = { token: 'made-up-made-up-made-up' };
const hash = 'a'.repeat(64);
const decisionOn = ({ id }: { readonly id: string }, action: string) => ({ id, revision: 1, expectedStatus: 'held', action });
const rules = { name: 'tried', version: 1, rules: [{ rule: 'links', max: 2, action: 'hold' }] };

/** In the order in which they are asked; what takes something away comes last. */
export const asks: Readonly<Record<string, Ask>> = {
  'GET /v1/{site}/comments': ({ published }) => ({ query: { thread: '/talks', around: published.id } }),
  'GET /v1/{site}/comments.html': ({ published }) => ({ query: { thread: '/talks', reply: published.id } }),
  'GET /v1/{site}/counts': onThread,
  'GET /v1/{site}/ticket': onThread,
  'GET /v1/{site}/stream': () => ({ query: { thread: '/talks', since: '0' } }),
  'GET /v1/{site}/feed.atom': plain,
  'GET /v1/{site}/feed.rss': onThread,
  'GET /v1/{site}/transparency.json': plain,
  'GET /transparency.json': plain,
  'GET /healthz': plain,
  'GET /.well-known/gpc.json': plain,
  'GET /v1/pages.css': plain,
  'POST /v1/{site}/receipts': ({ published, removed }, role) => ({ json: { secrets: [held(role, published.secret), held(role, removed.secret)] } }),
  'GET /v1/{site}/receipt': ({ removed, view }, role) => ({ query: { comment: removed.id, view: held(role, view(removed.id)) } }),
  'GET /v1/{site}/comments/{id}/statement': ({ removed }, role) => ({ id: removed.id, headers: receipt(role, removed) }),
  'GET /v1/{site}/comments/{id}/report': ({ published }) => ({ id: published.id }),
  'POST /v1/{site}/comments/{id}/report': ({ published }) => ({ id: published.id, form: { lane: 'house', reason: 'spam' } }),
  'POST /v1/{site}/comments/{id}/flags': ({ published }) => ({ id: published.id, headers: key(), json: { reason: 'insult', words: '' } }),
  'POST /v1/{site}/comments/{id}/notices': ({ published }) => ({
    id: published.id, headers: key(), json: { kind: 'hate', explanation: 'It is.', location: '', name: 'Sana', email: 'sana@elsewhere.example', goodFaith: true },
  }),
  'PUT /v1/{site}/comments/{id}/vote': ({ published }) => ({ id: published.id, headers: { 'x-sayso-receipt': newId() } }),
  'DELETE /v1/{site}/comments/{id}/vote': ({ published }) => ({ id: published.id, headers: { 'x-sayso-receipt': newId() } }),
  'POST /v1/{site}/comments': () => ({
    headers: key(), json: { thread: '/talks', parent: null, draft: { name: 'Nadia', email: 'nadia@elsewhere.example', text: 'A new word.' }, trap: '', page: { url: `${paper}/talks`, title: 'Talks' } },
  }),
  'GET /v1/{site}/confirm': ({ confirmToken }, role) => ({ query: { token: held(role, confirmToken) } }),
  'POST /v1/{site}/confirm': ({ confirmToken }, role) => ({ form: { token: held(role, confirmToken) } }),
  'GET /v1/{site}/unsubscribe': () => ({ query: made }),
  'POST /v1/{site}/unsubscribe': () => ({ form: made }),
  'GET /v1/{site}/privacy': plain,
  'POST /v1/{site}/privacy': () => ({ form: { email: 'nobody@elsewhere.example' } }),
  'GET /v1/{site}/privacy/data': plain,
  'GET /v1/{site}/privacy/data.json': plain,
  'POST /v1/{site}/consent/receipts': () => ({ json: { hash, event: 'given', granted: ['matomo'], refused: [], notice: hash, policy: hash, revision: 1, texts: [] } }),
  'POST /v1/{site}/consent/renewal': plain,
  'GET /v1/{site}/moderation/sign-in': plain,
  'POST /v1/{site}/moderation/sign-in': () => ({ form: { email: 'nobody@elsewhere.example', password: 'not the right one' } }),
  'POST /v1/{site}/moderation/second-step': () => ({ form: { step: 'made-up', code: '123456' } }),
  'GET /v1/{site}/moderation/join': () => ({ query: made }),
  'POST /v1/{site}/moderation/join': () => ({ form: { ...made, password: 'a long and good one' } }),
  'GET /v1/{site}/moderation/forgotten': plain,
  'POST /v1/{site}/moderation/forgotten': () => ({ form: { email: 'nobody@elsewhere.example' } }),
  'GET /v1/{site}/moderation/openid': plain,
  'GET /v1/{site}/moderation/openid/return': () => ({ query: { code: 'x', state: 'y' } }),
  'GET /v1/{site}/moderation/decide': () => ({ query: made }),
  'POST /v1/{site}/moderation/decide': () => ({ form: made }),
  'GET /v1/{site}/moderation/session': plain,
  'GET /v1/{site}/moderation/queue': () => ({ query: { queue: 'all' } }),
  'GET /v1/{site}/moderation/stream': () => ({ query: { since: '0', tab: 'tab-of-a-test' } }),
  'GET /v1/{site}/moderation/thread': onThread,
  'GET /v1/{site}/moderation/learnt': plain,
  'GET /v1/{site}/moderation/author': ({ noted }) => ({ query: { of: noted.id } }),
  'GET /v1/{site}/moderation/conversation': onPublished,
  'GET /v1/{site}/moderation/reports': onPublished,
  'GET /v1/{site}/moderation/filters': plain,
  'GET /v1/{site}/moderation/rule-set': plain,
  'GET /v1/{site}/moderation/marks': ({ published }) => ({ query: { comment: published.id } }),
  'GET /v1/{site}/moderation/audit': plain,
  'GET /v1/{site}/moderation/audit.csv': plain,
  'GET /v1/{site}/moderation/audit.json': plain,
  'GET /v1/{site}/moderation/statistics': plain,
  'GET /v1/{site}/moderation/statements': plain,
  'GET /v1/{site}/moderation/webhooks': plain,
  'GET /v1/{site}/moderation/account': plain,
  'GET /v1/{site}/moderation/people': plain,
  'POST /v1/{site}/moderation/presence': ({ published }) => ({ json: { tab: 'tab-of-a-test', comment: published.id } }),
  'PUT /v1/{site}/moderation/filters': () => ({ json: { filters: [{ name: 'Links', queue: 'held', filter: { rule: 'links' } }] } }),
  'PUT /v1/{site}/moderation/marks': ({ waiting }) => ({ json: { comment: waiting.id, rule: 'first-time', wrong: true } }),
  'POST /v1/{site}/moderation/simulate': () => ({ json: { ruleSet: rules, last: 100 } }),
  'POST /v1/{site}/moderation/author': ({ noted }) => ({ json: { of: noted.id, addNote: 'Once more' } }),
  'POST /v1/{site}/moderation/reply': ({ subscribed }) => ({ json: { to: subscribed.id, text: 'From April on.', batch: newId() } }),
  'POST /v1/{site}/moderation/decisions': ({ waiting }) => ({ json: { batch: newId(), decisions: [decisionOn(waiting, 'approve')] } }),
  'POST /v1/{site}/moderation/undo': ({ batch }) => ({ json: { batch } }),
  'POST /v1/{site}/moderation/sweep': () => ({ json: { queue: 'held', filter: { rule: 'links' }, action: 'spam', seen: 1 } }),
  'PATCH /v1/{site}/moderation/thread': () => ({ json: { thread: '/talks', question: 'What would you ask?' } }),
  'PUT /v1/{site}/moderation/learnt': () => ({ json: { format: 'sayso-learnt', version: 1, taught: { spam: 0, ham: 0 }, spamRun: 0, bias: [0, 0], weights: [] } }),
  'PUT /v1/{site}/moderation/rule-set': () => ({ json: { expected: newsroom.version, ruleSet: { name: 'ours', rules: rules.rules } } }),
  'POST /v1/{site}/moderation/account': () => ({ form: { do: 'profile', name: 'Another name', email: '' } }),
  'POST /v1/{site}/moderation/people': () => ({ form: { do: 'sessions', person: 'guest' } }),
  'POST /v1/{site}/comments/{id}/appeal': ({ removed }, role) => ({ id: removed.id, headers: receipt(role, removed), json: { words: 'Please look again.' } }),
  'POST /v1/{site}/receipt': ({ contested, view }, role) => ({ form: { comment: contested.id, view: held(role, view(contested.id)), words: 'Once more.' } }),
  'PATCH /v1/{site}/comments/{id}': ({ doomed }, role) => ({ id: doomed.id, headers: receipt(role, doomed), json: { revision: 1, text: 'I shall take it away.' } }),
  'DELETE /v1/{site}/comments/{id}': ({ doomed }, role) => ({ id: doomed.id, headers: receipt(role, doomed) }),
  'POST /v1/{site}/privacy/erase': () => ({ form: { how: 'delete', sure: 'yes' } }),
  'POST /v1/{site}/moderation/sign-out': plain,
};

const document = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: unknown }>>>> };

/** Every operation, in the page's order, and whether it needs a signed-in moderator. */
export const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([verb, { security }]) => ({ name: `${verb.toUpperCase()} ${path}`, moderators: security !== undefined })),
);

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: string;
  readonly text: string;
}

/** The answer whole; of a stream the first that it tells. */
const textOf = async (answer: Response): Promise<string> => {
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/event-stream')) return answer.text();
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes('data: ')) text += decoder.decode((await reader?.read())?.value, { stream: true });
  await reader?.cancel();
  return text;
};

/** The request of one operation, as one role makes it. */
export const requestOf = (world: LivedIn, role: RoleName, name: string): { readonly path: string; readonly init: RequestInit & { readonly headers: Record<string, string> } } => {
  const [method = '', pattern = ''] = name.split(' ');
  const { query = {}, id, json, form, headers = {} } = asks[name]?.(world, role) ?? {};
  const path = pattern.replace('{site}', 'main').replace('{id}', id ?? '');
  const search = new URLSearchParams(query).toString();
  const moderators = path.startsWith('/v1/main/moderation/');
  return {
    path: `${path}${search === '' ? '' : `?${search}`}`,
    init: {
      method,
      headers: {
        cookie: world.cookieOf(role),
        ...(method === 'GET' ? {} : { origin: moderators || form !== undefined ? talk : paper }),
        ...(moderators && method !== 'GET' ? { 'x-sayso': '1' } : {}),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(json !== undefined ? { body: JSON.stringify(json) } : form !== undefined ? { body: new URLSearchParams(form).toString() } : {}),
    },
  };
};

export const answerOf = async (world: LivedIn, path: string, init: RequestInit): Promise<Answer> => {
  const answer = await world.client.request(path, init);
  return {
    status: answer.status,
    type: (answer.headers.get('content-type') ?? '').split(';')[0] ?? '',
    headers: [...answer.headers].map(([field, value]) => `${field}: ${value}`).join('\n'),
    text: await textOf(answer),
  };
};

/** All of it as one role does it, in a world of its own; with what the log said. */
export const askEverything = async (role: RoleName): Promise<{ readonly answers: ReadonlyMap<string, Answer>; readonly log: string }> => {
  const world = await livedIn();
  try {
    const answers = new Map<string, Answer>();
    for (const name of Object.keys(asks)) {
      const { path, init } = requestOf(world, role, name);
      answers.set(name, await answerOf(world, path, init));
    }
    return { answers, log: world.client.lines.join('\n') };
  } finally {
    await world.client.close();
  }
};
