/** Unguessable ids and the hashes under which secrets are kept. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 128 random bits as 22 characters of base64url. */
export type NewId = () => string;
export const newId: NewId = () => randomBytes(16).toString('base64url');

/** What is kept of a secret that somebody else holds. 128 random bits need no salt and no slow hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A hash that only the holder of the key can make: for what could be guessed, such as an e-mail address. */
export const keyedHash = (key: string, purpose: string, text: string): string =>
  createHmac('sha256', key).update(`${purpose}\0${text}`).digest('base64url');
