/**
 * The moderators' lists as the database walks them, newest first: status by status where an index has them in order, and for a rule
 * along what that rule marked. Of many thousand marks few may stand in a list, so those are walked in steps, and others are served
 * in between.
 */
import { setImmediate as othersFirst } from 'node:timers/promises';
import { transition, type CommentStatus } from '@sayso/widgets/comments';
import type { DecisionAction, QueueFilter, QueueName } from '@sayso/widgets/moderation';
import type { Database, Value } from '../database.js';
import { openAppeal } from './account-stating.js';
import type { PageEnd } from './threads.js';

interface Part {
  /** Absent: `where` says it. */
  readonly status?: CommentStatus;
  readonly where?: string;
  /** Only these: their authors ask about themselves, which no decision on a comment answers. */
  readonly asked?: readonly string[];
}

/** What authors ask about themselves stands beside what was reported, wherever the comment is at which they ask. */
const askedPart = { where: `c.status <> 'erased' and (c.status <> 'published' or c.open_reports = 0)` } as const;
/** So many in the list at once, the oldest first: each that is answered makes room. */
const mostAsked = 200;

const partsOf: Readonly<Record<QueueName, readonly Part[]>> = {
  held: [{ status: 'held' }],
  reported: [{ status: 'published', where: 'c.open_reports > 0' }],
  unreviewed: [{ status: 'published', where: 'c.reviewed = 0' }],
  published: [{ status: 'published' }],
  spam: [{ status: 'spam' }],
  /** What was public once can be found again beside what never was. */
  rejected: [{ status: 'rejected' }, { status: 'removed' }],
  all: [{ status: 'held' }, { status: 'published' }, { status: 'spam' }, { status: 'rejected' }, { status: 'removed' }],
};

/** Narrows a list to what a decision can be taken on, and to what was there and unchanged when it was asked. */
export interface Fence {
  readonly action: DecisionAction;
  readonly seen: number;
}

/** Enough of a row to go on from it and to decide on it. */
export interface Found {
  readonly id: string;
  readonly created_at: number;
  readonly status: CommentStatus;
  readonly revision: number;
}

/** What a statement is made of. */
interface Clauses {
  readonly from: string;
  readonly conditions: string[];
  readonly values: Value[];
  /** The place of one more value. */
  readonly value: (given: Value) => string;
}

const columns = 'c.id, c.created_at, c.status, c.revision';

/** Marks of a rule that one statement looks at, at most. */
const longestStep = 2000;

const byAge = (a: Found, b: Found): number => b.created_at - a.created_at || (a.id < b.id ? 1 : -1);

const canBe = (part: Part, action: DecisionAction): CommentStatus | null => (part.status === undefined ? null : transition(part.status, action));

/** A comment `c` stands in this part. */
const stands = (part: Part, value: Clauses['value'], seen: string | null, fence: Fence | undefined): string =>
  [
    ...(part.status === undefined ? [] : [`c.status = '${part.status}'`]),
    ...(part.where === undefined ? [] : [part.where]),
    ...(part.asked === undefined ? [] : [`c.id in (${part.asked.map(value).join(', ')})`]),
    // A report that came later is not overruled by a publication that has not seen it.
    ...(fence !== undefined && canBe(part, fence.action) === 'published' ? [`not exists (select 1 from reports f where f.site = c.site and f.comment = c.id and f.seq > ${seen})`] : []),
  ].join(' and ');

