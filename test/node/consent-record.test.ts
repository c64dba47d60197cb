/** The snippets of docs/consent-record.md, run as they stand there, read, write and renew what the library writes and reads. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { decide, decodeRecord, encodeRecord, newestForm, readRecordForm } from '../../src/exports/consent.js';
import { hash } from '../../src/consent/model/fingerprint.js';
import { policyOf } from '../support/policies.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/consent-record.md'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'sayso-snippets-'));
const started: ChildProcess[] = [];
after(() => {
  for (const child of started) child.kill();
  rmSync(folder, { recursive: true, force: true });
});
/** Every snippet whose first line names a file, under that name. */
for (const [, code = '', name = ''] of page.matchAll(/```(?:js|php)\n((?:\/\/|<\?php \/\/) ([\w-]+\.(?:mjs|php))[^]*?)```/g)) writeFileSync(path.join(folder, name), code);
const load = async <T>(name: string): Promise<T> => (await import(pathToFileURL(path.join(folder, name)).href)) as T;

interface Answers {
  readonly day: number;
  readonly answers: ReadonlyMap<number, string>;
}
const { readConsent, newestConsent, renewedConsent, fingerprint } = await load<{
  readConsent(value: string, today: number): Answers | null;
  newestConsent(header: string, days: number, today: number): { readonly value: string } | null;
  renewedConsent(header: string, days: number, today: number): string | null;
  fingerprint(words: string): number;
}>('consent-record.mjs');
const { writeConsent } = await load<{ writeConsent(revision: number, answers: Readonly<Record<string, string>>, day: number): string }>('consent-write.mjs');
const { answerRenewal } = await load<{ answerRenewal: Parameters<typeof createServer>[1] }>('consent-renewal.mjs');

const policy = policyOf();
const today = 20_400;
const cookie = (granted: readonly string[], day = today): string => encodeRecord(decide(null, { type: 'choose', granted: new Set(granted) }, policy, day), policy);
const purposes = ['statistics matomo counter', 'video tube', 'letters letters'];

/** A record in the form of version 1, as cookies of readers have it: made by hand, whatever the library writes today. */
const signed = (version: string, bits: string): string => {
  const text = version + (bits.match(/.{1,5}/g) ?? []).map((five) => parseInt(five.padEnd(5, '0'), 2).toString(32)).join('');
  return `${text}.${hash(text).toString(32)}`;
};
const bit = (value: number, width: number): string => value.toString(2).padStart(width, '0');
const answerBits = bit(fingerprint('video tube'), 24) + '01' + bit(fingerprint('letters letters'), 24) + '00';
const ofVersion1 = signed('1', bit(today, 16) + bit(3, 17) + answerBits);
const ofVersion2 = signed('2', bit(today, 16) + bit(3, 17) + bit(0xabcdef, 24) + answerBits);

/** Values that are no decision: cut, overlong, unsigned, of another version, from the future, mis-encoded, foreign. */
const damaged = [
  '', '.', '1', 'true', 'null', '%7B%22a%22%3A1%7D', '1.', '🙂', '[object Object]', `${cookie(['tube'])}.x`, cookie(['tube']).slice(0, -1), cookie(['tube']).slice(1), cookie(['tube']).toUpperCase(),
  cookie(['tube'], today + 1), signed('3', bit(today, 16) + bit(3, 17) + answerBits), signed('1', bit(today, 12)), signed('1', '0'.repeat(25_000)), ofVersion1.replace(/^1/, '2'),
];
const headers = [
  `sayso=${cookie(['tube'], today - 3)}; theme=dark; sayso=${cookie([], today - 1)}; sayso=rubbish`,
  `sayso=${cookie(['tube'])}; sayso=${cookie([])}`,
  `sayso=${cookie(['tube', 'letters'])};sayso=${cookie(['tube'])}`,
  `sayso=${cookie([], today - 182)}; sayso=${cookie(['tube'], today - 181)}`,
  `saysox=${cookie([])}; xsayso=${cookie([])}`,
  damaged.map((value) => `sayso=${value}`).join('; '),
  '',
];
const expectedOf = (header: string): string | null => {
  const values = header.split(/; */).flatMap((pair) => (pair.startsWith('sayso=') ? pair.slice(6) : []));
  return newestForm(values, today, 182)?.value ?? null;
};

const cases: readonly (readonly [value: string, expected: readonly (string | undefined)[] | null])[] = [
  [cookie(['matomo', 'tube']), ['some', 'all', 'none']],
  [cookie([]), ['none', 'none', 'none']],
  [cookie(['statistics', 'letters']), ['all', 'none', 'all']],
  [ofVersion1, [undefined, 'all', 'none']],
  [ofVersion2, [undefined, 'all', 'none']],
  ...damaged.map((value) => [value, null] as const),
];

