/**
 * One text for one value, so that a hash of it means something: JSON with the keys sorted by UTF-16 units and no blanks, as
 * RFC 8785 has it (numbers and texts are written by JSON.stringify, whose form that RFC took over). A field without a value is
 * left out, as JSON does.
 */

/** SHA-256 of bytes. Pure code has none: `crypto.subtle` in pages, `node:crypto` in Node. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
};

/** SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits: what `sha256sum` prints. */
export const hashOfText = async (text: string, digest: Digest): Promise<string> =>
  [...(await digest(new TextEncoder().encode(text)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a value's canonical JSON. */
export const hashOfValue = (value: unknown, digest: Digest): Promise<string> => hashOfText(canonical(value), digest);
