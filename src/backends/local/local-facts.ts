/**
 * What the rules may know beyond the words, of a site in one browser. No tickets and no surge: nobody but this browser can post
 * here. No proofs either, so authors are known by what they typed, and one browser can play several people.
 */
import { repeatKey } from '../../moderation/model/repeat-key.js';
import type { Facts, HostRecord, Pace } from '../../moderation/model/facts.js';
import { hostsIn } from '../../moderation/model/hosts.js';
import type { Kept, ThreadClosing } from './local-state.js';

export interface LocalJudging {
  readonly thread: string;
  readonly closing: Pick<ThreadClosing, 'state' | 'closedBecause'>;
  readonly publishedAt?: number | null;
  readonly authorKey: string | null;
  readonly website: string;
  readonly text: string;
  readonly trap: string;
  readonly now: number;
  /** It comes in now, and is not judged again. */
  readonly arrives: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const paceOf = (earlier: readonly Kept[], now: number): Pace => {
  const ages = earlier.map(({ comment }) => now - comment.createdAt).filter((age) => age < hour);
  return { sinceLast: ages.length === 0 ? null : Math.max(0, Math.min(...ages)), lastMinute: ages.filter((age) => age < minute).length, lastHour: ages.length };
};

/** As the server: spam by a moderator's word, published by anybody's. */
const hostsKnown = (all: readonly Kept[], words: Pick<LocalJudging, 'website' | 'text'>): Readonly<Record<string, HostRecord>> => {
  const records = new Map([...hostsIn(words)].map(({ host }) => [host, { published: 0, spam: 0 }]));
  if (records.size === 0) return {};
  for (const { comment, decisions } of all) {
    const isSpam = comment.status === 'spam' && decisions.some(({ undone }) => !undone);
    for (const host of new Set(hostsIn({ website: comment.author.website ?? '', text: comment.text }).map((place) => place.host))) {
      const record = records.get(host);
      if (record === undefined) continue;
      if (comment.status === 'published') record.published++;
      else if (isSpam) record.spam++;
    }
  }
  return Object.fromEntries(records);
};

/** `all`: the comments that speak for or against it. */
export const factsOf = (all: readonly Kept[], { thread, closing, publishedAt = null, authorKey, website, text, trap, now, arrives }: LocalJudging): Facts => {
  const key = repeatKey(text);
  const same = all.filter(({ textKey }) => textKey === key);
  const theirs = authorKey === null ? [] : all.filter((kept) => kept.authorKey === authorKey);
  return {
    now,
    thread: { closed: closing.state === 'closed', closedBecause: closing.closedBecause, publishedAt },
    author: { publishedBefore: theirs.filter(({ comment }) => comment.status === 'published').length, staff: false },
    sameText: { inThread: same.filter(({ comment }) => comment.thread === thread).length, onSiteToday: same.filter(({ comment }) => now - comment.createdAt < day).length },
    trap,
    hosts: hostsKnown(all, { website, text }),
    ...(arrives ? { pace: { ...(authorKey === null ? {} : { author: paceOf(theirs, now) }), site: paceOf(all, now) } } : {}),
  };
};
