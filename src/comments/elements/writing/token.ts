/** Reads what a token says of its bearer, to show it. Proves nothing: that is the server's. */
export interface Who {
  readonly token: string;
  readonly name: string;
  /** The paper has an address where replies can be told. */
  readonly hasEmail: boolean;
  /** ms since 1970. */
  readonly expiresAt: number;
}

const decode = (part: string): unknown => {
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
};

/** null for whatever is no token with a name and an end. */
export const readToken = (token: unknown): Who | null => {
  if (typeof token !== 'string') return null;
  try {
    const { name, exp, email } = decode(token.trim().split('.')[1] ?? '') as { readonly [claim: string]: unknown };
    if (typeof name !== 'string' || name.trim() === '' || typeof exp !== 'number') return null;
    return { token: token.trim(), name, hasEmail: typeof email === 'string' && email !== '', expiresAt: exp * 1000 };
  } catch {
    return null;
  }
};
