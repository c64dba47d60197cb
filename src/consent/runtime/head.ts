/**
 * `sayso-head.js`, the optional classic script after the policy block: what a returning reader allowed starts from here, before
 * the rest has loaded; where a question is due, the rest is fetched early. Small enough to stand inline.
 */
import { dayOf, grantedIds } from '../model/evaluate.js';
import { scriptRunner } from './gate/scripts.js';
import { knownPolicy } from './known-policy.js';
import { policyText } from './policy-block.js';
import { whenShown } from './when-shown.js';

/** Chunks that a first visit needs, as they are named in dist/cdn. */
const early = ['sayso-manager.js', 'sayso-banner.js'];

/** @param source address of a file in the folder of the others, or of the folder itself; without it nothing is fetched early */
const preload = (source: string | undefined): void => {
  for (const file of source ? early : []) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: new URL(file, new URL(source ?? '', document.baseURI)) }));
};

/**
 * @param source address that this script was loaded from; where it stands inline, its `data-sayso-base` (the folder of
 * sayso.js, ending in `/`), since the tag of sayso.js may stand further down
 */
export const startHead = (source: string | undefined): void =>
  whenShown(() => {
    const text = policyText();
    if (text === undefined) return;
    const known = knownPolicy(text);
    if (known) scriptRunner(true).run(grantedIds(known.policy, known.record, dayOf(Date.now())));
    else preload(source);
  });
