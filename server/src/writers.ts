/** Who may write on a site: what that makes of the form's fields, and who a post comes from. */
import type { DraftLimits, Writing } from '@sayso/widgets/comments';
import type { Reason } from '@sayso/widgets/moderation';
import { err, ok, secretPattern, type Result } from '@sayso/widgets/wire';
import type { Member, SignInProblem } from './auth/members.js';
import type { SiteSettings } from './settings.js';
import type { Site } from './site.js';

/** Secrets of earlier comments that one post may bring along. */
const mostProofs = 20;

/** The fields that are asked for: an address that is to be confirmed is required, and whom the paper knows is asked for words only. */
export const limitsOf = ({ limits, writers, notify }: SiteSettings): DraftLimits => {
  const off = (field: 'name' | 'email' | 'website') => ({ ...limits[field], ask: 'off' as const });
  switch (writers) {
    case 'members':
      return { ...limits, name: off('name'), email: off('email'), website: off('website') };
    case 'verified':
      return { ...limits, email: { ...limits.email, ask: 'required' } };
    case 'anyone':
      return notify && limits.email.ask === 'off' ? { ...limits, email: { ...limits.email, ask: 'optional' } } : limits;
  }
};

/** What a page is told of it; undefined where guests write and nobody is mailed. */
export const writingOf = ({ writers, signIn, notify }: SiteSettings): Writing | undefined =>
  writers === 'anyone' && !notify
    ? undefined
    : { ...(writers === 'anyone' ? {} : { writers }), ...(writers === 'members' && signIn !== null ? { signIn } : {}), ...(notify ? { notify } : {}) };

/** What a request says of its writer, beside the words. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** Secrets of earlier comments from the same browser. */
  readonly proof: string | undefined;
}
export const noCredentials: Credentials = { authorization: undefined, proof: undefined };

/** The header with which a browser shows that it has written here before; its post may say the same (`proof`). */
export const proofHeader = 'x-sayso-proof';

/** The secrets of earlier comments, the newest last. `told`: in the body. */
export const proofsOf = ({ proof }: Credentials, told: readonly string[] = []): readonly string[] =>
  [...new Set([...(proof ?? '').split(','), ...told].map((each) => each.trim()).filter((each) => secretPattern.test(each)))].slice(-mostProofs);

/** The member who posts; null where guests may. */
export const writerOf = async (site: Site, { authorization }: Credentials, now: number): Promise<Result<Member | null, SignInProblem>> => {
  if (site.settings.writers !== 'members') return ok(null);
  // A site without keys cannot tell anybody apart, so nobody writes.
  return site.verifyMember === null ? err('sign-in-invalid') : site.verifyMember(authorization, now);
};

/** Why a comment waits whose address nobody has confirmed. */
export const unconfirmed: Reason = { rule: 'verified', code: 'email-unconfirmed', action: 'hold', params: new Map() };
export const isUnconfirmed = ({ rule }: { readonly rule: string }): boolean => rule === unconfirmed.rule;

/** Refused because nobody vouches for the writer. */
export const needsSignIn = (reasons: readonly { readonly rule: string }[]): boolean => reasons.some(({ rule }) => rule === 'members');
