/** Serves folders, and the compiled modules that the state pages import. Nothing outside the named folders is reachable. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Address → folder under the project. The longest match wins. */
const folders = { '/sayso/': 'dist/cdn/', '/dist/': 'dist/', '/build/': 'build/', '/node_modules/': 'node_modules/', '/demo/': 'demo/', '/paper/': 'demo/paper/' };

const resolveFile = (address) => {
  const prefix = Object.keys(folders).find((each) => address.startsWith(each));
  if (prefix === undefined) return null;
  const folder = path.join(root, folders[prefix]);
  const file = path.join(folder, decodeURIComponent(address.slice(prefix.length)));
  if (!file.startsWith(folder) || file.startsWith(path.join(root, 'demo/data')) || !existsSync(file) || !statSync(file).isFile()) return null;
  return file;
};

/** `lit/decorators.js` → its address here, as a browser's bundler would choose it. Null where the package is not there. */
const addressOf = (specifier) => {
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier);
  const manifest = path.join(root, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) return null;
  const { exports: map, module, main } = JSON.parse(readFileSync(manifest, 'utf8'));
  let target = map?.[`.${rest}`] ?? (rest === '' ? (module ?? main) : `.${rest}`);
  while (target !== null && typeof target === 'object') target = target[Object.keys(target).find((key) => ['browser', 'import', 'default'].includes(key))] ?? null;
  return target === null ? null : path.posix.join('/node_modules', name, target);
};

/** Browsers know no bare imports: in compiled modules they become addresses. */
const withAddresses = (source) =>
  source.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])([a-z@][^"'\s]*)\2/g, (whole, before, quote, specifier) => {
    const address = addressOf(specifier);
    return address === null ? whole : `${before}${quote}${address}${quote}`;
  });

/** What lies at an address: `{type, body}`, or null. */
export const readAddress = (address) => {
  const file = resolveFile(address);
  if (file === null) return null;
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  const modules = /^\/(build|node_modules)\//.test(address) && type.startsWith('text/javascript');
  return { type, body: modules ? withAddresses(readFileSync(file, 'utf8')) : readFileSync(file) };
};

/** The hashes that let a page's own inline scripts and styles run under a strict policy. */
export const inlineHashes = (page) => {
  const hashes = (pattern) => [...page.matchAll(pattern)].map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
  return { scripts: hashes(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g), styles: hashes(/<style[^>]*>([\s\S]*?)<\/style>/g) };
};
