/** The banner's light children: those the page brought are kept, the missing ones are made and kept in the page's language. */
import { wordsFor } from '../../../i18n/locale.js';
import type { BannerMessages } from '../../messages/banner/en.js';
import type { Policy } from '../../model/policy.js';
import type { ConsentState } from '../../runtime/contract.js';
import { optionalPurposes, spanOf } from '../plain/facts.js';
import type { Spoken } from '../plain/words.js';

export interface Furniture {
  readonly heading: HTMLElement;
  readonly reject: HTMLElement;
  readonly accept: HTMLElement;
  /** Writes our words into what we made. */
  speak(spoken: Spoken<BannerMessages>, policy: Policy, state: ConsentState): void;
}

/** Who asks, for whom, what for; counted from the policy, so that words and facts cannot part. */
const request = ({ words, language }: Spoken<BannerMessages>, policy: Policy, { record, granted }: ConsentState): string => {
  // What runs before there is any answer runs unasked: the law of the place allows it (C-62), and the preferences tell of it.
  const asked = optionalPurposes(policy).filter((id) => record || !granted.has(id));
  const count = [...policy.services.values()].filter(({ purpose }) => asked.includes(purpose)).length;
  const titles = asked.map((id) => wordsFor(policy.purposes.get(id)?.title ?? id, language));
  // Joined by the words themselves: the first use of `Intl` costs a cheap phone 80 ms, before the first button is there.
  const purposes = titles.map((title, at) => (at === 0 ? '' : at === titles.length - 1 ? words.and : words.comma) + title).join('');
  return words.request(policy.controller, words.services(count), purposes, titles.length > 1);
};

export const furnish = (host: HTMLElement): Furniture => {
  const made: [HTMLElement, (spoken: Spoken<BannerMessages>, policy: Policy, state: ConsentState) => string][] = [];
  const make = (tag: string, say: (typeof made)[0][1]): HTMLElement => {
    const element = document.createElement(tag);
    host.append(element);
    made.push([element, say]);
    return element;
  };

  const broughtText = host.querySelector(':scope > :not(button,[slot],h1,h2,h3)');
  const heading = host.querySelector<HTMLElement>('[slot=heading],h1,h2,h3') ?? make('h2', ({ words }, { controller }) => words.heading(controller));
  heading.slot = 'heading';
  if (!broughtText) {
    make('p', (spoken, policy, state) => [spoken.words.again[state.prompt ?? 'first-visit'], request(spoken, policy, state)].join(' '));
    make('p', ({ words }, { keepsDays }) => words.kept(...spanOf(keepsDays)));
    const link = make('a', ({ words }, { privacyPage }) => {
      if (privacyPage) link.setAttribute('href', privacyPage);
      else link.remove();
      return words.privacyPage;
    });
  }
  const [reject, accept] = (['reject', 'accept', 'choose'] as const).map((action) => {
    const button = host.querySelector<HTMLElement>(`[data-sayso-action=${action}]`) ?? make('button', ({ words }) => words[action]);
    button.slot = action;
    button.setAttribute('data-sayso-action', action);
    // Out of a server's form too, where neither slot nor look would reach it; and in one order for everybody (C-19).
    host.append(button);
    return button;
  }) as [HTMLElement, HTMLElement];

  return {
    heading,
    reject,
    accept,
    speak(spoken, policy, state) {
      for (const [element, say] of made) {
        element.textContent = say(spoken, policy, state);
        element.lang = spoken.language;
        element.dir = spoken.words.direction;
      }
    },
  };
};
