/**
 * WebKitGTK for @web/test-runner: WebKitWebDriver and MiniBrowser under a virtual display, spoken to by plain WebDriver. It can
 * press keys; files that need the runner's other commands are left to Chromium and Firefox (see `withoutCommands`).
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { globSync } from './glob.mjs';

const driverPath = '/usr/bin/WebKitWebDriver';
const miniBrowser = () => {
  const libraries = '/usr/lib/x86_64-linux-gnu';
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .filter((name) => /^webkit2?gtk-/.test(name))
    .sort()
    .map((name) => `${libraries}/${name}/MiniBrowser`)
    .find((each) => existsSync(each));
};

/** Is everything here that a run needs? */
export const webkitIsHere = () => existsSync(driverPath) && miniBrowser() !== undefined && existsSync('/usr/bin/Xvfb');

/** Compiled test files that do not use the runner's commands themselves (viewport, media, held keys). */
export const withoutCommands = () =>
  globSync('build/test', '.test.js').filter((file) => !/build\/test\/(node|e2e|firefox|wordpress)\//.test(file) && !/test-runner-commands|pressWith/.test(readFileSync(file, 'utf8')));

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a virtual display and returns its name. */
const startDisplay = () =>
  new Promise((resolve, reject) => {
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    child.once('error', reject);
    child.stdio[3].once('data', (data) => resolve({ child, display: `:${String(data).trim()}` }));
  });

/** Names of keys in the runner's words → WebDriver's code points (WebDriver §17.4.2). */
const keys = { Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A' };

const until = async (condition, what) => {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited 30 s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

export const webkitLauncher = () => {
  let base;
  let session;
  let children = [];
  const active = new Set();
  const call = async (method, path, body) => {
    const answer = await fetch(`${base}${path}`, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKitWebDriver ${method} ${path}: ${value?.message ?? answer.status}`);
    return value;
  };
  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    async initialize() {
      const { child, display } = await startDisplay();
      const port = await freePort();
      const driver = spawn(driverPath, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' } });
      children = [driver, child];
      base = `http://127.0.0.1:${port}`;
      await until(async () => { try { return (await fetch(`${base}/status`)).ok; } catch { return false; } }, 'WebKitWebDriver');
      ({ sessionId: session } = await call('POST', '/session', {
        capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } } },
      }));
      await call('POST', `/session/${session}/timeouts`, { pageLoad: 120_000, script: 120_000 });
    },
    async startSession(sessionId, url) {
      active.add(sessionId);
      await call('POST', `/session/${session}/url`, { url });
    },
    isActive: (sessionId) => active.has(sessionId),
    getBrowserUrl: () => undefined,
    async stopSession(sessionId) {
      active.delete(sessionId);
      await call('POST', `/session/${session}/url`, { url: 'about:blank' }).catch(() => undefined);
      return { testCoverage: undefined, errors: [] };
    },
    /** What the runner's `sendKeys` command calls for this type of browser: each name is pressed and let go. */
    async sendKeys(_sessionId, names) {
      const actions = names
        .flatMap((name) => {
          const chord = name.length > 1 && name.includes('+') ? name.split('+') : [name];
          const values = chord.map((each) => keys[each] ?? each);
          return [...values.map((value) => ({ type: 'keyDown', value })), ...values.reverse().map((value) => ({ type: 'keyUp', value }))];
        });
      await call('POST', `/session/${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async startDebugSession() {
      throw new Error('not offered for WebKitGTK');
    },
    async stop() {
      await call('DELETE', `/session/${session}`).catch(() => undefined);
      for (const child of children) child.kill('SIGTERM');
    },
  };
};
