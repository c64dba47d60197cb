/** What a reader waits for once: the banner, the first comment of a thousand, the click that accepts. Each beside a floor and a peer. */

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Watches each frame until what `find` looks for can be seen, and keeps the moment; counts layout shift meanwhile. */
const watch = (find) => `
  window.__shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  const find = ${find};
  const look = () => {
    const element = find();
    const box = element && element.getBoundingClientRect();
    let visible = box && box.height > 0 && box.width > 0 && box.top < innerHeight && box.bottom > 0;
    for (let node = element; visible && node instanceof Element; node = node.parentElement) if (Number(getComputedStyle(node).opacity) < 0.5 || getComputedStyle(node).visibility === 'hidden') visible = false;
    if (visible) requestAnimationFrame(() => setTimeout(() => (window.__shown ??= performance.now())));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

/** The most that the accepting click may take, in milliseconds, whatever it starts. */
const acceptMost = 50;
/** variant → the most that it may take, as a multiple of the floor. */
const promises = { 'sayso, head stub inlined': 1.1, 'sayso, one tag': 1.6, 'sayso': 2 };

/** Resolves to { text, broken }: tables in Markdown, and the promises that were not kept. */
export const onceEach = async (browser, server, rounds) => {
  const measure = async (path, find, { network }) => {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2, isMobile: true });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    if (network) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', { offline: false, latency: 562.5, downloadThroughput: (1.44 * 1024 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 });
    }
    await page.addInitScript(watch(find));
    await page.goto(server.url + path, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.__shown !== undefined, undefined, { timeout: 90_000, polling: 100 });
    const result = await page.evaluate(() => {
      const answer = performance.getEntriesByType('resource').find((entry) => /comments\?|api\/comment/.test(entry.name));
      return { shown: window.__shown, sinceAnswer: answer ? window.__shown - answer.responseEnd : 0, shift: window.__shift };
    });
    await context.close();
    return result;
  };

  const table = async (variants, find, options, pick) => {
    const results = new Map(variants.map((name) => [name, []]));
    // Rounds go through all variants in turn, so that a busy moment of the machine hits each alike.
    for (let round = 0; round < rounds; round++) for (const name of variants) results.get(name).push(await measure(options.path(name), find(name), options));
    return new Map([...results].map(([name, list]) => [name, { ms: median(list.map(pick)), shift: Math.max(...list.map((each) => each.shift)) }]));
  };

  const banner = await table(
    ['hand-written', 'sayso, head stub inlined', 'sayso, one tag', 'vanilla-cookieconsent'],
    () => `() => [...document.querySelectorAll('button')].find((each) => /reject/i.test(each.textContent))`,
    { network: true, path: (name) => `/banner?variant=${encodeURIComponent(name)}` },
    (each) => each.shown,
  );
  const comments = await table(
    ['hand-written', 'sayso', 'waline'],
    (name) =>
      ({
        'hand-written': `() => document.querySelector('[id^="hand-c"]')`,
        'sayso': `() => document.querySelector('sayso-comment-thread')?.shadowRoot?.querySelector('article')`,
        'waline': `() => document.querySelector('.wl-card-item')`,
      })[name],
    { network: false, path: (name) => `/comments?variant=${encodeURIComponent(name)}` },
    (each) => each.sinceAnswer,
  );

  /** Event duration of the click that accepts, as the browser measures it for INP: until the next paint, in steps of 8 ms. */
  const measureAccept = async (name) => {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.__clicks = [];
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.__clicks.push(duration); }).observe({ type: 'event', durationThreshold: 16 });
    });
    await page.goto(`${server.url}/accept?variant=${encodeURIComponent(name)}`);
    await page.getByRole('button', { name: 'Accept all' }).first().click();
    const tags = name.includes('20 tags') ? 20 : 0;
    await page.waitForFunction((count) => (window.tagsRun ?? 0) === count, tags, { timeout: 30_000, polling: 50 });
    // An entry is told of after its paint; what took less than 16 ms is never told of.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    const ms = Math.max(8, ...(await page.evaluate(() => window.__clicks)));
    await context.close();
    return ms;
  };
  const acceptNames = ['hand-written, no tags', 'sayso, 20 tags', 'vanilla-cookieconsent, 20 tags'];
  const acceptTimes = new Map(acceptNames.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of acceptNames) acceptTimes.get(name).push(await measureAccept(name));
  const accept = new Map([...acceptTimes].map(([name, list]) => [name, { ms: median(list), shift: 0 }]));

  const broken = [];
  const lines = (title, results) => {
    const [{ ms: floor }] = results.values();
    const rows = [...results].map(([name, { ms, shift }]) => {
      const ratio = ms / floor;
      const most = promises[name];
      if (most !== undefined && (ratio > most || shift > 0)) broken.push(`${title}: ${name} ${ratio.toFixed(2)} × floor, layout shift ${shift.toFixed(4)}`);
      return `| ${name} | ${ms.toFixed(0)} | ${ratio.toFixed(2)} | ${most ?? '–'} | ${shift.toFixed(4)} |`;
    });
    return [`## ${title}`, '', '| | ms | × floor | promised | layout shift |', '|---|---|---|---|---|', ...rows, ''].join('\n');
  };
  const text = [
    lines('First visit: until a reader could press "Reject all" (CPU ÷ 4, slow 4G)', banner),
    lines('1,000 comments: from the answer to the first comment on screen (CPU ÷ 4)', comments),
    lines(`"Accept all" with 20 tags of 30 ms each: event duration of the click (no throttling; sayso promises at most ${acceptMost} ms)`, accept),
  ].join('\n');
  if (accept.get('sayso, 20 tags').ms > acceptMost) broken.push(`"Accept all": ${accept.get('sayso, 20 tags').ms} ms`);
  return { text, broken };
};
