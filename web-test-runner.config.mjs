/** Browser tests over the compiled JavaScript, in the engine that `SAYSO_BROWSER` names: chromium (default), firefox, webkit. */
import { appendFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArguments, chromiumPath } from './scripts/browser.mjs';
import { firefoxPath } from './scripts/firefox.mjs';
import { sharedDataPlugin } from './scripts/shared-data.mjs';
import { webkitLauncher, withoutCommands } from './scripts/webkit.mjs';

const engine = process.env.SAYSO_BROWSER ?? 'chromium';
const ours = ['build/test/**/*.test.js', '!build/test/{node,e2e,firefox,wordpress}/**'];

/** Prints the counts; a file that fails to load counts as a failure. */
const closingLine = () => ({
  onTestRunFinished({ sessions }) {
    const sum = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      const walk = (suite) => {
        for (const test of suite?.tests ?? []) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        for (const inner of suite?.suites ?? []) walk(inner);
      };
      walk(session.testResults);
      if (!session.passed && counts.failed === 0) counts.failed++;
      for (const what of Object.keys(sum)) sum[what] += counts[what];
      if (process.env.TEST_COUNTS) appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify({ file: session.testFile, ...counts })}\n`);
    }
    console.log(`${engine}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  },
});

/**
 * Firefox 153: a file whose Tab key walked out of its page leaves the focus in the browser's own bars, for every file after it
 * (`document.hasFocus()` is false, and Enter clicks no button). Only a change of tabs brings it back into the page.
 */
const focusedPage = async ({ context }) => {
  const [aside, page] = [await context.newPage(), await context.newPage()];
  // Firefox ESR 140 knows no screen orientation, which puppeteer asks for beside the size: the size comes all the same, a little later.
  const setViewport = page.setViewport.bind(page);
  page.setViewport = async (size) => {
    try {
      await setViewport(size);
    } catch (error) {
      if (!String(error.message).includes('unknown command emulation.setScreenOrientationOverride')) throw error;
      await page.waitForFunction(`innerWidth === ${Number(size.width)} && innerHeight === ${Number(size.height)}`);
    }
  };
  const goto = page.goto.bind(page);
  page.goto = async (url) => {
    await aside.bringToFront();
    await page.bringToFront();
    return goto(url);
  };
  return page;
};

const launchers = {
  chromium: async () => chromeLauncher({ launchOptions: { executablePath: await chromiumPath(), args: chromiumArguments, headless: true } }),
  firefox: async () => chromeLauncher({ launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true }, createPage: focusedPage }),
  webkit: async () => webkitLauncher(),
};

export default {
  rootDir: '.',
  files: process.env.SAYSO_FILES?.split(',') ?? (engine === 'webkit' ? withoutCommands() : ours),
  nodeResolve: { exportConditions: ['development'] },
  concurrency: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  plugins: [sharedDataPlugin()],
  browsers: [await launchers[engine]()],
  // Said once in every file: what went wrong would drown in it.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 15_000 } },
  // Firefox before 144 reports as an error of the page that observers of sizes go on in the next frame, and Mocha ends the file with it.
  testRunnerHtml: (testFramework) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>sayso tests</title><script>addEventListener('error', (event) => { if (event.message?.startsWith('ResizeObserver loop')) event.stopImmediatePropagation(); });</script></head><body><script type="module" src="${testFramework}"></script></body></html>`,
  reporters: [defaultReporter({ reportTestProgress: false, reportTestResults: true }), closingLine()],
};
