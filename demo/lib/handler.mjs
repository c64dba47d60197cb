/** Answers the demo's addresses: pages by the paper, files by folder, `/v1` by the comments server behind it. */
import { request as forward } from 'node:http';
import { readFileSync, existsSync } from 'node:fs';
import { inlineHashes, readAddress } from './files.mjs';

/** Strict enough to run any script of ours and none of anybody else's; `inline` adds the hashes of a state page. */
const policy = (third, inline = { scripts: '', styles: '' }) =>
  [
    "default-src 'none'",
    `script-src 'self' ${third} ${inline.scripts}`,
    `style-src 'self' ${inline.styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${third}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const limit = 100_000;
const readBody = async (request) => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > limit) return null;
  }
  return body;
};

/** Passes a request on as it is, and streams the answer back (server-sent events too). */
const pass = (target, request, response) => {
  const onward = forward(new URL(request.url, target), { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'content-type': 'application/problem+json' }).end('{"type":"about:blank","status":502,"title":"The comments server does not answer"}');
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
};

export const createHandler = ({ paper, talk, third, apiOrigin, apiPaths }) => {
  const page = (response, body, status = 200, inline = undefined) =>
    response
      .writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': policy(third, inline),
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-content-type-options': 'nosniff',
      })
      .end(body);

  const reply = async (request, response) => {
    const body = await readBody(request);
    const form = new URLSearchParams(body ?? '');
    const thread = form.get('thread') ?? '';
    const outcome = await talk.post(form, { url: `http://${request.headers.host}${thread}`, title: 'The Anselm Courant' });
    response.writeHead(303, { location: `/posted?${new URLSearchParams({ thread, outcome })}` }).end();
  };

  const statePage = (response, name) => {
    const file = new URL(`../states/${name}`, import.meta.url);
    if (!existsSync(file)) return false;
    const source = readFileSync(file, 'utf8');
    page(response, source, 200, inlineHashes(source));
    return true;
  };

  const answer = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://demo');
    if (apiOrigin !== null && apiPaths.some((path) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))) return pass(apiOrigin, request, response);
    if (request.method === 'POST' && pathname === '/reply') return reply(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { allow: 'GET, HEAD' }).end();

    if (pathname === '/') return page(response, await paper.front());
    if (pathname === '/privacy') return page(response, paper.privacy());
    if (pathname === '/moderation') return page(response, paper.moderation());
    if (pathname === '/states/') return page(response, paper.statesIndex());
    if (pathname === '/posted') return page(response, paper.posted(searchParams.get('thread'), searchParams.get('outcome')));
    const found = pathname === '/comments' ? await paper.comments(searchParams.get('thread')) : ((await paper.story(pathname)) ?? (await paper.section(pathname)));
    if (found !== null) return page(response, found);
    const state = /^\/states\/([\w.-]+\.html)$/.exec(pathname)?.[1];
    if (state !== undefined && statePage(response, state)) return undefined;
    const file = readAddress(pathname) ?? (state === undefined ? readAddress(pathname.replace(/^\/states\//, '/demo/states/')) : null);
    if (file === null) return page(response, paper.missing(), 404);
    return response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }).end(file.body);
  };

  return (request, response) => {
    answer(request, response).catch((fault) => {
      console.error(fault);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('The demo failed here; the terminal says why.');
    });
  };
};
