/**
 * A Chromium on any machine: `$CHROME_PATH`, else an installed one, else the one that npm brought (`@sparticuz/chromium`,
 * Linux x64). The last needs libraries, fonts and a temporary folder of its own, and not its own default arguments.
 */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Launcher } from 'chrome-launcher';

/** Arguments that every start of ours gives: headless, no background network, works as root in a container. */
export const chromiumArguments = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--hide-scrollbars',
];

const fromNpm = async () => {
  const folder = path.join(tmpdir(), 'sayso-chromium');
  mkdirSync(folder, { recursive: true });
  // The package unpacks the libraries and fonts it needs only where it believes to be in a function's container.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const executable = await chromium.executablePath();
    const fonts = path.join(folder, 'fonts');
    const libraries = ['al2023', 'al2'].map((name) => path.join(folder, name, 'lib')).filter((each) => existsSync(each));
    process.env.LD_LIBRARY_PATH = [...libraries, folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
    const config = path.join(folder, 'fonts.conf');
    writeFileSync(
      config,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>`,
    );
    process.env.FONTCONFIG_FILE ??= config;
    return executable;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

let found;
/** Path of a Chromium to start, found once per process. */
export const chromiumPath = () =>
  (found ??= (async () => {
    const given = process.env.CHROME_PATH;
    if (given && existsSync(given)) return given;
    try {
      const installed = Launcher.getInstallations().filter((each) => existsSync(each));
      if (installed[0]) return installed[0];
    } catch {
      // chrome-launcher throws where nothing is installed: go on to the one from npm.
    }
    return fromNpm();
  })());

/** A fresh profile folder: two runs never share state. */
export const freshProfile = () => mkdtempSync(path.join(tmpdir(), 'sayso-profile-'));
