/** Thirteen ways in which markup that nobody gated reaches another company, and the page that tries all of them. */
import { firewallContent, firewallHeader, grantedIds, parsePolicy, type Policy } from '../../../src/exports/consent.js';
import { createServer } from 'node:http';
import { company, headStub, listen, newsSite, type Company, type Site } from './servers.js';

export const probes = ['script', 'written', 'made', 'imported', 'image', 'background', 'frame', 'preload', 'fetch', 'xhr', 'beacon', 'socket', 'events'] as const;

/** As vendors hand it out: no mark of ours anywhere. */
const vendorMarkup = (host: string): string => `
<link rel="preload" as="fetch" crossorigin href="//${host}/preload">
<script src="//${host}/script.js"></script>
<script>document.write('<script src="//${host}/written.js"></' + 'script>')</script>
<script>document.head.append(Object.assign(document.createElement('script'), { src: '//${host}/made.js' }))</script>
<script>import('//${host}/imported.js').catch(() => undefined)</script>
<img alt="" src="//${host}/image">
<div style="width: 9px; height: 9px; background: url(//${host}/background)"></div>
<iframe src="//${host}/frame"></iframe>
<script>
  const quietly = (attempt) => { try { Promise.resolve(attempt()).catch(() => undefined); } catch {} };
  quietly(() => fetch('//${host}/fetch', { mode: 'no-cors' }));
  quietly(() => { const request = new XMLHttpRequest(); request.open('GET', '//${host}/xhr'); request.send(); });
  quietly(() => navigator.sendBeacon('//${host}/beacon', 'x'));
  quietly(() => new WebSocket('ws://${host}/socket'));
  quietly(() => new EventSource('//${host}/events'));
</script>`;

/** Twelve more, to know the firewall's limits. */
export const rarerProbes = ['style', 'module', 'modulepreload', 'prefetch', 'font', 'film', 'poster', 'object', 'ping', 'inner-image', 'worker', 'manifest'] as const;
const rarerMarkup = (host: string): string => `
<link rel="stylesheet" href="//${host}/style"><link rel="prefetch" href="//${host}/prefetch"><link rel="modulepreload" href="//${host}/modulepreload.js"><link rel="manifest" href="//${host}/manifest">
<script type="module" src="//${host}/module.js"></script>
<video preload="auto" muted autoplay src="//${host}/film" poster="//${host}/poster"></video><object data="//${host}/object"></object>
<a id="pinging" ping="//${host}/ping" href="#x">x</a>
<script>
  document.getElementById('pinging').click();
  new FontFace('Far', 'url(//${host}/font)').load().catch(() => undefined);
  const inner = document.createElement('iframe'); inner.srcdoc = '<img src="//${host}/inner-image">'; document.body.append(inner);
  try { new Worker(URL.createObjectURL(new Blob(["fetch('http://${host}/worker', { mode: 'no-cors' }).catch(() => undefined)"], { type: 'text/javascript' }))); } catch {}
</script>`;

const policyFor = (host: string): object => ({
  revision: 1,
  controller: 'The Tidewater Gazette',
  purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' }, video: { title: 'Videos', text: 'Films inside articles.' } },
  services: { counter: { purpose: 'statistics', vendor: 'Tide Count', hosts: [host] }, tube: { purpose: 'video', vendor: 'Tube', hosts: ['tube.example'] } },
  firewall: { mode: 'enforce' },
});

const parsed = (input: object): Policy => {
  const read = parsePolicy(input);
  if (!read.ok) throw new Error(read.error.path);
  return read.value;
};

export interface ProbeSite {
  readonly site: Site;
  readonly vendor: Company;
  /** `/bare`: no gate at all; `/meta`: the head stub inlined; `/header`: a server that knows this reader has not said yes. */
  address(kind: 'bare' | 'meta' | 'header' | 'everybody'): string;
  /** Which probes reached the vendor since the last call. */
  left(): readonly string[];
  close(): Promise<void>;
}

export const serveProbes = async (): Promise<ProbeSite> => {
  const vendor = await company((pathname) => (pathname.endsWith('.js') ? { body: `(window.executed = window.executed || []).push(${JSON.stringify(pathname)})`, headers: { 'content-type': 'text/javascript' } } : undefined));
  const input = policyFor(vendor.host);
  const policy = parsed(input);
  const nothing = grantedIds(policy, null, 0);
  // Where the vendor is not even declared, one header for all readers shuts it out.
  const header = { header: firewallHeader(policy, nothing), everybody: firewallHeader(parsed({ ...policyFor('elsewhere.example') })) } as Readonly<Record<string, ReturnType<typeof firewallHeader>>>;
  const site = await listen(
    createServer(
      newsSite(({ pathname, searchParams }) => {
        const kind = pathname.slice(1);
        if (!['bare', 'meta', 'header', 'everybody'].includes(kind)) return undefined;
        const first = kind === 'meta' ? `<script type="application/json" data-sayso-policy>${JSON.stringify(input)}</script><script>${stub(policy)}</script>` : '';
        const sent = header[kind];
        return {
          body: `<!doctype html><html lang="en"><head><meta charset="utf-8">${first}<title>Probes</title></head><body><h1>News</h1>${searchParams.has('rarer') ? rarerMarkup(vendor.host) : vendorMarkup(vendor.host)}</body></html>`,
          headers: sent ? { [sent.name]: sent.value } : {},
        };
      }),
    ),
  );
  return {
    site,
    vendor,
    address: (kind) => `${site.home}/${kind}`,
    left: () => [...new Set(vendor.asked.splice(0).map((pathname) => pathname.slice(1).replace('.js', '')))].filter((name) => name !== 'favicon.ico'),
    async close() {
      await site.close();
      await vendor.close();
    },
  };
};

/** Until the stub raises it, what the stub will do. */
const stub = (policy: Policy): string =>
  /sayso-?firewall/i.test(headStub())
    ? headStub()
    : `document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'content-security-policy', content: ${JSON.stringify(firewallContent(policy, grantedIds(policy, null, 0)))} }))`;
