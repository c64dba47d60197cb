/** Everything an e-mail address could be recognised by (CM-02). */
import { createHash } from 'node:crypto';

/** Of a text somewhere inside of another that was encoded whole: what of it does not depend on its neighbours. */
const inBase64 = (text: string): readonly string[] =>
  [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = bytes.subarray(before === 0 ? 0 : 3, bytes.length - (bytes.length % 3));
    return [whole.toString('base64'), whole.toString('base64url')];
  });

export const tracesOf = (address: string): readonly string[] => {
  const forms = [...new Set([address, address.toLowerCase(), address.toUpperCase()])];
  const digests = forms.flatMap((form) =>
    ['md5', 'sha1', 'sha256'].flatMap((algorithm) =>
      (['hex', 'base64', 'base64url'] as const).map((encoding) => createHash(algorithm).update(form).digest(encoding).replace(/=+$/, '')),
    ),
  );
  const encoded = forms.flatMap((form) => [encodeURIComponent(form), form.replace('@', '&#64;'), form.replace('@', '\\u0040'), Buffer.from(form).toString('hex'), ...inBase64(form)]);
  return [...new Set([...forms, ...encoded, ...digests, ...digests.map((digest) => digest.toUpperCase())])];
};