export const queueLists = (database: Database) => {
  /** At which comments authors ask about themselves. */
  const askedOf = async (site: string): Promise<readonly string[]> =>
    (
      await database.query<{ asked_of: string }>(`select s.asked_of from account_statements s where s.site = $1 and s.asked_of is not null and ${openAppeal} order by s.asked_at limit ${mostAsked}`, [site])
    ).map(({ asked_of }) => asked_of);

  const parts = async (site: string, queue: QueueName, fence: Fence | undefined): Promise<readonly Part[]> => {
    if (fence !== undefined) return partsOf[queue].filter((part) => canBe(part, fence.action) !== null);
    if (queue !== 'reported') return partsOf[queue];
    // Named one by one: they are few, and no list is walked for them.
    const asked = await askedOf(site);
    return asked.length === 0 ? partsOf[queue] : [...partsOf[queue], { ...askedPart, asked }];
  };

  /** All that narrows a list but its rule. */
  const clauses = async (site: string, some: readonly Part[], filter: QueueFilter, fence: Fence | undefined): Promise<Clauses> => {
    const values: Value[] = [site];
    const value = (given: Value): string => `$${values.push(given)}`;
    const conditions = ['c.site = $1'];
    let from = 'comments c';
    if (filter.thread !== undefined) conditions.push(`c.thread = ${value(filter.thread)}`);
    if (filter.authorOf !== undefined) {
      const [of] = await database.query<{ author_key: string | null }>('select author_key from contents where site = $1 and comment = $2', [site, filter.authorOf]);
      // Without an address nobody can say what else they wrote.
      if (of?.author_key == null) conditions.push(`c.id = ${value(filter.authorOf)}`);
      else {
        from += ' join contents a on a.site = c.site and a.comment = c.id';
        conditions.push(`a.site = $1 and a.author_key = ${value(of.author_key)}`);
      }
    }
    const seen = fence === undefined ? null : value(fence.seen);
    if (seen !== null) conditions.push(`c.seq <= ${seen}`);
    conditions.push(`(${some.map((part) => stands(part, value, seen, fence)).join(' or ')})`);
    return { from, conditions, values, value };
  };

  /** What a rule marked and stands in the list, step by step: the first one short, for lists that are full of it. */
  async function* marked(site: string, queue: QueueName, filter: QueueFilter & { readonly rule: string }, after: PageEnd | null, fence: Fence | undefined, first: number): AsyncGenerator<readonly Found[]> {
    const some = await parts(site, queue, fence);
    if (some.length === 0) return;
    for (let from = after, step = Math.min(first, longestStep); ; step = Math.min(step * 4, longestStep)) {
      const older = from === null ? [] : [from.createdAt, from.id];
      const [end] = await database.query<{ created_at: number; comment: string }>(
        `select created_at, comment from comment_rules where site = $1 and rule = $2 ${from === null ? '' : 'and (created_at, comment) < ($4, $5)'}
         order by created_at desc, comment desc limit 1 offset $3`,
        [site, filter.rule, step - 1, ...older],
      );
      const { from: tables, conditions, values, value } = await clauses(site, some, filter, fence);
      conditions.push(`k.site = $1 and k.rule = ${value(filter.rule)}`);
      if (from !== null) conditions.push(`(k.created_at, k.comment) < (${value(from.createdAt)}, ${value(from.id)})`);
      if (end !== undefined) conditions.push(`(k.created_at, k.comment) >= (${value(end.created_at)}, ${value(end.comment)})`);
      yield await database.query<Found>(
        `select ${columns} from ${tables} join comment_rules k on k.site = c.site and k.comment = c.id where ${conditions.join(' and ')} order by k.created_at desc, k.comment desc`,
        values,
      );
      if (end === undefined) return;
      from = { createdAt: end.created_at, id: end.comment };
      await othersFirst();
    }
  }

  /** What stands in a list by rule beside what that rule marked: comments whose authors ask about themselves. No decision on a comment answers them. */
  const asking = async (site: string, queue: QueueName, filter: QueueFilter & { readonly rule: string }, after: PageEnd | null, fence: Fence | undefined): Promise<readonly Found[]> => {
    const asked = filter.rule === 'appeal' && fence === undefined ? await askedOf(site) : [];
    if (asked.length === 0) return [];
    const { from, conditions, values, value } = await clauses(site, await parts(site, queue, fence), filter, fence);
    conditions.push(
      `c.id in (${asked.map(value).join(', ')})`,
      `not exists (select 1 from comment_rules k where k.site = c.site and k.comment = c.id and k.rule = ${value(filter.rule)})`,
    );
    if (after !== null) conditions.push(`(c.created_at, c.id) < (${value(after.createdAt)}, ${value(after.id)})`);
    return database.query<Found>(`select ${columns} from ${from} where ${conditions.join(' and ')}`, values);
  };

  return {
    /** The next `limit` after `after` that pass all but the filter's words. */
    async listed(site: string, queue: QueueName, filter: QueueFilter, limit: number, after: PageEnd | null, fence?: Fence): Promise<readonly Found[]> {
      const found: Found[] = [];
      if (filter.rule !== undefined) {
        const ruled = { ...filter, rule: filter.rule };
        for await (const some of marked(site, queue, ruled, after, fence, limit)) {
          found.push(...some);
          if (found.length >= limit) break;
        }
        return [...found, ...(await asking(site, queue, ruled, after, fence))].sort(byAge).slice(0, limit);
      }
      for (const part of await parts(site, queue, fence)) {
        const { from, conditions, values, value } = await clauses(site, [part], filter, fence);
        if (after !== null) conditions.push(`(c.created_at, c.id) < (${value(after.createdAt)}, ${value(after.id)})`);
        found.push(...(await database.query<Found>(`select ${columns} from ${from} where ${conditions.join(' and ')} order by c.created_at desc, c.id desc limit ${value(limit)}`, values)));
      }
      return found.sort(byAge).slice(0, limit);
    },

    /** How many pass all but the filter's words; null where they are more than `most`. */
    async counted(site: string, queue: QueueName, filter: QueueFilter, most: number, fence?: Fence): Promise<number | null> {
      let sum = 0;
      if (filter.rule !== undefined) {
        const ruled = { ...filter, rule: filter.rule };
        sum += (await asking(site, queue, ruled, null, fence)).length;
        for await (const some of marked(site, queue, ruled, null, fence, longestStep)) {
          sum += some.length;
          if (sum > most) return null;
        }
        return sum;
      }
      for (const part of await parts(site, queue, fence)) {
        const { from, conditions, values, value } = await clauses(site, [part], filter, fence);
        const [row] = await database.query<{ n: number }>(`select count(*) as n from (select 1 as one from ${from} where ${conditions.join(' and ')} limit ${value(most + 1)}) some_of_them`, values);
        sum += row?.n ?? 0;
        if (sum > most) return null;
      }
      return sum;
    },
  };
};
