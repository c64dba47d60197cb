/** The encoding that an XML file says it has; UTF-8 where it says nothing. */
export const encodingOf = (first: Buffer): string =>
  /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(first.subarray(0, 200).toString('latin1'))?.[1] ?? 'utf-8';
