/** Every endpoint, asked by everybody: who is let in, which fields come, and that no e-mail address ever does (S-22, CM-02). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { mayDo, roles, routeActions, type Role } from '../src/auth/permissions.js';
import { accessPage } from './support/access.js';
import { askEverything, asks, operations, type Answer } from './support/every-endpoint.js';
import { addresses, roleNames, type Place, type RoleName } from './support/lived-in.js';
import { tracesOf } from './support/traces.js';

const isRole = (name: RoleName): name is RoleName & Role => roles.some((role) => role === name);

/** Where an address is somebody's to see: one's own, those of whom one invites, and those whom moderators must answer (Art. 16 DSA). */
const rightly: readonly (readonly [operation: string, roles: readonly RoleName[], places: readonly Place[]])[] = [
  ['GET /v1/{site}/privacy/data', ['reader'], ['writer']],
  ['GET /v1/{site}/privacy/data.json', ['reader'], ['writer']],
  ['GET /v1/{site}/moderation/reports', ['moderator', 'editor', 'owner'], ['reporter']],
  ['GET /v1/{site}/moderation/people', ['owner'], ['owner', 'invited']],
  ['POST /v1/{site}/moderation/people', ['owner'], ['owner', 'invited']],
];

describe('every endpoint, asked by everybody', () => {
  const answers = new Map<RoleName, ReadonlyMap<string, Answer>>();
  const logs = new Map<RoleName, string>();
  before(async () => {
    for (const role of roleNames) {
      const asked = await askEverything(role);
      answers.set(role, asked.answers);
      logs.set(role, asked.log);
    }
  });
  const answer = (role: RoleName, name: string): Answer => answers.get(role)?.get(name) ?? assert.fail(`${role} never asked ${name}`);

  it('is every endpoint: a new one is given its request in test/support/every-endpoint.ts', () => {
    assert.deepEqual(Object.keys(asks).sort(), operations.map(({ name }) => name).sort());
  });

  it('fails for nobody', () => {
    for (const role of roleNames) for (const { name } of operations) assert.ok(answer(role, name).status < 500, `${role}: ${name}: ${answer(role, name).status}`);
  });

  it('lets nobody in who is not signed in here, whatever they hold elsewhere', () => {
    for (const { name } of operations.filter(({ moderators }) => moderators)) {
      for (const role of ['nobody', 'reader', 'other'] as const) {
        const { status, headers } = answer(role, name);
        const led = status === 303 && /^location: \/v1\/main\/moderation\/sign-in$/m.test(headers);
        assert.ok(status === 401 || led, `${role}: ${name}: ${status}`);
      }
    }
  });

  it('lets each role as far as auth/permissions.ts says, and no further', () => {
    for (const { name, moderators } of operations) {
      const pattern = name.replace('{site}', ':site');
      assert.equal(moderators, pattern in routeActions, name);
      const action = routeActions[pattern];
      if (action === undefined) continue;
      for (const role of roleNames.filter(isRole)) assert.equal(answer(role, name).status !== 403, mayDo(role, action), `${role}: ${name}: ${answer(role, name).status}`);
    }
  });

  it('S-11, S-25, S-30: bears on every answer what keeps browsers from guessing, framing, running and telling things', () => {
    for (const role of roleNames) {
      for (const { name, moderators } of operations) {
        const { headers, type, text } = answer(role, name);
        assert.match(headers, /^x-content-type-options: nosniff$/m, name);
        assert.match(headers, /^content-security-policy: default-src 'none';.*frame-ancestors 'none'/m, name);
        assert.match(headers, /^x-frame-options: DENY$/m, name);
        assert.match(headers, /^strict-transport-security: max-age=31536000$/m, name);
        assert.match(headers, /^permissions-policy: camera=\(\)/m, name);
        assert.match(headers, /^referrer-policy: (?:no-referrer|same-origin)$/m, name);
        if (moderators && type !== '') assert.match(headers, /^cache-control: no-store$/m, name);
        if (type !== 'text/html') continue;
        assert.match(headers, /^cross-origin-opener-policy: same-origin$/m, name);
        assert.doesNotMatch(text, /<script(?! type="application\/ld\+json")|\son\w+=|\sstyle=|javascript:/i, name);
      }
    }
  });

  it('S-14: leads nowhere but to the server’s own pages', () => {
    const places = new Set(roleNames.flatMap((role) => operations.map(({ name }) => /^location: (.*)$/m.exec(answer(role, name).headers)?.[1] ?? '')));
    places.delete('');
    assert.ok(places.size > 1);
    for (const place of places) assert.match(place, /^\/v1\/main\//);
  });

  it('tells who is signed in nothing of a reader’s own that a stranger is not told', () => {
    const readers = operations.filter(({ name }) => !name.includes('/moderation/')).map(({ name }) => name);
    for (const name of readers) for (const role of roleNames.filter((each) => each !== 'reader')) assert.equal(answer(role, name).status, answer('nobody', name).status, `${role}: ${name}`);
  });

  it('is as docs/access.md says', () => {
    const page = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');
    assert.equal(accessPage(answers), page, 'look at what has changed, then run: node server/dist/test/support/write-access.js');
  });

  const places = Object.entries(addresses) as readonly (readonly [Place, string])[];
  const told = (role: RoleName, name: string): readonly Place[] => {
    const { headers, text } = answer(role, name);
    return places.filter(([, address]) => tracesOf(address).some((trace) => headers.includes(trace) || text.includes(trace))).map(([place]) => place);
  };

  it('CM-02: no answer holds an e-mail address, plain, cased, encoded or hashed, but to whom it belongs or who must answer it', () => {
    for (const role of roleNames) {
      for (const { name } of operations) {
        const [, , may = []] = rightly.find(([operation, who]) => operation === name && who.includes(role)) ?? [];
        assert.deepEqual(told(role, name).filter((place) => !may.includes(place)), [], `${role}: ${name}`);
      }
    }
    for (const [name, who, may] of rightly) for (const role of who) assert.deepEqual([...told(role, name)].sort(), [...may].sort(), `${role}: ${name}`);
  });

  it('CM-02, S-28: no log does either, nor a word that was written', () => {
    for (const [role, log] of logs) {
      assert.ok(log.split('\n').length > 50, 'there is a log');
      for (const [place, address] of places) for (const trace of tracesOf(address)) assert.ok(!log.includes(trace), `${role}: ${place}: ${trace}`);
      for (const words of ['A new word.', 'Please look again.', 'It is not so.', 'Rana', 'nadia@', 'nobody@', 'not the right one', 'made-up']) assert.ok(!log.includes(words), `${role}: ${words}`);
    }
  });
});
