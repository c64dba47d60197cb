/** Answers the demo's addresses: pages by the paper, the rest by folder. `/v1/…` never comes here: the comments server has it. */
import { existsSync, readFileSync } from 'node:fs';
import { inlineHashes, readAddress } from './files.mjs';

/**
 * Strict enough to run any script of ours and none of anybody else's. A state page may add the hashes of its own inline code, and
 * state pages may frame each other.
 */
const policy = (third, { scripts = '', styles = '', frames = "'none'" } = {}) =>
  [
    "default-src 'none'",
    `script-src 'self' ${third} ${scripts}`,
    `style-src 'self' ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${frames === "'none'" ? '' : frames} ${third}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frames}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const statePage = (name) => {
  const file = new URL(`../states/${name}`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

/** `third`: origin of the pretend companies. */
export const createHandler = ({ paper, third }) => {
  const page = (body, status = 200, inline = undefined) =>
    new Response(body, {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': policy(third, inline),
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': inline === undefined ? 'DENY' : 'SAMEORIGIN',
      },
    });

  const pages = {
    '/': paper.front,
    '/article': paper.byHand,
    '/privacy': paper.privacy,
    '/moderation': paper.moderation,
    '/states/': paper.statesIndex,
  };

  /** Takes a request for anything outside `/v1`, as the server's `pages` setting wants it. */
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    const { pathname, searchParams } = new URL(request.url);
    const known = pages[pathname];
    if (known !== undefined) return page(await known());
    const found = pathname === '/comments' ? await paper.comments(searchParams.get('thread')) : ((await paper.story(pathname)) ?? (await paper.section(pathname)));
    if (found !== null) return page(found);
    const [, name] = /^\/states\/([\w.-]+\.html)$/.exec(pathname) ?? [];
    const state = name === undefined ? null : statePage(name);
    if (state !== null) return page(state, 200, { ...inlineHashes(state), frames: "'self'" });
    const file = readAddress(pathname.replace(/^\/states\//, '/demo/states/'));
    if (file === null) return page(paper.missing(), 404);
    return new Response(file.body, { headers: { 'content-type': file.type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' } });
  };
};
