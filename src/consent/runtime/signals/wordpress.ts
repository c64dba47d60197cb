/**
 * WordPress's WP Consent API (standards §2.7): plugins that ask it hear the reader's choice. It lets everything run where nobody
 * has said which kind of consent holds, so that is said first.
 */
import { wordpressCategories, type Policy } from '../../model/policy.js';
import type { ExtraContext } from '../extras.js';
import { followAnswers, type IsYes } from './follow.js';

type Page = typeof globalThis & {
  wp_consent_type?: string;
  wp_set_consent?: (category: string, value: string) => void;
  wp_has_consent?: (category: string) => boolean;
  consent_api?: { cookie_expiration?: number };
};

/** Its own cookies would last thirty days and lose a refusal long before its time (C-46). */
const lastAsLong = ({ keepsDays }: Policy): void => {
  const { consent_api } = globalThis as Page;
  if (consent_api) consent_api.cookie_expiration = keepsDays;
};

export const attach = (context: ExtraContext): void => {
  const page = globalThis as Page;
  const { policy, parts, afterStart, manager } = context;
  const settings = policy.signals?.wordpress;
  if (!settings) return;
  const isOptOut = parts.outlook?.(policy, null, 0).regime === 'opt-out';
  page.wp_consent_type = isOptOut ? 'optout' : 'optin';
  document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));

  let isOpen = false;
  let isTelling = false;
  const tell = (isYes: IsYes, what: 'all' | 'what differs'): void => {
    if (typeof page.wp_set_consent !== 'function') return;
    lastAsLong(policy);
    isTelling = true;
    for (const category of wordpressCategories) {
      const yes = isYes(settings[category]);
      if (what === 'all' || page.wp_has_consent?.(category) !== yes) page.wp_set_consent(category, yes ? 'allow' : 'deny');
    }
    isTelling = false;
  };
  // Another plug-in may be where the reader said no. Its yes is none to us: nobody knows what was shown.
  document.addEventListener('wp_listen_for_consent_change', ({ detail }: CustomEventInit<Readonly<Record<string, unknown>>>) => {
    for (const category of isTelling ? [] : wordpressCategories) {
      const id = settings[category];
      if (id !== undefined && detail?.[category] === 'deny' && manager.getState().granted.has(id)) manager.apply({ type: 'withdraw', id });
    }
  });
  // A decision is told whole; a page that is only opened writes nothing anew, so that nothing is kept longer by visits.
  followAnswers(context, Object.values(settings), (isYes) => isOpen && tell(isYes, 'all'));
  const catchUp = (): void => {
    const { granted } = manager.getState();
    tell((id) => id !== undefined && granted.has(id), 'what differs');
  };
  afterStart(() => {
    isOpen = true;
    catchUp();
    // Its script may stand further down.
    if (document.readyState !== 'complete') addEventListener('load', catchUp, { once: true });
  });
};
