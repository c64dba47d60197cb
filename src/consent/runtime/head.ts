/**
 * `sayso-head.js`, the optional classic script after the policy block. What a returning reader allowed starts from here, before the
 * rest has loaded; Google's default is told and the firewall raised before any other tag; where a question is due, the rest is
 * fetched early. Small enough to stand inline.
 */
import { dayOf, grantedIds } from '../model/evaluate.js';
import { firewallContent } from '../model/firewall.js';
import type { Policy } from '../model/policy.js';
import { policyFrom, type PolicyInput } from '../model/policy-text.js';
import type { ConsentRecord } from '../model/record.js';
import { raise } from './gate/raise.js';
import { scriptRunner } from './gate/scripts.js';
import { knownPolicy } from './known-policy.js';
import { policyText } from './policy-block.js';
import { googleDefault } from './signals/google-default.js';
import { meansOtherwise } from './wants-extras.js';
import { whenShown } from './when-shown.js';

/** Chunks that a first visit needs, as they are named in dist/cdn. */
const early = ['sayso-manager.js', 'sayso-banner.js'];

/** @param source address of a file in the folder of the others, or of the folder itself; without it nothing is fetched early */
const preload = (source: string | undefined): void => {
  for (const file of source ? early : []) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: new URL(file, new URL(source ?? '', document.baseURI)) }));
};

const start = (text: string, source: string | undefined): void => {
  const known = knownPolicy(text);
  // What only shuts doors may rest on a text that nobody has checked yet; what opens them may not.
  const policy: Policy = known?.policy ?? policyFrom(JSON.parse(text) as PolicyInput);
  const { signals, firewall } = policy;
  const isPlain = !meansOtherwise(policy);
  const record: ConsentRecord | null = known && isPlain ? known.record : null;
  const granted = grantedIds(policy, record, dayOf(Date.now()));
  if (signals?.google) googleDefault(signals.google, granted);
  // A place may allow more, and what was let in once has been carried over a reload: the core knows.
  if (firewall?.mode === 'enforce' && isPlain && !(history.state as { saysoOnce?: unknown } | null)?.saysoOnce) raise(firewallContent(policy, granted));
  if (record) scriptRunner(true).run(granted);
  if (!known) preload(source);
};

/**
 * @param source address that this script was loaded from; where it stands inline, its `data-sayso-base` (the folder of
 * sayso.js, ending in `/`), since the tag of sayso.js may stand further down
 */
export const startHead = (source: string | undefined): void =>
  whenShown(() => {
    try {
      start(policyText() ?? '', source);
    } catch {
      // No policy, or nothing like one: the core says what is wrong with it.
    }
  });
