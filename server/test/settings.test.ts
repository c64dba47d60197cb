/** Settings: defaults, and a fault that names its key. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { newId } from '../src/db/ids.js';
import { clientAddress, createNetworkHash } from '../src/pace.js';
import { run } from '../src/command.js';
import { environmentOf } from '../src/settings/environment-of.js';
import { settingsFrom } from '../src/settings/settings-from.js';

describe('settings', () => {
  it('need nothing', () => {
    const settings = settingsFrom({});
    assert.ok(settings.ok);
    assert.deepEqual([settings.value.port, settings.value.dataFolder, settings.value.sites[0]?.id], [8787, 'sayso-data', 'default']);
  });

  it('are read', () => {
    const settings = settingsFrom({ PORT: '0', SAYSO_SITE: 'daily', SAYSO_ORIGINS: 'https://a.example, https://b.example', DATABASE_URL: 'postgres://x/y' });
    assert.ok(settings.ok);
    assert.deepEqual(settings.value.sites[0]?.origins, ['https://a.example', 'https://b.example']);
    assert.equal(settings.value.databaseUrl, 'postgres://x/y');
    const quiet = settingsFrom({ SAYSO_VOTES: 'off' });
    assert.deepEqual([settings.value.sites[0]?.votes, quiet.ok && quiet.value.sites[0]?.votes], [true, false]);
  });

  it('for members are whole or refused', () => {
    const SAYSO_MEMBER_SECRET = 'x'.repeat(32);
    const SAYSO_SIGN_IN_PAGE = 'https://a.example/in?next={return}';
    const missing = [{}, { SAYSO_SIGN_IN_PAGE }, { SAYSO_MEMBER_SECRET }].map((given) => settingsFrom({ SAYSO_WRITERS: 'members', ...given }));
    assert.deepEqual(missing.map((each) => (each.ok ? '' : each.error.key)), ['SAYSO_MEMBER_SECRET', 'SAYSO_MEMBER_SECRET', 'SAYSO_SIGN_IN_PAGE']);
    const whole = settingsFrom({ SAYSO_WRITERS: 'members', SAYSO_SIGN_IN_PAGE, SAYSO_MEMBER_SECRET, SAYSO_NOTIFY: 'on' });
    assert.ok(whole.ok);
    assert.deepEqual([whole.value.sites[0]?.members?.kind, whole.value.sites[0]?.notify], ['secret', true]);
  });

  it('sends mails only where it is said who they come from and where their links lead', () => {
    const SAYSO_SMTP = 'smtps://user:p%40ss@mail.example';
    const SAYSO_MAIL_FROM = 'The Daily <comments@paper.example>';
    const missing = [{}, { SAYSO_MAIL_FROM }].map((given) => settingsFrom({ SAYSO_SMTP, ...given }));
    assert.deepEqual(missing.map((each) => (each.ok ? '' : each.error.key)), ['SAYSO_MAIL_FROM', 'SAYSO_PUBLIC_URL']);
    const whole = settingsFrom({ SAYSO_SMTP, SAYSO_MAIL_FROM, SAYSO_PUBLIC_URL: 'https://talk.example' });
    assert.ok(whole.ok);
    assert.deepEqual(whole.value.mail.from, { name: 'The Daily', address: 'comments@paper.example' });
    const none = settingsFrom({ SAYSO_DATA: 'here' });
    assert.ok(none.ok);
    assert.deepEqual([none.value.mail.smtp, none.value.mail.outbox], [null, path.join('here', 'outbox')]);
  });

  it('are told as the variables that make them, without what is secret', () => {
    const environment = {
      SAYSO_NAME: 'The Daily', SAYSO_LANGUAGE: 'ur', SAYSO_ORIGINS: 'https://a.example https://b.example', SAYSO_MODERATION_ORIGINS: 'https://desk.example', SAYSO_MODERATION_PAGE: 'https://a.example/desk',
      SAYSO_DIGEST_HOURS: '12', SAYSO_KEEP_DAYS: 'spam=14 reports=90', SAYSO_EDIT_MINUTES: '2', SAYSO_CLOSE_DAYS: '30', SAYSO_VOTES: 'off', SAYSO_WRITERS: 'members', SAYSO_SIGN_IN_PAGE: 'https://a.example/in',
      SAYSO_MEMBER_KEYS: '{"keys":[{"kty":"EC"}]}', SAYSO_PRIVACY_PAGE: 'https://a.example/privacy', SAYSO_NOTIFY: 'on', SAYSO_FOUND: 'plain', SAYSO_CONSENT_DAYS: '100', SAYSO_CONSENT_DOMAIN: 'a.example',
    };
    const [first] = ((settings) => (settings.ok ? settings.value.sites : []))(settingsFrom(environment));
    assert.ok(first !== undefined);
    assert.deepEqual(environmentOf(first), environment);
    const again = settingsFrom(environmentOf(first));
    assert.deepEqual(again.ok && again.value.sites[0], first);
    const secrets = settingsFrom({ SAYSO_MEMBER_SECRET: 'x'.repeat(32), SAYSO_OPENID_ISSUER: 'https://id.example', SAYSO_OPENID_CLIENT: 'sayso', SAYSO_OPENID_SECRET: 'y'.repeat(32) });
    assert.ok(secrets.ok && secrets.value.sites[0] !== undefined);
    assert.doesNotMatch(JSON.stringify(environmentOf(secrets.value.sites[0])), /x{8}|y{8}/);
  });

  const faults: readonly (readonly [key: string, value: string])[] = [
    ['PORT', 'eighty'], ['PORT', '70000'], ['SAYSO_SITE', 'The Daily'], ['SAYSO_ORIGINS', 'paper.example'], ['SAYSO_ORIGINS', 'https://paper.example/'],
    ['SAYSO_ORIGINS', '*'], ['SAYSO_MODERATION_ORIGINS', 'null'], ['DATABASE_URL', 'mysql://x'], ['SAYSO_PUBLIC_URL', 'talk'],
    ['SAYSO_MODERATION_PAGE', 'javascript:alert(1)'], ['SAYSO_ORIGIN', 'https://paper.example'], ['SAYSO_PACE', 'fast'],
    ['SAYSO_WRITERS', 'friends'], ['SAYSO_SIGN_IN_PAGE', 'javascript:alert(1)'], ['SAYSO_MEMBER_SECRET', 'short'], ['SAYSO_NOTIFY', 'yes'], ['SAYSO_VOTES', 'no'], ['SAYSO_PRIVACY_PAGE', 'javascript:alert(1)'],
    ['SAYSO_MEMBER_KEYS', '{"keys":[]}'], ['SAYSO_MEMBER_KEYS', '{"keys":[{"kty":"RSA","d":"private"}]}'],
    ['SAYSO_GPC_SINCE', 'today'], ['SAYSO_GPC_SINCE', '2026-13-45'], ['SAYSO_KEEP_DAYS', 'spam=0'], ['SAYSO_KEEP_DAYS', 'cookies=3'], ['SAYSO_DIGEST_HOURS', 'daily'], ['SAYSO_OPENID_ISSUER', 'http://id.paper.example'],
    ['SAYSO_LANGUAGE', 'xx'], ['SAYSO_SMTP', 'mail.example:25'], ['SAYSO_SMTP', 'smtp://mail.example/?x=1'], ['SAYSO_MAIL_FROM', 'Paper'],
    ['SAYSO_MAIL_FROM', 'Paper <a@b.example>, <c@d.example>'],
    ['SAYSO_WEBHOOKS', '{'], ['SAYSO_WEBHOOKS', '[{"name":"newsroom","url":"https://hooks.example/"}]'], ['SAYSO_WEBHOOKS_LOCAL', 'yes'], ['SAYSO_SITES', '['],
    ['SAYSO_CONSENT_DAYS', '0'], ['SAYSO_CONSENT_DAYS', '396'], ['SAYSO_CONSENT_DOMAIN', 'https://paper.example'],
  ];
  for (const [key, value] of faults) {
    it(`${key}=${value} is refused by its name`, async () => {
      const settings = settingsFrom({ [key]: value });
      assert.ok(!settings.ok);
      assert.equal(settings.error.key, key);
      const lines: string[] = [];
      const say = (line: string): void => void lines.push(line);
      const code = await run(['--check'], { [key]: value }, { say, complain: say, stopped: () => Promise.resolve() });
      assert.equal(code, 2);
      assert.match(lines[0] ?? '', new RegExp(`^${key}: `));
    });
  }
});

describe('the address that a request came from', () => {
  it('is the peer, whatever a stranger claims', () => {
    assert.equal(clientAddress('203.0.113.9', '198.51.100.1', []), '203.0.113.9');
  });
  it('is what the trusted proxy says, not what was claimed before it', () => {
    assert.equal(clientAddress('::ffff:10.0.0.1', '6.6.6.6, 198.51.100.1', ['10.0.0.1']), '198.51.100.1');
    assert.equal(clientAddress('10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', ['10.0.0.1', '10.0.0.2']), '198.51.100.1');
  });

  it('counts by network, under a key of the process and the day', () => {
    let now = Date.UTC(2026, 10, 24, 12);
    const none = () => Promise.reject(new Error('SQLite keeps no keys of networks'));
    const create = () => createNetworkHash({ engine: 'sqlite', query: none, transaction: none }, () => now, newId);
    const hash = create();
    assert.equal(hash('203.0.113.9'), hash('::ffff:203.0.113.77'));
    assert.notEqual(hash('203.0.113.9'), hash('203.0.114.9'));
    assert.equal(hash('2001:db8:1:2::1'), hash('2001:0db8:0001:ffff::2'));
    assert.notEqual(hash('2001:db8:1::1'), hash('2001:db8:2::1'));
    assert.notEqual(hash('203.0.113.9'), create()('203.0.113.9'));
    const today = hash('203.0.113.9');
    now += 12 * 3_600_000;
    assert.notEqual(hash('203.0.113.9'), today);
  });
});
