/**
 * Readers who let a tool answer: DuckDuckGo's autoconsent, the code and rules that its browsers ship, on the built drop-in. It
 * knows no sayso; its heuristics find the banner by what it looks like and what its words say.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { launch } from './support/browser.js';
import { root } from './support/demo.js';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from './support/site.js';
import { until } from './support/until.js';

const tool = path.join(root, 'node_modules/@duckduckgo/autoconsent');
const article = `<header style="position: sticky; top: 0">The Tidewater Gazette</header><main><h1>News</h1>${'<p>Words of an article.</p>'.repeat(40)}</main>${gatedTag()}`;
const layouts = ['bar', 'corner', 'top', 'center'];
const german = `<sayso-banner><h2>Ihre Privatsphäre</h2><p>Wir verwenden Cookies für Statistik und Videos.</p><form method="post" action="/choice">
  <button name="choice" value="accept" data-sayso-action="accept">Alle akzeptieren</button><button name="choice" value="reject" data-sayso-action="reject">Alle ablehnen</button><button formaction="/choose" data-sayso-action="choose">Einstellungen</button></form></sayso-banner>`;

/** What the tool says to the program around it. */
interface Message {
  readonly type: string;
  readonly id?: string;
  readonly code?: string;
  readonly cmp?: string;
  readonly result?: boolean;
  readonly scheduleSelfTest?: boolean;
}

const config = {
  enabled: true,
  autoAction: 'optOut',
  disabledCmps: [],
  enablePrehide: true,
  enableCosmeticRules: true,
  enableGeneratedRules: true,
  detectRetries: 20,
  isMainWorld: false,
  prehideTimeout: 2000,
  enableFilterList: false,
  enableHeuristicDetection: true,
  enableHeuristicAction: true,
  heuristicMode: 'reject',
  logs: { lifecycle: false, rulesteps: false, detectionsteps: false, evals: false, errors: false, messages: false, waits: false },
};

describe('autoconsent', () => {
  let site: Site;
  let browser: Browser;
  const script = readFileSync(path.join(tool, 'dist/autoconsent.playwright.js'), 'utf8');
  const rules = JSON.parse(readFileSync(path.join(tool, 'rules/rules.json'), 'utf8')) as { readonly autoconsent: readonly object[] };
  /** What a tool's people would take over; printed in our documentation for them. */
  const ours = JSON.parse(/```json autoconsent\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'docs/tools-that-answer.md'), 'utf8'))?.[1] ?? '') as object;

  before(async () => {
    site = await startSite({
      ...Object.fromEntries(layouts.map((layout) => [`/${layout}`, { head: policyBlock({ layout }) + dropIn(), body: article }])),
      '/german': { lang: 'de', head: policyBlock() + dropIn(), body: german + article },
      '/urdu': { lang: 'ur', head: policyBlock() + dropIn(), body: article },
    });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Visits a page with the tool at work; ends when the tool says that it is done. */
  const visit = async (where: string, width: number, known: readonly object[] = []): Promise<{ readonly page: Page; readonly told: readonly Message[]; end(): Promise<void> }> => {
    const context = await browser.newContext({ viewport: { width, height: 740 } });
    const page = await context.newPage();
    const told: Message[] = [];
    const say = (frame: Frame, message: object): Promise<unknown> => frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify(message)})`);
    let done = (): void => undefined;
    const finished = new Promise<void>((resolve, reject) => {
      done = resolve;
      setTimeout(() => reject(new Error(`the tool did not finish: ${JSON.stringify(told)}`)), 15_000).unref();
    });
    await page.exposeBinding('autoconsentSendMessage', async ({ frame }, message: Message) => {
      told.push(message);
      if (message.type === 'init') await say(frame, { type: 'initResp', config, rules: { autoconsent: [...rules.autoconsent, ...known] } });
      if (message.type === 'eval') await say(frame, { type: 'evalResp', id: message.id, result: await frame.evaluate(message.code ?? '') });
      if (message.type === 'autoconsentDone' && told.some(({ scheduleSelfTest }) => scheduleSelfTest)) await say(frame, { type: 'selfTest' });
      else if (message.type === 'autoconsentDone' || message.type === 'selfTestResult') done();
    });
    await page.goto(site.url + where);
    await page.evaluate(script);
    await finished;
    return { page, told, end: () => context.close() };
  };

  const isRefused = async (page: Page): Promise<void> => {
    await until(page, "document.querySelector('sayso-banner') === null");
    const state = await page.evaluate(
      () =>
        new Promise((resolve) => {
          (window as unknown as { sayso: unknown[] }).sayso.push((consent: { getState(): { granted: Set<string>; prompt: string | null; record: { purposes: Map<string, { granted: Set<string> }> } } }) => {
            const { granted, prompt, record } = consent.getState();
            resolve({ granted: [...granted], prompt, answers: [...record.purposes].map(([id, answer]) => [id, answer.granted.size]) });
          });
        }),
    );
    assert.deepEqual(state, { granted: [], prompt: null, answers: [['statistics', 0], ['video', 0]] });
    const cookies = await page.context().cookies();
    assert.deepEqual(cookies.map(({ name }) => name), ['sayso']);
    assert.equal(await page.evaluate(() => document.documentElement.dataset['ran']), undefined);
  };

  for (const layout of layouts) {
    for (const width of [1280, 360]) {
      test(`C-11, C-13: its heuristics find the banner as ${layout} at ${width} px, and reject`, async () => {
        const { page, told, end } = await visit(`/${layout}`, width);
        assert.deepEqual(told.filter(({ type }) => type === 'optOutResult').map(({ cmp, result }) => [cmp, result]), [['HEURISTIC-REJECT', true]], JSON.stringify(told));
        await isRefused(page);
        await end();
      });
    }
  }

  test('rejects on a German page that brings its own banner in a form', async () => {
    const { page, told, end } = await visit('/german', 1280);
    assert.equal(told.find(({ type }) => type === 'optOutResult')?.result, true, JSON.stringify(told));
    await isRefused(page);
    await end();
  });

  for (const where of ['/urdu', '/center']) {
    test(`rejects by the rule that we publish, whatever the language (${where})`, async () => {
      const { page, told, end } = await visit(where, 360, [ours]);
      assert.deepEqual(told.filter(({ type }) => type === 'optOutResult' || type === 'selfTestResult').map(({ cmp, result }) => [cmp, result]), [['sayso', true], ['sayso', true]], JSON.stringify(told));
      await isRefused(page);
      await end();
    });
  }
});
