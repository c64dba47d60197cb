/** An invitation is taken up, or a forgotten password replaced: both by a mailed link that lets set a password, once. */
import { checkPassword } from '../auth/password.js';
import { freshSession } from '../auth/session.js';
import { readForm } from '../body.js';
import type { App, Parts } from '../context.js';
import { hashSecret } from '../db/ids.js';
import { parseMailAddress } from '../mail/address.js';
import { forgottenPage, joinPage, notePage, staleLinkPage, type JoinForm } from '../pages/sign-in-pages.js';
import { pageWords } from '../pages/words/index.js';
import { afterFirstStep, answerPage, doorOf, letIn, tooFastPage } from './door.js';
import type { Site } from '../site.js';

export const addJoinRoutes = (app: App, parts: Parts): void => {
  const { repository, doorPaces, passwords, log, now } = parts;
  const path = '/v1/:site/moderation/join';

  /** The form for the holder of a link; null where the link does nothing. */
  const formOf = async (site: Site, token: string): Promise<JoinForm | null> => {
    const id = await repository.linkOf(site.id, hashSecret(token), 'join', now());
    const person = id === null ? null : await repository.person(site.id, id);
    return person === null ? null : { token, name: person.name, email: person.email ?? '', role: person.role, again: person.joined };
  };

  app.get(path, async (context) => {
    const form = await formOf(context.var.site, context.req.query('token') ?? '');
    return form === null ? answerPage(context, staleLinkPage(doorOf(context), 'mail'), 403) : answerPage(context, joinPage(doorOf(context), form));
  });

  app.post(path, async (context) => {
    const { site } = context.var;
    const given = await readForm(context.req.raw);
    const form = await formOf(site, given.get('token') ?? '');
    if (form === null) return answerPage(context, staleLinkPage(doorOf(context), 'mail'), 403);
    const checked = checkPassword(given.get('password') ?? '');
    if (!checked.ok) return answerPage(context, joinPage(doorOf(context), { ...form, problem: checked.error }), 422);
    const wait = await doorPaces.fromNetwork.take(`${site.id} ${parts.networkOf(context)}`);
    if (wait > 0) return tooFastPage(context, wait);
    const person = await repository.secretsOf(site.id, form.email);
    const { token, session } = freshSession(parts, context);
    const password = await passwords.hash(checked.value);
    // Whoever has a second step keeps it: a mailbox alone does not open the door.
    if (person !== null && person.totp !== null) {
      const changed = await repository.joinWithoutSession(site.id, hashSecret(form.token), password, now());
      return changed ? afterFirstStep(context, parts, person) : answerPage(context, staleLinkPage(doorOf(context), 'mail'), 403);
    }
    if (!(await repository.signIn(site.id, hashSecret(form.token), session, 'join', password))) return answerPage(context, staleLinkPage(doorOf(context), 'mail'), 403);
    log('info', 'signed-in', { site: site.id });
    return letIn(context, token);
  });

  app.get('/v1/:site/moderation/forgotten', (context) => answerPage(context, forgottenPage(doorOf(context))));

  app.post('/v1/:site/moderation/forgotten', async (context) => {
    const { site } = context.var;
    const typed = ((await readForm(context.req.raw)).get('email') ?? '').trim().slice(0, 254);
    const door = doorOf(context);
    const email = parseMailAddress(typed);
    if (email === null) return answerPage(context, forgottenPage(door, typed, true), 422);
    const wait = await doorPaces.fromNetwork.take(`${site.id} ${parts.networkOf(context)}`);
    if (wait > 0) return tooFastPage(context, wait);
    // Asked too often, it says the same and mails nothing: nobody floods a mailbox, nobody learns whose it is.
    if ((await doorPaces.mails.take(`${site.id} ${hashSecret(email.toLowerCase())}`)) === 0) await repository.queueMailTo(site.id, 'new-password', email, now());
    const words = pageWords[door.language];
    return answerPage(context, notePage(door, words.forgottenDone, words.forgottenDoneNote, { href: `${door.base}/sign-in`, words: words.back }));
  });
};
