/** What the pages on the way in share: how they speak, and what happens once somebody is in. */
import { setSession, freshSession } from '../auth/session.js';
import { signStatement } from '../auth/statement.js';
import type { Parts, RequestContext } from '../context.js';
import type { Secrets } from '../db/repository/people.js';
import { languageOf } from '../languages.js';
import { pageResponse, type Page } from '../pages/layout.js';
import { notePage, secondStepPage, signedInPage, type Door } from '../pages/sign-in-pages.js';
import { pageWords } from '../pages/words/index.js';

/** How long somebody may take between password and code, in ms. */
export const stepLength = 5 * 60_000;

export const doorOf = (context: RequestContext): Door => {
  const { site } = context.var;
  const { moderationPage, language } = site.settings;
  return {
    language: languageOf(context.req.header('accept-language'), language),
    base: `/v1/${site.id}/moderation`,
    site: site.title,
    leadsTo: moderationPage === null ? '' : new URL(moderationPage).origin,
  };
};

/** A page whose headers go beside those that were set on the way, a cookie's above all. */
export const answerPage = async (context: RequestContext, page: Page, status: 200 | 403 | 422 | 429 = 200, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const made = await pageResponse(page, { status, headers });
  for (const [name, value] of made.headers) context.header(name, value);
  return context.body(await made.text(), status);
};

export const tooFastPage = (context: RequestContext, seconds: number): Promise<Response> => {
  const door = doorOf(context);
  const words = pageWords[door.language];
  return answerPage(context, notePage(door, words.tooFast, words.tooFastNote(seconds)), 429, { 'retry-after': String(seconds) });
};

export const notAllowedPage = (context: RequestContext): Promise<Response> => {
  const door = doorOf(context);
  const words = pageWords[door.language];
  return answerPage(context, notePage(door, words.notAllowed, words.notAllowedNote, { href: `${door.base}/account`, words: words.toAccount }), 403);
};

/** Sets the cookie and leads to where moderating happens. */
export const letIn = (context: RequestContext, token: string): Response | Promise<Response> => {
  const { moderationPage } = context.var.site.settings;
  setSession(context, token);
  return moderationPage === null ? answerPage(context, signedInPage(doorOf(context))) : context.redirect(moderationPage, 303);
};

/** Who has shown the first thing that they know is let in, or asked for the second. */
export const afterFirstStep = async (context: RequestContext, parts: Parts, { id, totp }: Secrets): Promise<Response> => {
  const { site } = context.var;
  if (totp !== null) {
    const step = signStatement(site, 'second-step', [id], parts.now() + stepLength);
    return answerPage(context, secondStepPage(doorOf(context), step));
  }
  const { token, session } = freshSession(parts, context);
  await parts.repository.addSession(site.id, id, session);
  parts.log('info', 'signed-in', { site: site.id, moderator: id });
  return letIn(context, token);
};
