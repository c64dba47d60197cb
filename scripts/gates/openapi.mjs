/**
 * docs/openapi.json (OpenAPI 3.1), made from docs/http-api.md, which a test holds against the server's routes: each heading is an
 * operation, its words the description, its tables the answers, its JSON the example. Without arguments it writes the file, with
 * `--check` it compares and says which operations differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { problemStatus } from '../../build/src/wire/problem.js';
import { openRoutes } from '../../server/dist/src/auth/permissions.js';

const target = 'docs/openapi.json';
const page = readFileSync('docs/http-api.md', 'utf8');

/** What stands in the address behind the "?": "!" is needed, "*" may come again. */
const queries = {
  'GET /v1/SITE/comments': ['thread!', 'sort', 'limit', 'cursor', 'around'],
  'GET /v1/SITE/counts': ['thread*'],
  'GET /v1/SITE/ticket': ['thread!'],
  'GET /v1/SITE/stream': ['thread!*', 'since'],
  'GET /v1/SITE/comments.html': ['thread!', 'cursor', 'around', 'reply'],
  'GET /v1/SITE/feed.atom': ['thread'],
  'GET /v1/SITE/feed.rss': ['thread'],
  'GET /v1/SITE/receipt': ['comment!', 'view!'],
  'GET /v1/SITE/confirm': ['token!'],
  'GET /v1/SITE/unsubscribe': ['token!'],
  'GET /v1/SITE/moderation/sign-in': ['token'],
  'GET /v1/SITE/moderation/queue': ['queue', 'limit', 'cursor', 'thread', 'authorOf', 'rule', 'lang', 'text'],
  'GET /v1/SITE/moderation/author': ['of!'],
  'GET /v1/SITE/moderation/conversation': ['of!'],
  'GET /v1/SITE/moderation/reports': ['of!'],
  'GET /v1/SITE/moderation/thread': ['thread!'],
  'GET /v1/SITE/moderation/stream': ['since', 'tab'],
};
const whole = new Set(['limit', 'since']);

/** Headers that an operation needs. */
const headersOf = (method, path, text) => {
  const named = ['Idempotency-Key', 'X-Sayso-Receipt'].filter((name) => text.includes(`\`${name}\`: `) || text.includes(`\`${name}\` as above`) || (path.endsWith('/vote') && name === 'X-Sayso-Receipt'));
  return named.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' } }));
};

/** The JSON blocks of a section that are whole. */
const examplesOf = (text) =>
  [...text.matchAll(/^```json\n([\s\S]*?)\n```$/gm)].flatMap(([, block]) => {
    try {
      return [JSON.parse(block)];
    } catch {
      return [];
    }
  });

/** Rows such as "| 200 | … |" and "| 201, or 200 with `seenBefore` | … |". */
const answersOf = (text) => {
  const answers = new Map();
  for (const [, statuses, words] of text.matchAll(/^\| ((?:[1-5]\d\d)[^|]*) \| (.*) \|$/gm)) {
    for (const [status] of statuses.matchAll(/\b[1-5]\d\d\b/g)) answers.set(status, [...(answers.get(status) ?? []), words.trim()]);
  }
  return answers;
};

const problem = { $ref: '#/components/responses/Problem' };

/** Paths whose answers are pages, and whose bodies are forms. */
const pages = /\.html$|\/(receipt|confirm|unsubscribe|report|privacy|privacy\/data|privacy\/erase)$|\/moderation\/(sign-in|second-step|join|forgotten|openid|openid\/return|account|people|decide)$/;
const others = { '/healthz': 'text/plain', '/v1/pages.css': 'text/css', '/v1/{site}/feed.atom': 'application/atom+xml', '/v1/{site}/feed.rss': 'application/rss+xml' };

