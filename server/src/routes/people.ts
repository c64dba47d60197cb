/** Owners invite people, change their roles and shut them out, on a page of plain forms. `do` says which of them was sent. */
import { isRole } from '../auth/permissions.js';
import { readForm } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { pageGuard } from '../guards.js';
import { parseMailAddress } from '../mail/address.js';
import { peoplePage, type PeopleNote, type PeopleView } from '../pages/people-page.js';
import { HttpError } from '../problems.js';
import { answerPage, doorOf, notAllowedPage } from './door.js';

/** How long an invitation works, in ms. */
export const invitationLength = 72 * 3_600_000;

export const addPeopleRoutes = (app: App, parts: Parts): void => {
  const { repository, now, newId, log } = parts;
  const path = '/v1/:site/moderation/people';
  const guard = pageGuard(parts, notAllowedPage);

  const show = async (context: RequestContext, note: PeopleNote | null, typed: PeopleView['typed'] = null): Promise<Response> => {
    const people = await repository.people(context.var.site.id);
    const fine = note === null || note.kind === 'saved' || note.kind === 'invited';
    return answerPage(context, peoplePage(doorOf(context), { people, self: context.var.moderator.id, note, typed }), fine ? 200 : 422);
  };

  /** Mails a link with which somebody sets a password, and shows it to the owner who asked for it. */
  const sendLink = async (context: RequestContext, id: string, email: string): Promise<Response> => {
    const { site, ownOrigin } = context.var;
    const token = newId() + newId();
    await repository.inviteByMail(site.id, { id, email, token }, now(), now() + invitationLength);
    return show(context, { kind: 'invited', email, link: `${ownOrigin}/v1/${site.id}/moderation/join?token=${token}` });
  };

  const invite = async (context: RequestContext, form: URLSearchParams): Promise<Response> => {
    const { site, moderator } = context.var;
    const name = (form.get('name') ?? '').replace(/[\p{C}\s]+/gu, ' ').trim().slice(0, 100);
    const typed = (form.get('email') ?? '').trim().slice(0, 254);
    const role = form.get('role') ?? '';
    if (!isRole(role)) throw new HttpError('bad-request', 'role: expected one of the list');
    const again = { name, email: typed, role };
    const email = parseMailAddress(typed);
    if (name === '') return show(context, { kind: 'name-missing' }, again);
    if (email === null) return show(context, { kind: 'not-an-email' }, again);
    const id = newId();
    if (!(await repository.invite(site.id, id, { name, email, role }, now()))) return show(context, { kind: 'taken' }, again);
    log('info', 'invited', { site: site.id, moderator: moderator.id, person: id, role });
    return sendLink(context, id, email);
  };

  app.get(path, guard, (context) => show(context, null));

  app.post(path, guard, async (context) => {
    const { site, moderator } = context.var;
    const form = await readForm(context.req.raw);
    const wanted = form.get('do');
    if (wanted === 'invite') return invite(context, form);
    const id = form.get('person') ?? '';
    const person = await repository.person(site.id, id);
    if (person === null) throw new HttpError('not-found');
    log('info', 'person-changed', { site: site.id, moderator: moderator.id, person: id, what: wanted === null ? '' : wanted.slice(0, 20) });
    switch (wanted) {
      case 'role': {
        const role = form.get('role') ?? '';
        if (!isRole(role)) throw new HttpError('bad-request', 'role: expected one of the list');
        return show(context, { kind: (await repository.setRole(site.id, id, role)) ? 'saved' : 'last-owner' });
      }
      case 'disable':
        return show(context, { kind: (await repository.disable(site.id, id, now())) ? 'saved' : 'last-owner' });
      case 'enable':
        await repository.enable(site.id, id);
        return show(context, { kind: 'saved' });
      case 'sessions':
        await repository.endSessions(site.id, id, null);
        return show(context, { kind: 'saved' });
      case 'link':
        if (person.email === null || person.disabled) throw new HttpError('bad-request', 'person: expected somebody with an address');
        return sendLink(context, id, person.email);
      default:
        throw new HttpError('bad-request', 'do: expected one of the buttons');
    }
  });
};
