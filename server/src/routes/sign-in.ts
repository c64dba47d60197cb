/**
 * The ways in: address and password, with a second step where one is set up, or a one-time link. Of a link, GET only shows a
 * button, so that a mail scanner or a preview spends nothing; POST spends it (S-21). Unknown, spent and too old get one answer, and
 * so do an unknown address and a wrong password, after the same time.
 */
import { plainRecoveryCode, stepOfCode } from '../auth/second-factor.js';
import { freshSession } from '../auth/session.js';
import { readStatement } from '../auth/statement.js';
import { readForm } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { hashSecret } from '../db/ids.js';
import { notePage, oneTimeLinkPage, secondStepPage, signInPage, staleLinkPage } from '../pages/sign-in-pages.js';
import { pageWords } from '../pages/words/index.js';
import { afterFirstStep, answerPage, doorOf, letIn, tooFastPage } from './door.js';

/** Longest password that is measured at all: more only costs. */
const longestPassword = 400;

export const addSignInRoutes = (app: App, parts: Parts): void => {
  const { repository, doorPaces, passwords, log, now } = parts;
  const path = '/v1/:site/moderation/sign-in';
  const openIdName = (context: RequestContext): string | null => context.var.site.settings.openId?.name ?? null;

  app.get(path, (context) => {
    const token = context.req.query('token');
    return answerPage(context, token === undefined ? signInPage(doorOf(context), { openId: openIdName(context) }) : oneTimeLinkPage(doorOf(context), token));
  });

  const byLink = async (context: RequestContext, link: string): Promise<Response> => {
    const { site } = context.var;
    const { token, session } = freshSession(parts, context);
    const entered = await repository.signIn(site.id, hashSecret(link), session);
    log(entered ? 'info' : 'warn', entered ? 'signed-in' : 'sign-in-refused', { site: site.id });
    return entered ? letIn(context, token) : answerPage(context, staleLinkPage(doorOf(context), 'console'), 403);
  };

  app.post(path, async (context) => {
    const { site } = context.var;
    const form = await readForm(context.req.raw);
    const link = form.get('token');
    if (link !== null) return byLink(context, link);
    const email = (form.get('email') ?? '').trim();
    const wait = (await doorPaces.fromNetwork.take(`${site.id} ${parts.networkOf(context)}`)) || (await doorPaces.forPerson.take(`${site.id} ${hashSecret(email.toLowerCase())}`));
    if (wait > 0) return tooFastPage(context, wait);
    const person = await repository.secretsOf(site.id, email);
    const right = await passwords.isRight((form.get('password') ?? '').slice(0, longestPassword), person?.password ?? null);
    if (person === null || !right) {
      log('warn', 'sign-in-refused', { site: site.id });
      return answerPage(context, signInPage(doorOf(context), { email: email.slice(0, 254), wrong: true, openId: openIdName(context) }), 403);
    }
    return afterFirstStep(context, parts, person);
  });

  app.post('/v1/:site/moderation/second-step', async (context) => {
    const { site } = context.var;
    const form = await readForm(context.req.raw);
    const step = form.get('step') ?? '';
    const code = (form.get('code') ?? '').slice(0, 60);
    const [id] = readStatement(site, 'second-step', step, now()) ?? [];
    const door = doorOf(context);
    if (id === undefined) {
      const words = pageWords[door.language];
      return answerPage(context, notePage(door, words.staleLink, words.secondStepLate, { href: `${door.base}/sign-in`, words: words.signIn }), 403);
    }
    const wait = await doorPaces.forPerson.take(`${site.id} ${id}`);
    if (wait > 0) return tooFastPage(context, wait);
    const person = await repository.secretsOfId(site.id, id);
    const clockStep = person?.totp == null ? null : stepOfCode(person.totp, code, now());
    const right =
      person !== null &&
      (clockStep === null
        ? await repository.spendRecoveryCode(site.id, id, hashSecret(plainRecoveryCode(code)))
        : await repository.spendStep(site.id, id, clockStep));
    log(right ? 'info' : 'warn', right ? 'signed-in' : 'sign-in-refused', { site: site.id, moderator: id });
    if (!right) return answerPage(context, secondStepPage(door, step, true), 403);
    const { token, session } = freshSession(parts, context);
    await repository.addSession(site.id, id, session);
    return letIn(context, token);
  });
};
