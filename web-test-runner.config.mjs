/** Browser tests over the compiled JavaScript. `SAYSO_BROWSER=firefox` runs them in Firefox ESR instead of Chromium. */
import { appendFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArguments, chromiumPath } from './scripts/browser.mjs';
import { firefoxPath } from './scripts/firefox.mjs';
import { sharedDataPlugin } from './scripts/shared-data.mjs';

const firefox = process.env.SAYSO_BROWSER === 'firefox';

/** Prints failures and the counts; a file that fails to load counts as a failure. */
const closingLine = () => ({
  onTestRunFinished({ sessions }) {
    const totals = { passed: 0, failed: 0, skipped: 0 };
    const walk = (suite) => {
      for (const test of suite?.tests ?? []) totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      for (const inner of suite?.suites ?? []) walk(inner);
    };
    for (const session of sessions) {
      const before = totals.failed;
      walk(session.testResults);
      if (!session.passed && totals.failed === before) totals.failed++;
    }
    if (process.env.SAYSO_COUNTS) appendFileSync(process.env.SAYSO_COUNTS, `${JSON.stringify(totals)}\n`);
    console.log(`${firefox ? 'firefox' : 'chromium'}: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  },
});

export default {
  rootDir: '.',
  files: process.env.SAYSO_FILES ? process.env.SAYSO_FILES.split(',') : ['build/test/**/*.test.js', '!build/test/{node,e2e}/**'],
  nodeResolve: { exportConditions: ['development'] },
  concurrency: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  plugins: [sharedDataPlugin()],
  browsers: [
    firefox
      ? chromeLauncher({ launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true } })
      : chromeLauncher({ launchOptions: { executablePath: await chromiumPath(), args: chromiumArguments, headless: true } }),
  ],
  testFramework: { config: { timeout: 15_000 } },
  testRunnerHtml: (testFramework) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>sayso tests</title></head><body><script type="module" src="${testFramework}"></script></body></html>`,
  reporters: [defaultReporter({ reportTestProgress: false, reportTestResults: true }), closingLine()],
};