describe('the documented Node snippets', () => {
  test('read all, some and none, of both versions, and nothing of a damaged value', () => {
    for (const [value, expected] of cases) {
      const read = readConsent(value, today);
      assert.deepEqual(read && purposes.map((words) => read.answers.get(fingerprint(words))), expected, value.slice(0, 60));
    }
  });

  test('and the library’s own reader without a policy say the same', () => {
    for (const [value, expected] of cases) {
      const form = readRecordForm(value, today);
      const answers = form && new Map(form.answers);
      assert.deepEqual(answers === undefined ? null : purposes.map((words) => answers.get(fingerprint(words))), expected, value.slice(0, 60));
    }
  });

  test('take the newest of several cookies, of one day the one that allows less', () => {
    for (const header of headers) assert.equal(newestConsent(header, 182, today)?.value ?? null, expectedOf(header), header);
  });

  test('write what the page would have written', () => {
    for (const answer of ['all', 'none'] as const) {
      const written = writeConsent(3, Object.fromEntries(purposes.map((words) => [words, answer])), today);
      assert.deepEqual(decodeRecord(written, policy, today), decodeRecord(cookie(answer === 'all' ? ['statistics', 'video', 'letters'] : []), policy, today));
    }
  });

  test('C-44: renew the cookie for what is left of its time, on any server on node:http', async () => {
    assert.equal(renewedConsent(`sayso=${cookie(['tube'], today - 100)}`, 182, today), `sayso=${cookie(['tube'], today - 100)}; Path=/; Secure; SameSite=Lax; Max-Age=${82 * 86_400}`);
    const server = createServer(answerRenewal).listen(0);
    const fresh = cookie([], Math.floor(Date.now() / 86_400_000) - 2);
    const ask = (method: string, value: string) => fetch(`http://localhost:${(server.address() as AddressInfo).port}/`, { method, headers: { cookie: `sayso=${value}` } });
    const answers = [await ask('POST', fresh), await ask('GET', fresh), await ask('POST', 'rubbish')];
    server.close();
    assert.deepEqual(answers.map(({ status }) => status), [204, 204, 204]);
    assert.deepEqual(answers.map(({ headers: sent }) => sent.get('set-cookie')), [`sayso=${fresh}; Path=/; Secure; SameSite=Lax; Max-Age=${180 * 86_400}`, null, null]);
  });
});

describe('the documented PHP snippets', () => {
  const isHere = spawnSync('php', ['-v']).status === 0;
  const skipWhereMissing = (context: TestContext): boolean => {
    if (!isHere) context.skip('no PHP is installed here');
    return !isHere;
  };
  /** What an expression gives, as JSON. */
  const evaluate = (file: string, expression: string, given: unknown): unknown => {
    const { stdout, stderr } = spawnSync('php', ['-d', 'display_errors=stderr', '-r', `require '${file}'; $given = json_decode(stream_get_contents(STDIN), true); echo json_encode(${expression});`], { cwd: folder, input: JSON.stringify(given), encoding: 'utf8' });
    assert.equal(stderr, '');
    return JSON.parse(stdout) as unknown;
  };

  test('read all, some and none, of both versions, and nothing of a damaged value', (context) => {
    if (skipWhereMissing(context)) return;
    const words = JSON.stringify(purposes).replaceAll('"', "'");
    const read = evaluate('consent-record.php', `array_map(function ($value) { $record = sayso_read($value, ${today}); return $record === null ? null : array_map(fn ($words) => $record['answers'][sayso_fingerprint($words)] ?? null, ${words}); }, $given)`, cases.map(([value]) => value));
    assert.deepEqual(read, cases.map(([, expected]) => expected && expected.map((answer) => answer ?? null)));
  });

  test('take the newest of several cookies, of one day the one that allows less', (context) => {
    if (skipWhereMissing(context)) return;
    assert.deepEqual(evaluate('consent-record.php', `array_map(fn ($header) => sayso_newest($header, 182, ${today})['value'] ?? null, $given)`, headers), headers.map(expectedOf));
  });

  test('write what the page would have written', (context) => {
    if (skipWhereMissing(context)) return;
    for (const answer of ['all', 'none']) {
      const answers = Object.fromEntries(purposes.map((words) => [words, answer]));
      assert.equal(evaluate('consent-write.php', `sayso_write(3, $given, ${today})`, answers), writeConsent(3, answers, today));
    }
  });

  let address = '';
  before(async () => {
    if (!isHere) return;
    const port = await new Promise<number>((resolve) => {
      const socket = createSocket().listen(0, '127.0.0.1', () => {
        const { port: free } = socket.address() as AddressInfo;
        socket.close(() => resolve(free));
      });
    });
    const child = spawn('php', ['-S', `127.0.0.1:${port}`, 'consent-renewal.php'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    started.push(child);
    // It says so when it listens.
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error('PHP ended')));
      child.stderr.on('data', (part: Buffer) => part.includes('started') && resolve());
    });
    address = `http://127.0.0.1:${port}/`;
  });

  test('C-44: renew the cookie for what is left of its time', async (context) => {
    if (skipWhereMissing(context)) return;
    const fresh = cookie([], Math.floor(Date.now() / 86_400_000) - 2);
    const ask = async (method: string, value: string) => {
      const { status, headers: sent } = await fetch(address, { method, headers: { cookie: `a=b; sayso=${value}` } });
      return [status, sent.get('set-cookie')];
    };
    assert.deepEqual(await ask('POST', fresh), [204, `sayso=${fresh}; Path=/; Secure; SameSite=Lax; Max-Age=${180 * 86_400}`]);
    assert.deepEqual(await ask('GET', fresh), [204, null]);
    assert.deepEqual(await ask('POST', 'rubbish'), [204, null]);
  });
});

test('the example value in the documentation is a record', () => {
  const example = /^ {4}([12][\da-v]+\.[\da-v]+)$/m.exec(page)?.[1] ?? '';
  assert.deepEqual([...(decodeRecord(example, policy, 20_400)?.purposes.get('video')?.granted ?? [])], ['tube']);
});
