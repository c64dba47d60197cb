/** What every other tool's comment comes down to, and how it becomes one of ours. */
import { cleanName, cleanText, parseAddress, type CommentStatus } from '@sayso/widgets/comments';
import type { Incoming } from '../db/repository/importing.js';
import { authorKey, textKey } from '../facts.js';
import type { Site } from '../site.js';
import type { Placed } from './parents-first.js';

export interface Place {
  readonly thread: string;
  /** '' where only a path is known. */
  readonly url: string;
}

export interface Found extends Placed {
  /** The id that it had with us, where it comes back. */
  readonly id?: string | undefined;
  readonly place: Place;
  readonly title: string;
  /** The discussion takes no more comments. */
  readonly closed: boolean;
  /** `erased`: it is kept as a gap that replies hang on, without words, name or address. */
  readonly status: CommentStatus;
  /** null: the file does not say. */
  readonly createdAt: number | null;
  readonly name: string;
  readonly email: string;
  readonly website: string;
  /** Our markup, cleaned. */
  readonly text: string;
  /** Readers who recommended it, where the tool counted them. */
  readonly votes: number;
}

const longestText = 65_525;
const mostVotes = 100_000;

/** Without what no database keeps: NUL, and halves of characters. */
const storable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

/** Words that are markup already. */
export const markupOf = (text: string): string => cleanText(storable(text).replace(/\r\n?/g, '\n')).slice(0, longestText);

/** The page's path names the thread; a query stays, for `?p=4` is all that some pages have. null: no address at all. */
export const placeOf = (link: string): Place | null => {
  const address = parseAddress(link.trim());
  if (address !== null) {
    const { pathname, search, href } = new URL(address.href);
    return { thread: (pathname + search).slice(0, 500), url: href.slice(0, 2000) };
  }
  const path = storable(link.trim());
  return path.startsWith('/') && path !== '/' ? { thread: path.slice(0, 500), url: '' } : path === '/' ? { thread: '/', url: '' } : null;
};

/** What ISO 8601 says, or a date with a blank in place of its T; both of Greenwich where no zone stands. null: nothing readable. */
export const momentOf = (text: string): number | null => {
  const [, day, time, zone] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?)\s*(Z|[+-]\d{2}:?\d{2})?/.exec(text.trim()) ?? [];
  const ms = day === undefined || time === undefined ? Number.NaN : Date.parse(`${day}T${time.slice(0, 12)}${zone ?? 'Z'}`);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
};

export const toIncoming = (site: Site, found: Found, at: number): Incoming => {
  const erased = found.status === 'erased';
  const email = erased ? '' : storable(found.email.trim()).slice(0, 320);
  const text = erased ? '' : storable(found.text).slice(0, longestText);
  return {
    sourceId: storable(found.sourceId),
    parentSourceId: found.parentSourceId === null ? null : storable(found.parentSourceId),
    ...(found.id === undefined ? {} : { id: found.id }),
    comment: {
      thread: storable(found.place.thread),
      status: found.status,
      createdAt: found.createdAt ?? at,
      name: erased ? '' : cleanName(storable(found.name)).slice(0, 245),
      website: erased ? '' : (parseAddress(found.website)?.href.slice(0, 200) ?? ''),
      text,
      email: email === '' ? null : email,
      authorKey: authorKey(site, email),
      textKey: textKey(site, text),
      dir: null,
      reasons: [],
      page: { url: found.place.url.slice(0, 2000), title: storable(found.title).slice(0, 500) },
      closed: found.closed,
      votes: Math.max(0, Math.min(mostVotes, Math.trunc(found.votes) || 0)),
    },
  };
};
