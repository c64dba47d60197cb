/** What narrows the list: a search, what was picked from a comment, and lists by name. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { Messages } from '../../messages/index.js';
import { longestSearch, type QueueFilter } from '../../model/filter.js';
import type { QueueState } from '../../runtime/queue-state.js';
import { nameOf, nameOfLanguage, reasonNames, type Speech } from './parts.js';

export interface FilterHands {
  /** The whole filter that is to hold from now on. */
  narrow(filter: QueueFilter): void;
  /** Opens the dialog that names this list. */
  save(): void;
}

type Narrowed = Exclude<keyof QueueFilter, 'text'>;
const narrowing: readonly Narrowed[] = ['thread', 'authorOf', 'rule', 'lang'];

/** A filter without one of its predicates. */
export const without = (filter: QueueFilter, name: keyof QueueFilter): QueueFilter =>
  Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name)) as QueueFilter;

/** What a predicate narrows to, as a moderator would say it. */
const said = (name: Narrowed, state: QueueState, { words, language }: Speech): string => {
  const value = state.filter[name] ?? '';
  switch (name) {
    case 'thread':
      return words.filterThread(state.rows.find(({ item }) => item.comment.thread === value)?.item.page.title || value);
    case 'authorOf': {
      const row = state.rows.find(({ item }) => item.comment.id === value) ?? state.rows[0];
      return words.filterAuthor(row === undefined ? '' : nameOf(row.item, words));
    }
    case 'rule':
      return words.filterRule(reasonNames(words)[value] ?? value);
    case 'lang':
      return words.filterLanguage(nameOfLanguage(value, language));
  }
};

const chip = (words: Messages, label: string, drop: () => void, name: string): TemplateResult =>
  html`<li><bdi>${label}</bdi><button type="button" class="quiet drop" data-drop=${name} aria-label=${words.filterDrop(label)} @click=${drop}>
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg></button></li>`;

export const filterBar = (state: QueueState, speech: Speech, hands: FilterHands, canSave: boolean): TemplateResult => {
  const { words, language } = speech;
  const { filter, matching } = state;
  const given = narrowing.filter((name) => filter[name] !== undefined);
  const narrowed = Object.keys(filter).length > 0;
  return html`<form
      class="search"
      role="search"
      aria-label=${words.search}
      @submit=${(event: Event) => {
        event.preventDefault();
        const text = String(new FormData(event.target as HTMLFormElement).get('text') ?? '').trim();
        hands.narrow(text === '' ? without(filter, 'text') : { ...filter, text });
      }}
    >
      <input type="search" name="text" dir="auto" maxlength=${longestSearch} aria-label=${words.search} placeholder=${words.search} .value=${filter.text ?? ''} />
      <button type="submit" class="quiet">${words.searchGo}</button>
    </form>
    ${narrowed
      ? html`<div class="narrowed">
          <ul class="chips" role="list" aria-label=${words.narrowed}>
            ${given.map((name) => chip(words, said(name, state, speech), () => hands.narrow(without(filter, name)), name))}
            ${filter.text === undefined ? nothing : chip(words, words.filterText(filter.text), () => hands.narrow(without(filter, 'text')), 'text')}
          </ul>
          <p class="meta" data-matching>${matching === null ? nothing : words.matching(matching, formatNumber(matching, language))}</p>
          ${canSave ? html`<button type="button" class="quiet" data-save aria-haspopup="dialog" @click=${() => hands.save()}>${words.saveList}</button>` : nothing}
        </div>`
      : nothing}`;
};
