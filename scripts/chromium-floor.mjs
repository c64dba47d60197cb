/**
 * Chromium 109, the oldest browser that sayso promises to be complete in, as npm brings it (`@sparticuz/chromium@109.0.6`,
 * Linux x64). Unpacked by hand, because its own code knows only one folder of the system and one kind of container. Libraries and
 * fonts are those of the newer package: its own set lacks some that a bare Debian lacks too.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core-19';

const bin = (name) => path.join(path.dirname(fileURLToPath(import.meta.url)), '../node_modules', name);

/** Unpacks once per machine and returns the folder. */
const unpacked = () => {
  const folder = path.join(tmpdir(), 'sayso-chromium-109');
  if (existsSync(folder)) return folder;
  const stage = mkdtempSync(path.join(tmpdir(), 'sayso-unpack-'));
  writeFileSync(path.join(stage, 'chromium'), brotliDecompressSync(readFileSync(bin('chromium-109/bin/chromium.br'))));
  chmodSync(path.join(stage, 'chromium'), 0o755);
  for (const [archive, target] of [[bin('chromium-109/bin/swiftshader.tar.br'), '.'], [bin('@sparticuz/chromium/bin/al2023.tar.br'), '.'], [bin('@sparticuz/chromium/bin/fonts.tar.br'), 'fonts']]) {
    const tar = path.join(stage, 'archive.tar');
    writeFileSync(tar, brotliDecompressSync(readFileSync(archive)));
    mkdirSync(path.join(stage, target), { recursive: true });
    execFileSync('tar', ['-xf', tar, '-C', path.join(stage, target)]);
    rmSync(tar);
  }
  writeFileSync(
    path.join(stage, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(stage, folder);
  } catch {
    // Another process was first: its folder is as good.
  }
  return folder;
};

// The new headless mode that the warning recommends does not start in version 109.
process.env.PUPPETEER_DISABLE_HEADLESS_WARNING = 'true';

/** Starts it; the caller closes. */
export const startChromium109 = () => {
  const folder = unpacked();
  return puppeteer.launch({
    executablePath: path.join(folder, 'chromium'),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--single-process', '--no-zygote', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--hide-scrollbars'],
    env: { ...process.env, LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
    userDataDir: mkdtempSync(path.join(tmpdir(), 'sayso-profile-')),
  });
};
