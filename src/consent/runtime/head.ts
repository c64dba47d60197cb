/**
 * `sayso-head.js`, the optional classic script after the policy block: what a returning reader allowed starts from here, before
 * the rest has loaded; where a question is due, the rest is fetched early. Small enough to stand inline.
 */
import { dayOf, grantedIds, isExpired } from '../model/evaluate.js';
import { scriptRunner } from './gate/scripts.js';
import { newestRecord } from './newest.js';
import { whenShown } from './other-views.js';
import { readPolicyBlock } from './policy-block.js';
import { readRecordCookies } from './storage/cookie.js';

/** Chunks that a first visit needs, as they are named in dist/cdn. */
const early = ['sayso-core.js', 'sayso-banner.js'];

const preload = (folder: string): void => {
  for (const file of early) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = folder + file;
    document.head.append(link);
  }
};

/** @param address where this script was loaded from; empty when it stands inline: then the module's own tag tells the folder */
export const startHead = (address: string): void =>
  whenShown(() => {
    const policy = readPolicyBlock();
    if (!policy?.ok) return;
    const today = dayOf(Date.now());
    const record = newestRecord(readRecordCookies(), policy.value, today);
    scriptRunner(true).run(grantedIds(policy.value, record, today));
    if (record !== null && !isExpired(policy.value, record, today)) return;
    const folder = (address || (document.querySelector<HTMLScriptElement>('script[type=module][src*="sayso.js"]')?.src ?? '')).replace(/[^/]*$/, '');
    if (folder) preload(folder);
  });
