/** The API's page names every route, and no other. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { problemStatus } from '@sayso/widgets/wire';
import { openRoutes, routeActions } from '../src/auth/permissions.js';
import { createClient } from './support/client.js';

it('docs/http-api.md names every route and every code', async () => {
  const page = readFileSync(new URL('../../../docs/http-api.md', import.meta.url), 'utf8');
  const told = [...page.matchAll(/^### (GET|POST|PUT|PATCH|DELETE) (\S+)$/gm)].map(([, method = '', path = '']) => `${method} ${path}`);
  const client = await createClient();
  const made = client.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replace(':site', 'SITE')}`);
  assert.deepEqual([...told].sort(), [...new Set(made)].sort());
  for (const [code, status] of Object.entries(problemStatus)) assert.match(page, new RegExp(`\`${code}\`.*\\| ${status} \\|`));
  await client.close();
});

it('auth/permissions.ts says of every moderators’ route which action it is, or that it is open', async () => {
  const client = await createClient();
  const made = client.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/:site/moderation/')).map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual([...new Set(made)].sort(), [...Object.keys(routeActions), ...openRoutes].sort(), 'give the route its line in server/src/auth/permissions.ts');
  await client.close();
});

it('docs/openapi.json has every route, and no other', async () => {
  const document = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as { openapi: string; paths: Record<string, Record<string, { operationId: string; responses: object }>> };
  assert.equal(document.openapi, '3.1.0');
  const operations = Object.entries(document.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb.toUpperCase()} ${path}`, operation })));
  const client = await createClient();
  const made = client.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  await client.close();
  const help = 'write the route into docs/http-api.md, then run: node scripts/gates/openapi.mjs';
  assert.deepEqual([...new Set(made)].filter((name) => !operations.some((each) => each.name === name)), [], help);
  assert.deepEqual(operations.map(({ name }) => name).filter((name) => !made.includes(name)), [], help);
  assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, operations.length);
  assert.ok(operations.every(({ operation }) => Object.keys(operation.responses).length >= 2));
});
