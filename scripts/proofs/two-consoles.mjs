/**
 * Two moderators, each in a browser context of their own, with the built console on one real server: both press a key on the same
 * comment at the same moment. One of them wins, and the other's console shows who within a second.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { start } from '../../server/dist/src/start.js';
import { chromiumArguments, chromiumPath } from '../browser.mjs';
import { consolePages, openConsole, signIn } from '../console-page.mjs';

export const name = 'Of two moderators who press a key on one comment in the same moment, one wins and the other’s console names the winner within a second';
export const counts = { sample: 20, full: 1000 };

/** Comments of one list: as many as a console shows at once. */
const together = 50;
/** ms: keys further apart than `moment` prove nothing and are pressed again on the next comment; a winner named after `soon` is named too late. */
const moment = 10;
const soon = 1000;

/**
 * In the page: at the moment `at` (ms since 1970) a key on this comment; resolves to when it was pressed and what the console says of
 * the winner, once it does. What has not happened by `patience`, or when the other page has said it (`window.over`), does not any more.
 */
const decide = ({ id, key, at, patience }) =>
  new Promise((resolve) => {
    const root = document.querySelector('sayso-moderation').shadowRoot;
    const row = () => root.querySelector(`.row[data-id="${id}"]`);
    row().focus();
    const now = () => performance.timeOrigin + performance.now();
    window.over = false;
    while (now() < at);
    const pressed = now();
    row().dispatchEvent(new window.KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true, composed: true, cancelable: true }));
    const look = () => {
      const said = (row()?.querySelector('.standing')?.textContent ?? '').replace(/\s+/g, ' ').trim();
      const by = /^(Sana|Karim) (approved|rejected) this at/.exec(said)?.[1];
      if (by !== undefined || window.over || now() - pressed > patience) return resolve({ pressed, by, said, told: now() });
      return requestAnimationFrame(look);
    };
    look();
  });

export const prove = async ({ count, say }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-consoles-'));
  const rules = { name: 'wait', version: 1, rules: [{ rule: 'premoderation', action: 'hold' }] };
  const server = await start({ port: 0, dataFolder: folder, sites: [{ id: 'default', ruleSet: rules }], pace: { burst: 1e6, secondsPerComment: 1 }, pages: consolePages });
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments });
  const post = async (number) => {
    const text = `Words number ${number}, which two people read`;
    const body = { thread: '/river', parent: null, draft: { name: 'Amina', email: 'amina@reader.example', text }, trap: '', page: { url: `${server.url}/river`, title: 'The river' } };
    const answer = await fetch(`${server.url}/v1/default/comments`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': randomBytes(16).toString('base64url') }, body: JSON.stringify(body),
    });
    return (await answer.json()).own.comment.id;
  };
  let proved = 0;
  let failed = 0;
  let apartMost = 0;
  let latest = 0;
  let tooFar = 0;
  try {
    const cookies = [await signIn(server, 'sana', 'Sana'), await signIn(server, 'karim', 'Karim')];
    while (proved + failed < count) {
      const ids = [];
      while (ids.length < Math.min(together, count - proved - failed)) ids.push(await post(ids.length));
      const pages = await Promise.all(cookies.map((cookie) => openConsole(browser, server.url, cookie)));
      for (const id of ids) {
        await Promise.all(pages.map((page) => page.locator(`sayso-moderation .row[data-id="${id}"]`).waitFor()));
        const at = Date.now() + 40;
        const pressed = pages.map((page, who) => page.evaluate(decide, { id, key: 'ar'[who], at, patience: 3000 }));
        await Promise.race(pressed);
        // Whoever has won would be told of a second winner by now.
        await new Promise((resolve) => setTimeout(resolve, 50));
        for (const page of pages) await page.evaluate(() => (window.over = true));
        const [sana, karim] = await Promise.all(pressed);
        const apart = Math.abs(sana.pressed - karim.pressed);
        if (apart > moment) {
          tooFar++;
          continue;
        }
        const [status, by] = await server.repository.items('default', [id]).then(([{ comment, decided }]) => [comment.status, decided.by]);
        const [winner, loser] = by === 'Sana' ? [sana, karim] : [karim, sana];
        const late = loser.told - loser.pressed;
        const isRight = status === (by === 'Sana' ? 'published' : 'rejected') && loser.by === by && winner.by === undefined && late <= soon;
        if (!isRight) say(`${id} is ${status} by ${by}: the winner reads “${winner.said}”, the loser “${loser.said}” after ${late.toFixed(0)} ms`);
        if (isRight) proved++;
        else failed++;
        apartMost = Math.max(apartMost, apart);
        latest = Math.max(latest, late);
      }
      await Promise.all(pages.map((page) => page.context().close()));
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { passed: proved, failed, note: `keys ${apartMost.toFixed(1)} ms apart at most (${tooFar} that were further apart not counted), the winner named after ${latest.toFixed(0)} ms at most` };
};
