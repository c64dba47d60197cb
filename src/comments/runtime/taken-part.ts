/**
 * What a reader has recommended and whom they have muted, kept in this browser because they asked for it by a click; nothing is
 * written before. Of a vote the secret that counts it once; of a muted author the random seed and the name, for the list.
 */
import { boolean, integer, object, string } from '../../base/parse.js';
import type { Clock } from '../../base/seams.js';
import type { KeyValue } from './key-value.js';

/** Days that either is kept. */
export const takenDays = 365;

const parseVote = object({ secret: string({ min: 22, max: 22 }), counted: boolean, at: integer(0) });
const parseMute = object({ name: string({ max: 245 }), thread: string({ max: 500 }), at: integer(0) });

export interface KeptVote {
  readonly secret: string;
  /** Whether the answer has come; before, the same secret is sent again. */
  readonly counted: boolean;
}
export interface KeptMute {
  readonly name: string;
  readonly thread: string;
}

export interface TakenPart {
  /** Votes by comment, muted authors by seed; what is too old or unreadable is wiped on the way. */
  all(): Promise<{ readonly votes: ReadonlyMap<string, KeptVote>; readonly muted: ReadonlyMap<string, KeptMute> }>;
  vote(id: string): Promise<KeptVote | null>;
  keepVote(id: string, vote: KeptVote): Promise<void>;
  forgetVote(id: string): Promise<void>;
  mute(seed: string, mute: KeptMute): Promise<void>;
  unmute(seed: string): Promise<void>;
}

export const createTakenPart = (values: KeyValue, clock: Clock): TakenPart => ({
  async all() {
    const votes = new Map<string, KeptVote>();
    const muted = new Map<string, KeptMute>();
    const young = (at: number): boolean => clock() - at < takenDays * 86_400_000;
    for (const [key, value] of await values.entries()) {
      const [kind, id = ''] = key.split(' ');
      const [vote, mute] = [parseVote(value), parseMute(value)];
      if (kind === 'vote' && vote.ok && young(vote.value.at)) votes.set(id, vote.value);
      else if (kind === 'mute' && mute.ok && young(mute.value.at)) muted.set(id, mute.value);
      else await values.delete(key);
    }
    return { votes, muted };
  },
  async vote(id) {
    const kept = parseVote(await values.get(`vote ${id}`));
    return kept.ok ? kept.value : null;
  },
  keepVote: (id, { secret, counted }) => values.set(`vote ${id}`, { secret, counted, at: clock() }),
  forgetVote: (id) => values.delete(`vote ${id}`),
  mute: (seed, { name, thread }) => values.set(`mute ${seed}`, { name, thread, at: clock() }),
  unmute: (seed) => values.delete(`mute ${seed}`),
});
