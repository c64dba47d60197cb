/**
 * What a record means here: by the law of the reader's place, the site's audience and the browser's signals. Comes where a policy
 * names one of these or the browser sends a signal. Signals are read once per page, as they are sent once per page.
 */
import { lawOf } from '../../model/regimes.js';
import { outlookOf } from '../../model/signals.js';
import type { ExtraContext } from '../extras.js';
import { refusalsBy } from './sources.js';

export const attach = async (context: ExtraContext): Promise<void> => {
  const law = lawOf(context.policy.place);
  const by = refusalsBy(law.kind);
  const isOverruled = law.kind === 'opt-out' ? (await import('./opt-out.js')).followChoices(context, by.length > 0) : () => false;
  context.parts.outlook = (policy, record, today) => outlookOf(policy, record, today, law, { by, overruled: isOverruled(record) });
};
