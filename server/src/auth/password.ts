/**
 * Passwords: scrypt of Node itself, at OWASP's parameters for 32 MiB (N = 2^15, r = 8, p = 3), so that no library has to be
 * compiled for it and a small machine can bear it. Two at a time: a crowd at the door waits, and the server's other work does not.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '@sayso/widgets/wire';

export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}
const owasp: PasswordCost = { logN: 15, r: 8, p: 3 };
const atOnce = 2;

export interface Passwords {
  /** As the database keeps it: with its parameters, so that they can be raised one day. */
  hash(password: string): Promise<string>;
  /** `kept`: null where there is no such person, or they have no password; it takes the same time (S-21). */
  isRight(password: string, kept: string | null): Promise<boolean>;
}

/** `cost`: less only for tests. */
export const createPasswords = (cost: PasswordCost = owasp): Passwords => {
  let running = 0;
  const waiting: (() => void)[] = [];
  const derive = async (password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await new Promise((resolve, reject) => {
        const options = { N: 2 ** logN, r, p, maxmem: 256 * 1024 * 1024 };
        scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error === null ? resolve(key) : reject(error)));
      });
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
  const write = (salt: Buffer, key: Buffer): string => ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
  /** Nobody's: measured against where there is no such person. */
  const nobodys = write(Buffer.alloc(16), Buffer.alloc(32));

  return {
    async hash(password) {
      const salt = randomBytes(16);
      return write(salt, await derive(password, salt, cost));
    },
    async isRight(password, kept) {
      const [, logN = '', r = '', p = '', salt = '', key = ''] = (kept ?? nobodys).split('$');
      const right = Buffer.from(key, 'base64url');
      const given = await derive(password, Buffer.from(salt, 'base64url'), { logN: Number(logN), r: Number(r), p: Number(p) });
      return given.length === right.length && timingSafeEqual(given, right) && kept !== null;
    },
  };
};

export const passwordLimits = { min: 12, max: 200 } as const;

/** What makes a password too easy to guess. */
export const checkPassword = (password: string): Result<string, 'too-short' | 'too-long' | 'too-plain'> => {
  const signs = Array.from(password.normalize('NFKC'));
  if (signs.length < passwordLimits.min) return err('too-short');
  if (signs.length > passwordLimits.max) return err('too-long');
  return new Set(signs).size < 6 ? err('too-plain') : ok(password);
};
