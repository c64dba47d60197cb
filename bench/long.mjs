/**
 * Long threads on a slow phone (CPU ÷ 4, 412 px): how soon the first comment stands there, then, with all of them loaded, what a key
 * press costs, how even the page scrolls, whether find-in-page finds the last but one, and whether anything jumped meanwhile.
 *
 * sayso's threads are loaded as a reader does it: "Show more" by the keyboard until there is no more; our server gives at most
 * fifty conversations at a time. The others get everything in one answer.
 */
import { wordsFrom } from './thread.mjs';

export const counts = [100, 1000, 10_000];
const variants = ['hand-written', 'sayso', 'waline'];

/** Where each renderer has its comments and its place to write in. */
const placeOf = {
  'hand-written': { root: `document`, item: '[id^="hand-c"]', text: 'p', field: 'textarea' },
  'sayso': { root: `document.querySelector('sayso-comment-thread')?.shadowRoot`, item: 'article', text: '[part=text]', field: 'sayso-comment-form textarea' },
  'waline': { root: `document`, item: '.wl-card-item', text: '.wl-content', field: '.wl-editor' },
};

/** ms that the page may take for anything before it counts as not done. */
const patience = 120_000;
const keys = 60;

const quantile = (numbers, at) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * at))];
export const median = (numbers) => quantile(numbers, 0.5);

