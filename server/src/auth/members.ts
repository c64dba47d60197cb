/**
 * The paper's own members: a token that the paper has signed says who writes. Verified by `jose` under the one kind of key that
 * the settings hold, so that no token can choose its own algorithm. What is wrong with a token is a value, never an exception.
 */
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { err, ok, type Result } from '@sayso/widgets/wire';
import { parseDraft } from '@sayso/widgets/comments';
import type { MemberKeys } from '../settings.js';

/** Longest life of a token, in seconds. */
const longestLife = 24 * 60 * 60;
/** Two servers' clocks may differ by this much, in seconds. */
const tolerance = 60;
/** A token is small; more is not looked at. */
const longestToken = 4096;

export interface Member {
  /** Names the person at the paper, for ever. */
  readonly subject: string;
  readonly name: string;
  /** '' where the token has none. */
  readonly email: string;
  /** The paper says that the address is the member's own. */
  readonly emailVerified: boolean;
}

/** - `sign-in-needed`: no token came; `sign-in-expired`: its time is over; `sign-in-invalid`: it proves nothing. */
export type SignInProblem = 'sign-in-needed' | 'sign-in-expired' | 'sign-in-invalid';

export type VerifyMember = (authorization: string | undefined, now: number) => Promise<Result<Member, SignInProblem>>;

const one = { ask: 'required', max: 245 } as const;
const limits = { name: one, email: { ask: 'optional', max: 320 }, website: { ask: 'off', max: 200 }, text: { ask: 'off', max: 1 } } as const;

/** Name and address are judged as if they had been typed. */
const memberOf = (payload: JWTPayload): Member | null => {
  const { sub, name, email } = payload as { readonly [claim: string]: unknown };
  if (typeof sub !== 'string' || sub === '' || sub.length > 255 || sub.includes('\0')) return null;
  const judged = parseDraft({ name, email: email ?? '' }, limits);
  return judged.ok ? { subject: sub, name: judged.value.name, email: judged.value.email, emailVerified: payload['email_verified'] === true } : null;
};

/** `audience`: the site that a token must be meant for. */
export const createVerifyMember = (keys: MemberKeys, audience: string): VerifyMember => {
  const [key, algorithms] =
    keys.kind === 'secret' ? [new TextEncoder().encode(keys.secret), ['HS256']] : [createLocalJWKSet(keys.keys as JSONWebKeySet), ['RS256', 'ES256']];
  return async (authorization, now) => {
    if (authorization === undefined) return err('sign-in-needed');
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
    if (token === undefined || token.length > longestToken) return err('sign-in-invalid');
    const options = { algorithms, audience, clockTolerance: tolerance, currentDate: new Date(now), requiredClaims: ['sub', 'name', 'exp', 'aud'] };
    try {
      const { payload } = typeof key === 'function' ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
      if ((payload.exp ?? Infinity) > now / 1000 + longestLife + tolerance) return err('sign-in-invalid');
      const member = memberOf(payload);
      return member === null ? err('sign-in-invalid') : ok(member);
    } catch (error) {
      // Only after the signature was found good: a forged old token is no expired one.
      return err(error instanceof errors.JWTExpired ? 'sign-in-expired' : 'sign-in-invalid');
    }
  };
};
