/** The second factor: codes of an authenticator app (RFC 6238, by `otpauth`), and ten codes on paper for when the phone is lost. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;
export const recoveryCodeCount = 10;

const totpOf = (secret: string, issuer = 'sayso', label = ''): TOTP => new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period, digits: 6 });

/** 160 random bits, in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app reads from the picture. */
export const totpAddress = (secret: string, issuer: string, label: string): string => totpOf(secret, issuer, label).toString();

/** The step of the clock that a code belongs to, this one or a neighbour's; null where the code is wrong. */
export const stepOfCode = (secret: string, code: string, now: number): number | null => {
  const digits = code.replace(/[\s-]/g, '').replace(/[۰-۹]/g, (sign) => String(sign.charCodeAt(0) - 0x6f0));
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret).validate({ token: digits, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
};

const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 74 random bits as three groups that a hand can copy: no two signs look alike. */
const newRecoveryCode = (): string => {
  const code: string[] = [];
  while (code.length < 15) for (const byte of randomBytes(32)) if (byte < 248 && code.length < 15) code.push(signs[byte % 31] ?? '');
  return [0, 5, 10].map((start) => code.slice(start, start + 5).join('')).join('-');
};

export const newRecoveryCodes = (): readonly string[] => Array.from({ length: recoveryCodeCount }, newRecoveryCode);

/** As it was given out, however it was typed. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');
