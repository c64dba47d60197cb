/** The banner's light children: those the page brought are kept, the missing ones are made and kept in the page's language. */
import type { BannerMessages } from '../../messages/banner/en.js';
import type { Policy } from '../../model/policy.js';
import type { PromptReason } from '../../runtime/contract.js';
import { durationOf, optionalPurposes, purposeList } from '../plain/facts.js';
import type { Spoken } from '../plain/words.js';

const actions = ['reject', 'accept', 'choose'] as const;

export interface Furniture {
  readonly reject: HTMLElement;
  readonly accept: HTMLElement;
  /** Are the words ours? False where the page brought its own. */
  readonly made: boolean;
  /** Writes our words into what we made; returns the heading. */
  speak(spoken: Spoken<BannerMessages>, policy: Policy, why: PromptReason): HTMLElement;
}

export const furnish = (host: HTMLElement): Furniture => {
  const make = (tag: string, slot = ''): HTMLElement => {
    const element = document.createElement(tag);
    if (tag !== 'button') element.setAttribute('data-sayso-made', '');
    if (slot !== '') element.slot = slot;
    host.append(element);
    return element;
  };
  const found = <E extends HTMLElement>(selector: string): E | null => host.querySelector<E>(selector);

  const broughtText = [...host.children].some((child) => !child.matches('button,[data-sayso-action],[slot=heading],h1,h2,h3'));
  const brought = found('[slot=heading],h1,h2,h3');
  if (brought !== null) brought.slot = 'heading';
  const heading = brought ?? make('h2', 'heading');
  const [lead, rest, link] = broughtText ? [] : [make('p'), make('p'), make('a') as HTMLAnchorElement];
  const buttons = actions.map((action) => {
    const own = found(`[data-sayso-action=${action}]`);
    const button = own ?? make('button', action);
    button.slot = action;
    button.setAttribute('data-sayso-action', action);
    if (own === null) button.setAttribute('type', 'button');
    return { button, action, own };
  });

  return {
    reject: buttons[0]?.button as HTMLElement,
    accept: buttons[1]?.button as HTMLElement,
    made: lead !== undefined,
    speak({ words, language }, policy, why) {
      for (const { button, action, own } of buttons) if (own === null) button.textContent = words[action];
      if (brought === null) heading.textContent = words.heading(policy.controller);
      if (lead !== undefined && rest !== undefined && link !== undefined) {
        const asked = optionalPurposes(policy);
        const count = [...policy.services.values()].filter((service) => asked.includes(service.purpose)).length;
        const services = words.services(count, new Intl.NumberFormat(language).format(count));
        const request = words.request(policy.controller, services, purposeList(policy, language), asked.length > 1);
        const before = why === 'policy-changed' ? `${words.changed} ` : why === 'expired' ? `${words.expired} ` : '';
        lead.textContent = before + request;
        rest.textContent = words.kept(durationOf(policy.keepsDays, language));
        link.hidden = policy.privacyPage === undefined;
        link.textContent = words.privacyPage;
        if (policy.privacyPage !== undefined) link.href = policy.privacyPage;
        else link.remove();
      }
      return heading;
    },
  };
};
