/**
 * Where data may be sold until somebody objects, a signal is that objection, and beats a yes from before (C-68). A yes that the
 * reader gives while the signal is honoured and shown is their own word, and has to be told from an older one on later pages too.
 */
import type { ConsentRecord } from '../../model/record.js';
import { overrules } from '../../model/signals.js';
import type { ExtraContext } from '../extras.js';
import { showStatus } from './show-status.js';

/** Kept in localStorage, only after such a yes: the day of the record that holds it. */
const note = 'sayso-signal';

/** The storage may be closed; then the signal goes on counting, which is the safe side. */
const keep = (day: number | undefined): void => {
  try {
    if (day === undefined) localStorage.removeItem(note);
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

/** Returns whether a record overrules the signals of this page; `isRefused`: there are any. */
export const followChoices = ({ policy, manager, afterStart }: ExtraContext, isRefused: boolean): ((record: ConsentRecord | null) => boolean) => {
  let chosenHere = false;
  const apply = manager.apply.bind(manager);
  manager.apply = (...choice) => {
    chosenHere = true;
    apply(...choice);
  };
  manager.subscribe(({ record }) => {
    if (chosenHere && record) keep(isRefused && overrules(policy, record) ? record.day : undefined);
  });
  if (isRefused) afterStart(showStatus);
  return (record) => isRefused && record !== null && (chosenHere || kept() === String(record.day)) && overrules(policy, record);
};
