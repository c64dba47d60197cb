/** Who moderates a site: owners invite, change roles and shut out. */
import { html } from 'hono/html';
import { roles, type Role } from '../auth/permissions.js';
import type { Person } from '../db/repository/people.js';
import { act, field, hidden, told } from './fields.js';
import type { Markup, Page } from './layout.js';
import type { Door } from './sign-in-pages.js';
import { pageWords, type PageWords } from './words/index.js';

export type PeopleNote = { readonly kind: 'saved' | 'last-owner' | 'taken' | 'not-an-email' | 'name-missing' } | { readonly kind: 'invited'; readonly email: string; readonly link: string };

export interface PeopleView {
  readonly people: readonly Person[];
  /** Who looks. */
  readonly self: string;
  readonly note: PeopleNote | null;
  /** What was typed into the invitation that was not taken. */
  readonly typed: { readonly name: string; readonly email: string; readonly role: Role } | null;
}

const roleChoice = (words: PageWords, id: string, chosen: Role, label: string): Markup =>
  html`<select id="${id}" name="role"${label === '' ? '' : html` aria-label="${label}"`}>${roles.map((role) => html`<option value="${role}"${role === chosen ? html` selected` : ''}>${words.roleNames[role]}: ${words.roleNotes[role]}</option>`)}</select>`;

const noteHtml = (words: PageWords, note: PeopleNote): Markup => {
  switch (note.kind) {
    case 'saved':
      return told(words.saved);
    case 'last-owner':
      return told(words.lastOwner, false);
    case 'taken':
      return told(words.taken, false);
    case 'not-an-email':
      return told(words.notAnEmail, false);
    case 'name-missing':
      return told(words.nameMissing, false);
    case 'invited':
      return html`<div class="told" role="status"><b>${words.invited}</b><p>${words.invitedNote(note.email)}</p><p><code dir="ltr">${note.link}</code></p></div>`;
  }
};

const stateOf = ({ disabled, joined, email }: Person): keyof PageWords['state'] => (disabled ? 'disabled' : joined || email === null ? 'active' : 'invited');

export const peoplePage = (door: Door, { people, self, note, typed }: PeopleView): Page => {
  const words = pageWords[door.language];
  const item = (person: Person): Markup => {
    const { id, name, email, role, disabled, secondFactor } = person;
    const of = (what: string): { readonly label: string } => ({ label: `${what}: ${name}` });
    return html`<li class="${disabled ? 'off' : ''}"><div><b><bdi>${name}</bdi></b> <span class="badge">${words.roleNames[role]}</span> ${stateOf(person) === 'active' ? '' : html`<span class="badge">${words.state[stateOf(person)]}</span> `}${secondFactor ? html`<span class="badge">${words.factorBadge}</span> ` : ''}${id === self ? html`<span class="badge">${words.youBadge}</span>` : ''}${email === null ? '' : html`<br><bdi class="note">${email}</bdi>`}</div>
<details><summary>${words.changeRole}<span class="more">: ${name}</span></summary>
<form method="post" class="row">${hidden('do', 'role')}${hidden('person', id)}${roleChoice(words, `role-${id}`, role, `${words.role}: ${name}`)}<button type="submit" class="quiet">${words.save}</button></form>
<div class="row">${disabled ? act({ do: 'enable', person: id }, words.letIn, of(words.letIn)) : html`${email === null ? '' : act({ do: 'link', person: id }, words.newLink, of(words.newLink))}${act({ do: 'sessions', person: id }, words.signOutPerson, of(words.signOutPerson))}${act({ do: 'disable', person: id }, words.shutOut, { ...of(words.shutOut), kind: 'grave' })}`}</div></details></li>`;
  };
  return {
    ...door,
    title: words.people,
    body: html`<h1>${words.people}</h1>
<p class="note">${words.signInTo(door.site)}</p>
${note === null ? '' : noteHtml(words, note)}
<ul class="people">${people.map(item)}</ul>
<h2>${words.invite}</h2>
<form method="post">${hidden('do', 'invite')}
${field({ name: 'name', label: words.name, value: typed?.name ?? '', maxLength: 100, autocomplete: 'off' })}
${field({ name: 'email', label: words.email, type: 'email', value: typed?.email ?? '', autocomplete: 'off' })}
<div class="field"><label for="role">${words.role}</label>${roleChoice(words, 'role', typed?.role ?? 'moderator', '')}</div>
<button type="submit">${words.inviteButton}</button></form>
<p class="below"><a href="${door.base}/account">${words.toAccount}</a></p>`,
  };
};
