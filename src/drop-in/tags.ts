/** Which chunk brings which tag. The one place where the drop-in names elements; a new element is a line here. */

export interface Chunk {
  readonly load: () => Promise<unknown>;
  /** Waits until the tag is near what the reader sees; default: comes as soon as the tag is on the page. */
  readonly near?: true;
}

export const tags: Readonly<Record<string, Chunk>> = {};
