/** What an export of comments is sifted by: a comment needs a page and words, and a deleted one stays as a gap where it was answered. */
import type { Incoming } from '../db/repository/importing.js';
import type { Site } from '../site.js';
import { toIncoming, type Found, type Place } from './found.js';
import { parentsFirst } from './parents-first.js';
import type { Reading } from './reading.js';

/** Who answers whom, gathered in one pass over the file. '' is nobody. */
export class Replies {
  private readonly ids = new Set<string>();
  private readonly answers = new Map<string, number>();

  add(id: string, parent: string): void {
    this.ids.add(id);
    if (parent !== '') this.answers.set(parent, (this.answers.get(parent) ?? 0) + 1);
  }

  answered(id: string): boolean {
    return this.answers.has(id);
  }

  /** All, and those to what the file does not have. */
  counts(): { readonly replies: number; readonly orphanReplies: number } {
    let [replies, orphanReplies] = [0, 0];
    for (const [parent, count] of this.answers) {
      replies += count;
      if (!this.ids.has(parent)) orphanReplies += count;
    }
    return { replies, orphanReplies };
  }
}

/** A comment of the file; `erased` is what was deleted. */
export type Candidate = Omit<Found, 'place'> & { readonly place: Place | null };

/** `given` reads the file once more each time. `nowhere`: why one without a page is left out. */
export const sift = async (
  site: Site, at: number, replies: Replies, given: () => AsyncIterable<Candidate>, nowhere = 'on no page (no address)',
): Promise<Pick<Reading, 'expected' | 'leftOut' | 'comments'>> => {
  const reasons = [nowhere, 'deleted, with no reply to it', 'not a word in them'] as const;
  const whyNot = ({ sourceId, place, status, text }: Candidate): string | undefined => {
    const deleted = status === 'erased';
    if (place === null) return reasons[0];
    if (deleted && !replies.answered(sourceId)) return reasons[1];
    return !deleted && text === '' ? reasons[2] : undefined;
  };
  const found = async function* (): AsyncGenerator<Found> {
    for await (const candidate of given()) {
      const { place } = candidate;
      if (place !== null && whyNot(candidate) === undefined) yield { ...candidate, place };
    }
  };
  const leftOut = new Map<string, number>(reasons.map((reason) => [reason, 0]));
  let expected = 0;
  for await (const candidate of given()) {
    const why = whyNot(candidate);
    if (why === undefined) expected++;
    else leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  }
  return {
    expected,
    leftOut: Object.fromEntries(leftOut),
    async *comments(): AsyncGenerator<Incoming> {
      for await (const each of parentsFirst(found())) yield toIncoming(site, each, at);
    },
  };
};
