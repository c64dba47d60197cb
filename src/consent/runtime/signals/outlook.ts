/**
 * What a record means here: by the law of the reader's place, the site's audience and the browser's signals. Comes where a policy
 * names one of these or the browser sends a signal. Signals are read once per page, as they are sent once per page.
 */
import { lawOf } from '../../model/regimes.js';
import { outlookOf, overrules } from '../../model/signals.js';
import type { ExtraContext } from '../extras.js';
import { showStatus } from './show-status.js';
import { refusalsBy } from './sources.js';

/** Where it stands that the reader said yes although the signal was honoured and shown; else an older yes would beat the signal. */
const note = 'sayso-signal';

/** The storage may be closed; then the signal goes on counting, which is the safe side. */
const keep = (day: number | null): void => {
  try {
    if (day === null) localStorage.removeItem(note);
    else localStorage.setItem(note, String(day));
  } catch {
    // Nothing is kept.
  }
};
const kept = (): string | null => {
  try {
    return localStorage.getItem(note);
  } catch {
    return null;
  }
};

export const attach = ({ policy, parts, manager, afterStart }: ExtraContext): void => {
  const law = lawOf(policy.place);
  const by = refusalsBy(law.kind);
  const mayOverrule = law.kind === 'opt-out' && by.length > 0;
  let chosenHere = false;
  parts.outlook = (of, record, today) => {
    const overruled = mayOverrule && record !== null && (chosenHere || kept() === String(record.day)) && overrules(of, record);
    return outlookOf(of, record, today, law, { by, overruled });
  };
  if (law.kind !== 'opt-out') return;
  const apply = manager.apply.bind(manager);
  manager.apply = (...choice) => {
    chosenHere = true;
    apply(...choice);
  };
  manager.subscribe(({ record }) => {
    if (chosenHere && record) keep(mayOverrule && overrules(policy, record) ? record.day : null);
  });
  if (mayOverrule) afterStart(showStatus);
};
