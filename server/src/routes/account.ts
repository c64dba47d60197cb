/** A moderator's own account, as a page of plain forms. `do` says which of them was sent. */
import type { Context } from 'hono';
import { checkPassword } from '../auth/password.js';
import { mayDo } from '../auth/permissions.js';
import { newRecoveryCodes, newTotpSecret, plainRecoveryCode, stepOfCode, totpAddress } from '../auth/second-factor.js';
import { sessionToken, setSession } from '../auth/session.js';
import { readStatement, signStatement } from '../auth/statement.js';
import { readForm } from '../body.js';
import type { App, Parts, RequestContext, Variables } from '../context.js';
import { hashSecret } from '../db/ids.js';
import type { Person } from '../db/repository/people.js';
import { pageGuard } from '../guards.js';
import { parseMailAddress } from '../mail/address.js';
import { accountPage, codesPage, type AccountNote, type NewFactor } from '../pages/account-page.js';
import { HttpError } from '../problems.js';
import { answerPage, doorOf, notAllowedPage, tooFastPage } from './door.js';

/** How long setting up a second step may take, in ms. */
const setUpLength = 15 * 60_000;

export const addAccountRoutes = (app: App, parts: Parts): void => {
  const { repository, doorPaces, passwords, now, log } = parts;
  const path = '/v1/:site/moderation/account';
  const guard = pageGuard(parts, notAllowedPage);

  const here = (context: RequestContext): string => hashSecret(sessionToken(context) ?? '');
  const self = async (context: RequestContext): Promise<Person> => {
    const person = await repository.person(context.var.site.id, context.var.moderator.id);
    if (person === null) throw new HttpError('not-signed-in');
    return person;
  };
  const show = async (context: RequestContext, note: AccountNote | null, factor: NewFactor | null = null): Promise<Response> => {
    const { site, moderator } = context.var;
    const view = {
      person: await self(context),
      sessions: await repository.sessionsOf(site.id, moderator.id, now()),
      here: here(context),
      governs: mayDo(moderator.role, 'govern'),
      console: site.settings.moderationPage,
      note, factor,
    };
    return answerPage(context, accountPage(doorOf(context), view), note === null || note.kind === 'saved' ? 200 : 422);
  };
  /** Whoever finds a browser open cannot take the account over: what matters asks for the password once more. */
  const isThemselves = async ({ var: { site, moderator } }: Context<{ Variables: Variables }>, typed: string | null): Promise<boolean> => {
    const kept = await repository.secretsOfId(site.id, moderator.id);
    return kept?.password == null || (await passwords.isRight((typed ?? '').slice(0, 400), kept.password));
  };
  const newFactor = (context: RequestContext, person: Person, secret: string): NewFactor => ({
    secret,
    address: totpAddress(secret, context.var.site.title, person.email ?? person.name),
    statement: signStatement(context.var.site, 'totp', [person.id, secret], now() + setUpLength),
  });
  const giveCodes = async (context: RequestContext, secret: string, step: number): Promise<Response> => {
    const codes = newRecoveryCodes();
    await repository.setSecondFactor(context.var.site.id, context.var.moderator.id, secret, step, codes.map((code) => hashSecret(plainRecoveryCode(code))));
    return answerPage(context, codesPage(doorOf(context), codes));
  };

  const changeProfile = async (context: RequestContext, form: URLSearchParams): Promise<Response> => {
    const { site, moderator } = context.var;
    const name = (form.get('name') ?? '').replace(/[\p{C}\s]+/gu, ' ').trim().slice(0, 100);
    if (name === '') return show(context, { kind: 'name-missing' });
    const typed = (form.get('email') ?? '').trim();
    const email = typed === '' ? null : parseMailAddress(typed);
    const before = await self(context);
    if (email === null && (typed !== '' || before.email !== null)) return show(context, { kind: 'not-an-email' });
    if (!(await isThemselves(context, form.get('profile-password')))) return show(context, { kind: 'password-wrong' });
    const saved = await repository.setProfile(site.id, moderator.id, { name, email, digest: form.get('digest') !== null });
    return show(context, { kind: saved ? 'saved' : 'email-taken' });
  };

  const changePassword = async (context: RequestContext, form: URLSearchParams): Promise<Response> => {
    const { site, moderator } = context.var;
    if ((await self(context)).email === null) return show(context, { kind: 'email-first' });
    const checked = checkPassword(form.get('new-password') ?? '');
    if (!checked.ok) return show(context, { kind: 'password', problem: checked.error });
    if (!(await isThemselves(context, form.get('password-now')))) return show(context, { kind: 'password-wrong' });
    await repository.setPassword(site.id, moderator.id, await passwords.hash(checked.value), here(context));
    log('info', 'password-changed', { site: site.id, moderator: moderator.id });
    return show(context, { kind: 'saved' });
  };

  const confirmFactor = async (context: RequestContext, form: URLSearchParams): Promise<Response> => {
    const person = await self(context);
    const [id, secret = ''] = readStatement(context.var.site, 'totp', form.get('statement') ?? '', now()) ?? [];
    if (id !== person.id || person.secondFactor) return show(context, null);
    const step = stepOfCode(secret, form.get('code') ?? '', now());
    return step === null ? show(context, { kind: 'code-wrong' }, newFactor(context, person, secret)) : giveCodes(context, secret, step);
  };

  app.get(path, guard, (context) => show(context, null));

  app.post(path, guard, async (context) => {
    const { site, moderator } = context.var;
    const form = await readForm(context.req.raw);
    const wanted = form.get('do');
    // Those that measure a password or a code are paced like the door.
    const wait = wanted === 'sign-out' || wanted === 'session-end' || wanted === 'sessions-end' ? 0 : await doorPaces.forPerson.take(`${site.id} ${moderator.id} account`);
    if (wait > 0) return tooFastPage(context, wait);
    switch (wanted) {
      case 'profile':
        return changeProfile(context, form);
      case 'password':
        return changePassword(context, form);
      case 'factor-begin':
        return show(context, null, newFactor(context, await self(context), newTotpSecret()));
      case 'factor-confirm':
        return confirmFactor(context, form);
      case 'factor-codes':
      case 'factor-end': {
        const kept = await repository.secretsOfId(site.id, moderator.id);
        if (kept?.totp == null) return show(context, null);
        if (!(await isThemselves(context, form.get('factor-password')))) return show(context, { kind: 'password-wrong' });
        if (wanted === 'factor-codes') return giveCodes(context, kept.totp, Math.floor(now() / 30_000));
        await repository.setSecondFactor(site.id, moderator.id, null, 0, []);
        log('info', 'second-step-ended', { site: site.id, moderator: moderator.id });
        return show(context, { kind: 'saved' });
      }
      case 'session-end':
        await repository.endSessions(site.id, moderator.id, form.get('session') || 'none');
        return show(context, { kind: 'saved' });
      case 'sessions-end':
        await repository.endSessions(site.id, moderator.id, null, here(context));
        return show(context, { kind: 'saved' });
      case 'sign-out':
        await repository.signOut(site.id, here(context));
        setSession(context, '');
        return context.redirect(`/v1/${site.id}/moderation/sign-in`, 303);
      default:
        throw new HttpError('bad-request', 'do: expected one of the buttons');
    }
  });
};
