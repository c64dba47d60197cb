import { expect } from '@open-wc/testing';
import { decide, verifyReceiptFile, type ConsentAction, type ConsentDecision, type ConsentRecord, type Policy } from '../../../src/exports/consent.js';
import { hashOfText } from '../../../src/consent/model/canonical.js';
import { forgetLedger, ledgerName, noteDecision, readLedger, receiptFileOf } from '../../../src/consent/runtime/ledger.js';
import { parseReceiptPost } from '../../../src/wire/consent-receipt.js';
import { policyOf } from '../../support/policies.js';
import { waitUntil } from '../../support/wait-until.js';

const policy = policyOf();
const now = 20_400 * 86_400_000;
const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const decision = (action: ConsentAction, before: ConsentRecord | null = null, under: Policy = policy, words = 'Reject all or accept all?'): ConsentDecision => ({
  policy: under,
  before,
  record: decide(before, action, under, 20_400),
  action,
  notice: { layer: 'banner', language: 'en', text: words },
  now,
});
const accepted = decide(null, { type: 'accept-all' }, policy, 20_400);

/** A copy of the module with a state of its own, as another tab has it. */
const anotherTab = (): Promise<{ noteDecision: typeof noteDecision; readLedger: typeof readLedger }> =>
  import(new URL(`../../../src/consent/runtime/ledger.js?tab=${++tabs}`, import.meta.url).href) as Promise<{ noteDecision: typeof noteDecision; readLedger: typeof readLedger }>;
let tabs = 0;

/** Replaces `fetch` until `end`; `answer` decides what comes back. */
const listen = (answer: (body: unknown) => Response | Promise<Response>): { readonly sent: { readonly url: string; readonly init: RequestInit; readonly body: unknown }[]; end(): void } => {
  const { fetch } = window;
  const sent: { url: string; init: RequestInit; body: unknown }[] = [];
  window.fetch = async (url, init = {}) => {
    const body: unknown = JSON.parse(init.body as string);
    sent.push({ url: url as string, init, body });
    return answer(body);
  };
  return { sent, end: () => void (window.fetch = fetch) };
};
const json = (value: unknown, status = 201): Response => new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

describe('the ledger', () => {
  // Asked before anything here opens the database; an earlier page of this run may have made it.
  let wasThere = false;
  before(async () => {
    wasThere = (await indexedDB.databases?.())?.some(({ name }) => name === ledgerName) ?? true;
  });
  beforeEach(forgetLedger);
  after(forgetLedger);

  // First of all, while nobody here holds the database open.
  it('is not made by looking at it', async function () {
    if (wasThere) this.skip();
    expect((await readLedger()).receipts).to.deep.equal([]);
    await forgetLedger();
    expect((await indexedDB.databases()).map(({ name }) => name)).to.not.include(ledgerName);
  });

  it('C-33: takes an entry per consent and withdrawal, at its end', async () => {
    await noteDecision(decision({ type: 'accept-all' }));
    const { receipts: first } = await readLedger();
    await noteDecision(decision({ type: 'withdraw', id: 'tube' }, accepted));
    const { receipts, reader } = await readLedger();
    expect(receipts.slice(0, 1)).to.deep.equal(first);
    expect(receipts.map(({ event, action }) => [event, action])).to.deep.equal([['given', 'accept-all'], ['withdrawn', 'withdraw']]);
    expect(reader).to.match(/^[\w-]{22}$/);
    expect(new Set(receipts.map((receipt) => receipt.reader))).to.deep.equal(new Set([reader]));
  });

  it('C-33: loses no entry when several tabs write at once, and the chain is whole', async () => {
    const views = [{ noteDecision }, await anotherTab(), await anotherTab()];
    await Promise.all(Array.from({ length: 24 }, (_, index) => views[index % 3]?.noteDecision(decision({ type: 'accept-all' }, null, policy, `Words ${index}`))));
    const ledger = await readLedger();
    expect(ledger.receipts).to.have.length(24);
    expect(ledger.texts).to.have.length(24);
    expect((await verifyReceiptFile(await receiptFileOf(ledger), digest)).ok).to.equal(true);
  });

  it('C-42: of two readers who refuse holds the same bytes: a number beside the notice', async () => {
    await noteDecision(decision({ type: 'reject-all' }));
    const first = await readLedger();
    await forgetLedger();
    await noteDecision({ ...decision({ type: 'reject-all' }), now: now + 40_000 });
    expect(await readLedger()).to.deep.equal(first);
    expect(first).to.deep.equal({ step: 1, reader: '', receipts: [], texts: [], policies: [], unsent: [], refusals: [{ notice: await hashOfText('Reject all or accept all?', digest), revision: 3, count: 1 }] });
  });

  it('goes with its pseudonym when the reader deletes it; a new consent makes a new one', async () => {
    await noteDecision(decision({ type: 'accept-all' }));
    const { reader } = await readLedger();
    await forgetLedger();
    expect((await readLedger()).reader).to.equal('');
    await noteDecision(decision({ type: 'accept-all' }));
    expect((await readLedger()).reader).to.match(/^[\w-]{22}$/).and.to.not.equal(reader);
  });

  it('says so, once and by code, where the browser keeps nothing; nothing is thrown', async () => {
    const lines: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => lines.push(line);
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    try {
      const tab = await anotherTab();
      await tab.noteDecision(decision({ type: 'accept-all' }));
      await tab.noteDecision(decision({ type: 'reject-all' }, accepted));
      expect((await tab.readLedger()).receipts).to.deep.equal([]);
      await waitUntil(() => lines.length > 0, 'the warning');
    } finally {
      IDBFactory.prototype.open = open;
      console.warn = warn;
    }
    expect(lines.filter((line) => line.includes('not-noted'))).to.have.length(1);
  });

  it('sends nothing where the policy names no address', async () => {
    const server = listen(() => json({ wanted: [] }));
    await noteDecision(decision({ type: 'accept-all' }));
    server.end();
    expect(server.sent).to.deep.equal([]);
  });
});

