/**
 * What only some sites or readers need: places, signals, other tools, the firewall. A chunk that comes where the policy names one
 * of them or the browser sends a signal; until it is there, consent has not started and everything optional is off.
 */
import { faultInExtras } from '../model/policy-extras.js';
import type { Policy } from '../model/policy.js';
import { complain } from './complain.js';
import type { ManagerParts, PageManager } from './manager.js';

/** What an extra gets before consent starts. It may change `parts`, follow `manager`, and ask for a call after the start. */
export interface ExtraContext {
  readonly policy: Policy;
  readonly manager: PageManager;
  readonly parts: { -readonly [Part in keyof ManagerParts]: ManagerParts[Part] };
  afterStart(callback: () => void): void;
}

interface Extra {
  readonly isWanted: (policy: Policy) => unknown;
  /** A module of its own, with `attach`. */
  readonly load: () => Promise<{ attach(context: ExtraContext): void | Promise<void> }>;
}

/** Does the browser, or a source that the site registered, have anything to say? It is asked by the extra itself. */
const mayRefuse = (): boolean => (navigator as { readonly globalPrivacyControl?: unknown }).globalPrivacyControl === true || Symbol.for('sayso.signals.1') in globalThis;

/** In this order: what decides what a record means comes before those who tell others of it. */
const extras: readonly Extra[] = [
  { isWanted: ({ place, audience, delegate }) => place ?? audience ?? delegate ?? mayRefuse(), load: () => import('./signals/outlook.js') },
  { isWanted: ({ delegate }) => delegate, load: () => import('./signals/tcf.js') },
  { isWanted: ({ moving }) => moving, load: () => import('./gate/aliases.js') },
  { isWanted: ({ moving, delegate }) => moving && !delegate, load: () => import('./moving.js') },
  { isWanted: ({ whenWithdrawn }) => whenWithdrawn === 'reload', load: () => import('./gate/reload.js') },
  { isWanted: ({ firewall, delegate }) => firewall?.mode === 'enforce' && !delegate, load: () => import('./gate/firewall.js') },
  { isWanted: ({ signals }) => signals?.google, load: () => import('./signals/google.js') },
  { isWanted: ({ signals }) => signals?.microsoft, load: () => import('./signals/microsoft.js') },
  { isWanted: ({ signals }) => signals?.meta, load: () => import('./signals/meta.js') },
  { isWanted: ({ signals }) => signals?.tiktok, load: () => import('./signals/tiktok.js') },
  { isWanted: ({ signals }) => signals?.wordpress, load: () => import('./signals/wordpress.js') },
];

/** Readies everything that this policy and browser need. False: the policy's rarer half is faulty
 * or a part did not come: nothing optional may run. */
export const attachExtras = async (context: ExtraContext): Promise<boolean> => {
  const fault = faultInExtras(context.policy);
  if (fault !== undefined) {
    complain('extras-faulty', fault);
    return false;
  }
  try {
    // Fetched together, attached in their order.
    const wanted = await Promise.all(extras.flatMap(({ isWanted, load }) => (isWanted(context.policy) ? load() : [])));
    for (const { attach } of wanted) await attach(context);
  } catch (error) {
    complain('chunk-not-loaded', String(error));
    return false;
  }
  return true;
};
