/**
 * What a site tells everybody of its moderation (Art. 15 DSA; row CM-29): sums alone, of a time.
 *
 *     GET /v1/:site/transparency.json?from=&until=  → Transparency
 *     GET /transparency.json                        the same of the only site, or of each
 */
import { integer, nullable, object, string, type Parsed, type Parser } from '../base/parse.js';
import { ok } from '../base/result.js';

const count = integer(0);

/** Sums by a name; what is not named was never. */
const sums: Parser<Readonly<Record<string, number>>> = (value, path = '') => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return object({})(value, path);
  for (const [name, each] of Object.entries(value)) {
    const number = count(each, `${path}.${name}`);
    if (!number.ok) return number;
  }
  return ok(value as Readonly<Record<string, number>>);
};

export const parseTransparency = object({
  site: string({ max: 63 }),
  /** ms since 1970; `until` is not included. */
  from: count,
  until: count,
  /** Notices of illegal content (Art. 16), by what they said it was; of those decided, the middle time that it took, in ms. */
  notices: object({ total: count, byKind: sums, decided: count, medianTime: nullable(count) }),
  /** Readers' flags against the rules of the house. */
  flags: object({ total: count, byReason: sums }),
  /** Statements of reasons. `exempt`: advertising, on which none would have to be made. */
  restrictions: object({ total: count, exempt: count, byPeople: count, automated: count, byVisibility: sums, byGround: sums, byCategory: sums, bySource: sums, ended: count }),
  /** Statements of reasons on authors whose new comments are refused, put aside or read first; a person decides each. `appeals` are in the sums below, too. */
  accounts: object({ total: count, byKind: sums, byGround: sums, byCategory: sums, bySource: sums, ended: count, appeals: count }),
  /** What rules did with what came, and how people had decided on what rules stopped. */
  automation: object({ comments: count, held: count, spam: count, judged: count, confirmed: count }),
  appeals: object({ total: count, open: count, upheld: count, reversed: count, medianTime: nullable(count) }),
});
export type Transparency = Parsed<typeof parseTransparency>;