describe('receipts for the site’s server', () => {
  const told = policyOf({ receipts: '/v1/default/consent/receipts' });
  beforeEach(forgetLedger);
  after(forgetLedger);

  it('go as hash and choice, without cookie, page and pseudonym, the words only where they are wanted', async () => {
    let wanted: readonly string[] = [];
    const server = listen((body) => {
      const { notice, policy: hash, texts } = body as { notice: string; policy: string; texts: readonly unknown[] };
      wanted = texts.length === 0 ? [notice, hash] : [];
      return json({ wanted });
    });
    await noteDecision(decision({ type: 'choose', granted: new Set(['tube']) }, null, told));
    server.end();
    expect(server.sent.map(({ url }) => url)).to.deep.equal(['/v1/default/consent/receipts', '/v1/default/consent/receipts']);
    const { reader, unsent, receipts } = await readLedger();
    expect(unsent).to.deep.equal([]);
    for (const { init, body } of server.sent) {
      expect([init.credentials, init.referrerPolicy, init.keepalive]).to.deep.equal(['omit', 'no-referrer', true]);
      expect(JSON.stringify(body)).to.not.contain(reader);
      expect(parseReceiptPost(body).ok).to.equal(true);
      expect(body).to.include({ hash: receipts[0]?.hash, event: 'given' });
    }
    const { texts } = server.sent[1]?.body as { texts: readonly { hash: string; text: string }[] };
    expect(texts).to.have.length(2);
    for (const { hash, text } of texts) expect(await hashOfText(text, digest)).to.equal(hash);
  });

  it('do not speak of refusals', async () => {
    const server = listen(() => json({ wanted: [] }));
    await noteDecision(decision({ type: 'reject-all' }, null, told));
    server.end();
    expect(server.sent).to.deep.equal([]);
  });

  it('wait in the ledger while the server is away, and go with the next choice', async () => {
    const away = listen(() => Promise.reject(new TypeError('offline')));
    await noteDecision(decision({ type: 'accept-all' }, null, told));
    away.end();
    expect((await readLedger()).unsent).to.have.length(1);
    const failing = listen(() => new Response('', { status: 503 }));
    await noteDecision(decision({ type: 'withdraw', id: 'tube' }, accepted, told));
    failing.end();
    expect((await readLedger()).unsent).to.have.length(2);
    const back = listen(() => json({ wanted: [] }));
    await noteDecision(decision({ type: 'accept-all' }, null, told));
    back.end();
    const { receipts, unsent } = await readLedger();
    expect(back.sent.map(({ body }) => (body as { hash: string }).hash)).to.deep.equal(receipts.map(({ hash }) => hash));
    expect(unsent).to.deep.equal([]);
  });
});