/** Runs first on each page: how much has jumped, and the means of measuring. */
const instruments = () => {
  window.jumped = 0;
  window.jumps = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      window.jumped += value;
      window.jumps.push([value, ...sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName ?? '?'}.${node?.className ?? ''} ${previousRect.y}+${previousRect.height} → ${currentRect.y}+${currentRect.height}`)]);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  /** Resolves once the next frame has been made. */
  window.afterFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
  window.keyTimes = [];
  window.watchKeys = () =>
    window.addEventListener('keydown', (event) => void window.afterFrame().then((end) => window.keyTimes.push(end - event.timeStamp)), { capture: true });
  /** From the top to the end, a screen in each frame; ms of each. */
  window.scrollThrough = async () => {
    window.scrollTo(0, 0);
    await window.afterFrame();
    const frames = [];
    let before = await new Promise(requestAnimationFrame);
    const deadline = performance.now() + 60_000;
    for (let last = -1; window.scrollY !== last && performance.now() < deadline; ) {
      last = window.scrollY;
      window.scrollBy(0, window.innerHeight);
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    return { frames, isThrough: performance.now() < deadline };
  };
};

const open = async (context, url, variant) => {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(instruments);
  const { root, item } = placeOf[variant];
  await page.addInitScript(`{
    const look = () => {
      const box = ${root}?.querySelector('${item}')?.getBoundingClientRect();
      if (box?.height > 0) window.afterFrame().then((now) => (window.firstShown = now));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }`);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.firstShown !== undefined, undefined, { polling: 100 });
  return { page, first: await page.evaluate(() => window.firstShown) };
};

/** Presses "Show more" until there is no more; ms from each key press to the frame in which the next page stands there. */
const showAll = async (page) => {
  const presses = [];
  for (;;) {
    const there = await page.evaluate(() => {
      const root = document.querySelector('sayso-comment-thread').shadowRoot;
      const button = root.querySelector('[part=more]');
      button?.focus();
      window.arrived = undefined;
      if (button === null) return false;
      let started;
      window.addEventListener('keydown', ({ timeStamp }) => (started = timeStamp), { capture: true, once: true });
      // Told what is added, not asking in each frame: to count ten thousand comments takes longer than to draw fifty.
      const added = new MutationObserver((changes) => {
        if (!changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === 'ARTICLE' || node.querySelector?.('article')))) return;
        added.disconnect();
        void window.afterFrame().then((now) => (window.arrived = now - started));
      });
      added.observe(root, { subtree: true, childList: true });
      return true;
    });
    if (!there) return presses;
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.arrived !== undefined, undefined, { polling: 'raf' });
    presses.push(await page.evaluate(() => window.arrived));
  }
};

/** One visit in a browser of its own, measured. A page that does not come to an end would compute on beside the next ones: it ends with its browser. */
export const visit = async (launch, home, variant, count) => {
  const browser = await launch();
  const { root, item, text, field } = placeOf[variant];
  try {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2, isMobile: true });
    const { page, first } = await open(context, `${home}/long?variant=${variant}&count=${count}`, variant);
    const presses = variant === 'sayso' ? await showAll(page) : [];
    await page.waitForFunction(`${root}.querySelectorAll('${item}').length >= ${count}`, undefined, { polling: 200 });
    const scrolled = await page.evaluate(() => window.scrollThrough());
    const words = await page.evaluate(`${root}.querySelectorAll('${item}')[${count - 2}].querySelector('${text}').textContent.match(/zqx\\d+xqz/)[0]`);
    const isFound = await page.evaluate(async (sought) => {
      window.scrollTo(0, 0);
      await window.afterFrame();
      window.getSelection().removeAllRanges();
      // A Chromium made small has no tables to search by: it finds nothing anywhere.
      if (!window.find('Harbour tram')) return null;
      const found = window.find(sought);
      await window.afterFrame();
      await window.afterFrame();
      return found && window.scrollY > window.innerHeight;
    }, words);
    await page.evaluate(() => (window.getSelection().removeAllRanges(), window.scrollTo(0, 0)));
    await page.locator(field).first().click();
    // The first keys fetch what writing needs; a reader goes on while the rest is measured.
    await page.keyboard.type('Well, ');
    await page.waitForTimeout(1500);
    await page.evaluate(() => window.watchKeys());
    for (let key = 0; key < keys; key++) {
      await page.keyboard.press('abcde '[key % 6]);
      await page.waitForFunction((so) => window.keyTimes.length > so, key, { polling: 'raf' });
    }
    const { keyTimes, jumped, jumps } = await page.evaluate(() => ({ keyTimes: window.keyTimes, jumped: window.jumped, jumps: window.jumps }));
    return {
      first,
      presses: presses.length,
      press: presses.length === 0 ? NaN : median(presses.slice(-10)),
      typing: median(keyTimes),
      typingSlow: quantile(keyTimes, 0.95),
      frame: quantile(scrolled.frames, 0.99),
      isThrough: scrolled.isThrough,
      isFound,
      jumped,
      jumps,
    };
  } finally {
    await browser.close();
  }
};

/** What is promised of sayso; times in ms, ratios to the hand-written page. */
const most = { first: 1000, firstRatio: 2, typing: 30, typingRatio: 1.2, frame: 100, frameRatio: 1.2 };
/** What two runs of the same may differ by before `--check` speaks of a broken promise; what is no time has no such grace. */
const grace = 1.25;

/** All visits in turn, so that a busy moment of the machine hits each alike. Resolves to { text, broken }. */
export const longThreads = async (launch, home, { rounds, only = counts, title, said, verbose = false }) => {
  const results = new Map();
  for (const count of only) {
    for (let round = 0; round < rounds; round++) {
      for (const variant of variants) {
        const key = `${variant} ${count}`;
        const seen = await visit(launch, home, variant, count).catch((error) => (console.error(`${key}: ${String(error).split('\n')[0]}`), undefined));
        if (verbose) console.error(key, JSON.stringify(seen));
        if (seen) results.set(key, [...(results.get(key) ?? []), seen]);
      }
    }
  }
  const broken = [];
  const rows = [];
  for (const count of only) {
    const numbers = (variant, field) => median((results.get(`${variant} ${count}`) ?? []).map((each) => each[field]));
    for (const variant of variants) {
      const seen = results.get(`${variant} ${count}`) ?? [];
      if (seen.length === 0) {
        rows.push(`| ${count.toLocaleString('en')} | ${variant} | not done in ${patience / 1000} s | | | | | | | |`);
        if (variant === 'sayso') broken.push(`${count}: did not finish`);
        continue;
      }
      const [first, typing, slow, frame, press] = ['first', 'typing', 'typingSlow', 'frame', 'press'].map((field) => numbers(variant, field));
      const ratio = typing / numbers('hand-written', 'typing');
      const found = seen.some((each) => each.isFound === null) ? '–' : seen.every((each) => each.isFound) ? 'yes' : 'no';
      const jumped = Math.max(...seen.map((each) => each.jumped));
      rows.push(
        `| ${count.toLocaleString('en')} | ${variant} | ${first.toFixed(0)} | ${Number.isNaN(press) ? '–' : `${seen[0].presses} × ${press.toFixed(0)}`} | ${typing.toFixed(0)} | ${slow.toFixed(0)} | ${ratio.toFixed(2)} | ${frame.toFixed(0)}${seen.every((each) => each.isThrough) ? '' : ' (60 s were not enough)'} | ${found} | ${jumped.toFixed(4)} |`,
      );
      if (variant !== 'sayso') continue;
      const promise = (isKept, what) => isKept || broken.push(`${count} comments: ${what}`);
      const floor = (field) => numbers('hand-written', field);
      // On a machine that is too slow for the hand-written page too, milliseconds say nothing: there the ratio is what counts.
      if (count === 1000) promise(first <= most.first || first <= most.firstRatio * floor('first'), `first comment after ${first.toFixed(0)} ms`);
      if (count === 1000) promise(typing <= most.typing || ratio <= most.typingRatio * grace, `typing ${typing.toFixed(0)} ms`);
      if (count === 10_000) promise(ratio <= most.typingRatio * grace, `typing ${ratio.toFixed(2)} × hand-written`);
      promise(frame <= most.frame || frame <= most.frameRatio * floor('frame'), `p99 of frames ${frame.toFixed(0)} ms`);
      promise(found !== 'no', 'find-in-page does not find the last but one');
      promise(jumped === 0, `layout shift ${jumped.toFixed(4)}`);
    }
  }
  const text = [
    `${title} on a slow phone (CPU ÷ 4, 412 px, no network throttling)`,
    '',
    `${said}, medians of ${rounds}. Words: ${wordsFrom}. Promised of sayso: first comment within ${most.first} ms at 1,000; typing p50 under ${most.typing} ms at 1,000, and at most ${most.typingRatio} × the hand-written page's at 10,000; p99 of frames under ${most.frame} ms while scrolling through (a screen each frame); find-in-page finds the last but one (– where this browser's finds nothing on any page); layout shift 0. sayso's threads are loaded by "Show more" until there is no more: how often, and how long one of the last ten presses takes.`,
    '',
    '| comments | | first comment, ms | show more, ms | typing p50, ms | typing p95, ms | typing × floor | scrolling p99, ms | found | layout shift |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  return { text, broken };
};