const operation = (method, path, tag, text) => {
  const description = text.replace(/```[\s\S]*?```/g, '').replace(/\n{3,}/g, '\n\n').trim();
  const html = pages.test(path);
  const stream = path.endsWith('/stream');
  const type = others[path] ?? (stream ? 'text/event-stream' : html ? 'text/html' : 'application/json');
  const examples = examplesOf(text);
  const changes = method !== 'get' && method !== 'delete';
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(queries[`${method.toUpperCase()} ${path.replace('{site}', 'SITE')}`] ?? []).map((given) => {
      const [name] = given.split(/[!*]/);
      const schema = whole.has(name) ? { type: 'integer', minimum: 0 } : { type: 'string' };
      return { name, in: 'query', required: given.includes('!'), schema: given.includes('*') ? { type: 'array', items: schema } : schema };
    }),
    ...headersOf(method, path, text),
  ];
  const told = [...answersOf(text)].map(([status, words]) => [
    status, { description: words.join(' '), content: { [words.every((each) => each.startsWith('problem')) && Number(status) >= 400 ? 'application/problem+json' : type]: {} } },
  ]);
  const answers = told.length > 0 ? told : [['2XX', { description: 'As described.', content: { [type]: !changes && examples[0] !== undefined ? { example: examples[0] } : {} } }]];
  return {
    // What the whole server says may be called as what one site says.
    operationId: `${method}${path.startsWith('/v1/{site}/') || path === '/healthz' ? '' : 'Server'}${path.replace(/^\/v1\/\{site\}/, '').replace(/[^A-Za-z]+(\w?)/g, (_, letter) => letter.toUpperCase())}` || method,
    tags: [tag],
    summary: description.replace(/\n/g, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/(?<=[.;:]) (?=[A-Z`{]|$)/)[0],
    description,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(changes && !html ? { requestBody: { content: { 'application/json': examples[0] === undefined ? {} : { example: examples[0] } } } } : {}),
    ...(changes && html ? { requestBody: { content: { 'application/x-www-form-urlencoded': {} } } } : {}),
    ...(tag === 'Moderators' && !openRoutes.includes(`${method.toUpperCase()} ${path.replace('{site}', ':site')}`) ? { security: [{ moderator: [] }] } : {}),
    responses: { ...Object.fromEntries(answers), default: problem },
  };
};

const paths = {};
let tag = '';
for (const part of page.split(/^(?=##+ )/m)) {
  const [, level, title] = /^(##+) (.*)$/m.exec(part) ?? [];
  if (level === '##') tag = title;
  const [, verb, address] = /^(GET|POST|PUT|PATCH|DELETE) (\S+)$/.exec(title ?? '') ?? [];
  if (level !== '###' || verb === undefined) continue;
  const path = address.replace('SITE', '{site}').replace(/:(\w+)/g, '{$1}');
  paths[path] ??= {};
  paths[path][verb.toLowerCase()] = operation(verb.toLowerCase(), path, tag, part.slice(part.indexOf('\n') + 1));
}

const document = {
  openapi: '3.1.0',
  info: {
    title: 'sayso', version: JSON.parse(readFileSync('server/package.json', 'utf8')).version, license: { name: 'MIT', identifier: 'MIT' },
    description: 'Made from docs/http-api.md by `node scripts/gates/openapi.mjs`; change that page. Times are milliseconds since 1970; ids and cursors are opaque.',
  },
  servers: [{ url: '/' }],
  paths,
  components: {
    securitySchemes: { moderator: { type: 'apiKey', in: 'cookie', name: '__Host-sayso-SITE', description: 'Set by signing in, under the name of the site; without `__Host-` where there is no TLS. What changes something needs the header `X-Sayso: 1` too.' } },
    schemas: {
      Problem: {
        type: 'object', required: ['type', 'title', 'status', 'code'],
        properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { enum: Object.keys(problemStatus) }, detail: { type: 'string' } },
      },
    },
    responses: { Problem: { description: 'A refusal, with one of a closed set of codes.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
  },
};

const text = `${JSON.stringify(document, null, 1)}\n`;
if (process.argv.includes('--check')) {
  const kept = JSON.parse(readFileSync(target, 'utf8'));
  const namesOf = (all) => Object.entries(all).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, value]) => [`${verb.toUpperCase()} ${path}`, JSON.stringify(value)]));
  const [now, before] = [new Map(namesOf(paths)), new Map(namesOf(kept.paths))];
  const differ = [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
  if (readFileSync(target, 'utf8') !== text) {
    console.error(`${target} is not what docs/http-api.md says${differ.length > 0 ? `: ${differ.join(', ')}` : ''}. Run: node scripts/gates/openapi.mjs`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
  console.log(`${target}: ${Object.values(paths).reduce((sum, verbs) => sum + Object.keys(verbs).length, 0)} operations`);
}
