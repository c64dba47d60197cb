/** When other companies' tags are told: once at the start where there is something to tell, and once for each decision. */
import { dayOf, grantedIds } from '../../model/evaluate.js';
import type { ExtraContext } from '../extras.js';

export type IsYes = (id: string | undefined) => boolean;

const among = (granted: ReadonlySet<string>): IsYes => (id) => id !== undefined && granted.has(id);

/** What runs before the reader has said anything. */
export const atFirst = ({ policy, parts }: Pick<ExtraContext, 'policy' | 'parts'>): ReadonlySet<string> =>
  parts.outlook?.(policy, null, dayOf(Date.now())).granted ?? grantedIds(policy, null, 0);

/**
 * Calls `tell` before any tag starts. `ids` are those that matter to the tool; while neither their answers nor the reader's
 * decision change, nothing is said again (C-32: each tool hears of a withdrawal exactly once).
 * @param isTold false: the tool does not know yet what runs at first
 */
export const followAnswers = (context: ExtraContext, ids: readonly (string | undefined)[], tell: (isYes: IsYes) => void, isTold = true): IsYes => {
  const gist = (isYes: IsYes): string => ids.map((id) => (isYes(id) ? 1 : 0)).join('');
  const first = among(atFirst(context));
  let said = isTold ? gist(first) : undefined;
  context.manager.subscribe(({ granted, record }) => {
    const isYes = among(granted);
    const now = gist(isYes) + (record ? `${record.day} ${record.revision} ${[...record.purposes.keys()].join()}` : '');
    if (now !== said) {
      said = now;
      tell(isYes);
    }
  });
  return first;
};
