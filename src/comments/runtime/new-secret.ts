/** Unguessable ids by the browser's own generator; passed in where something is composed, never reached for. */
import type { NewId } from '../../base/seams.js';

/** 128 random bits as 22 characters of base64url. */
export const newSecret: NewId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\W/gu, (mark) => ({ '+': '-', '/': '_' })[mark] ?? '');
};
