/**
 * A pretend vendor that writes wherever a script can write on the origin of the page that it runs in: ten places of seven kinds.
 * It is the text of a script for pages; `every` makes it write again and again, as scripts do that nobody stopped.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import path from 'node:path';
import { generate } from 'selfsigned';
import { root } from './demo.js';
import { listen, newsSite, type Site } from './servers.js';

export const placesOfVendor = ['host cookie', 'parent cookie', 'path cookie', 'partitioned cookie', 'local', 'session', 'indexeddb', 'cache', 'file', 'worker'] as const;

export const storesOfVendor = ['cookie', 'local', 'session', 'indexeddb', 'cache', 'file'].map((kind) => ({ kind, name: 'trk_*' })).concat({ kind: 'worker', name: '/trk_worker.js' }, { kind: 'cookie', name: '__Host-trk' });

/** @param every milliseconds; 0 = once */
export const vendorScript = (parent: string, every: number): string => `
const write = async () => {
  document.cookie = 'trk_host=1; Max-Age=9999; Secure';
  document.cookie = 'trk_parent=1; Max-Age=9999; Path=/; Domain=${parent}; Secure';
  document.cookie = 'trk_path=1; Max-Age=9999; Path=/2026; Secure';
  document.cookie = 'trk_chips=1; Max-Age=9999; Path=/; Secure; SameSite=None; Partitioned';
  document.cookie = '__Host-trk=1; Max-Age=9999; Path=/; Secure; SameSite=None; Partitioned';
  localStorage.setItem('trk_local', '1');
  sessionStorage.setItem('trk_session', '1');
  // It keeps the database open and lets nobody delete it; while somebody tries, opening it again would wait.
  const opened = new Promise((resolve) => { const opening = indexedDB.open('trk_db'); opening.onupgradeneeded = () => opening.result.createObjectStore('ids').put('r-1', 'reader'); opening.onsuccess = () => { (window.trkOpen ??= []).push(opening.result); resolve(); }; opening.onerror = resolve; });
  if (!window.trkOpen) await opened;
  await (await caches.open('trk_cache')).put('/trk', new Response('1'));
  await (await navigator.storage.getDirectory()).getFileHandle('trk_file', { create: true });
  await navigator.serviceWorker.register('/trk_worker.js', { scope: '/trk/' }).catch(() => (window.trkFailed = true));
  window.trkWritten = (window.trkWritten ?? 0) + 1;
};
window.trkWrite = write;
window.trkCount = () => new Promise((resolve) => { const counting = window.trkOpen[0].transaction('ids').objectStore('ids').count(); counting.onsuccess = () => resolve(counting.result); });
write();
${every > 0 ? `setInterval(write, ${every});` : ''}`;

/** Asked in the page: what is there of the vendor, besides cookies. */
export const leftInPage = `(async () => {
  const names = [...Object.keys(localStorage).map((each) => 'local ' + each), ...Object.keys(sessionStorage).map((each) => 'session ' + each)];
  // The reader's own ledger of what they allowed stays: it is no vendor's.
  for (const { name } of await indexedDB.databases()) if (name !== 'sayso-ledger') names.push('indexeddb ' + name);
  for (const name of await caches.keys()) names.push('cache ' + name);
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push('file ' + name);
  for (const { active, waiting, installing } of await navigator.serviceWorker.getRegistrations()) names.push('worker ' + new URL((active ?? waiting ?? installing).scriptURL).pathname);
  return names;
})()`;

/** The code blocks of docs/gate.md that hold this text. */
const documented = (text: string): string => {
  const found = [...readFileSync(path.join(root, 'docs/gate.md'), 'utf8').matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = '']) => code).find((code) => code.includes(text));
  assert.ok(found, text);
  return found;
};
type Expired = (cookies: readonly { readonly name: string; readonly domain?: string }[]) => string[];

/** Under a public suffix of two labels. */
export const newsHost = 'news.example.co.uk';
const policy = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' }, video: { title: 'Videos', text: 'Films inside articles.' } },
  services: {
    tracker: { purpose: 'statistics', vendor: 'Trk', stores: storesOfVendor },
    tube: { purpose: 'video', vendor: 'Tube', stores: [{ kind: 'local', name: 'tube_volume' }] },
  },
};

/**
 * The newspaper that has the vendor's script, on https with a certificate made for this run. In the address, `restless` makes the
 * vendor write for ever, `reload` has the policy reload, `server` sets a cookie that no script can see.
 */
export const serveVendorNews = async (): Promise<Site> => {
  const names = [newsHost, 'example.co.uk'].map((value) => ({ type: 2 as const, value }));
  const { private: key, cert } = await generate([{ name: 'commonName', value: newsHost }], { keySize: 2048, extensions: [{ name: 'subjectAltName', altNames: names }] });
  const { expired } = (await import(`data:text/javascript,${encodeURIComponent(documented('export const expired'))}`)) as { readonly expired: Expired };
  const answer = newsSite(({ pathname, searchParams }, { method }) => {
    if (pathname === '/privacy/withdrawn' && method === 'POST') return { body: '', headers: { 'set-cookie': expired([{ name: 'trk_server', domain: 'example.co.uk' }]) } };
    if (pathname === '/trk_worker.js') return { body: '', headers: { 'content-type': 'text/javascript' } };
    if (!pathname.startsWith('/2026/')) return undefined;
    const restless = searchParams.has('restless');
    return {
      headers: searchParams.has('server') ? { 'set-cookie': ['trk_server=1; Path=/; Domain=example.co.uk; HttpOnly; Secure'] } : {},
      body: `<!doctype html><html lang="en"><head><title>x</title>${searchParams.has('server') ? `<script>${documented('/privacy/withdrawn')}</script>` : ''}<script type="application/json" data-sayso-policy>${JSON.stringify(searchParams.has('reload') ? { ...policy, whenWithdrawn: 'reload' } : policy)}</script>
        <script type="module" async src="/s/sayso.js"></script></head><body><h1>News</h1>
        <script type="text/plain" data-sayso="tracker">${vendorScript('example.co.uk', restless ? 50 : 0)}</script></body></html>`,
    };
  });
  return listen(createServer({ key, cert }, answer));
};
