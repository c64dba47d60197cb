/**
 * A pretend vendor that writes wherever a script can write on the origin of the page that it runs in: ten places of seven kinds.
 * It is the text of a script for pages; `every` makes it write again and again, as scripts do that nobody stopped.
 */
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
  const opened = new Promise((resolve) => { const opening = indexedDB.open('trk_db'); opening.onsuccess = () => { (window.trkOpen ??= []).push(opening.result); resolve(); }; opening.onerror = resolve; });
  if (!window.trkOpen) await opened;
  await (await caches.open('trk_cache')).put('/trk', new Response('1'));
  await (await navigator.storage.getDirectory()).getFileHandle('trk_file', { create: true });
  await navigator.serviceWorker.register('/trk_worker.js', { scope: '/trk/' });
  window.trkWritten = (window.trkWritten ?? 0) + 1;
};
window.trkWrite = write;
write();
${every > 0 ? `setInterval(write, ${every});` : ''}`;

/** Asked in the page: what is there of the vendor, besides cookies. */
export const leftInPage = `(async () => {
  const names = [...Object.keys(localStorage).map((each) => 'local ' + each), ...Object.keys(sessionStorage).map((each) => 'session ' + each)];
  for (const { name } of await indexedDB.databases()) names.push('indexeddb ' + name);
  for (const name of await caches.keys()) names.push('cache ' + name);
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push('file ' + name);
  for (const { active, waiting, installing } of await navigator.serviceWorker.getRegistrations()) names.push('worker ' + new URL((active ?? waiting ?? installing).scriptURL).pathname);
  return names;
})()`;
