/**
 * Who may refuse in the reader's name: the browser by Global Privacy Control, and whatever a site registers (standards §2.10).
 * The list stands on the page under a symbol, so that a plain script can add to it before any of our files has come:
 *
 *     (window[Symbol.for('sayso.signals.1')] ||= []).push({ id: 'my-signal', read: () => 'refuse' })
 */
import type { Law } from '../../model/regimes.js';

export interface SignalSource {
  /** Shown nowhere but in `state.honoured`: `my-signal`. */
  readonly id: string;
  /** Asked once per page, before consent starts. Only `refuse` has an effect: no signal is a consent. One that throws says nothing. */
  readonly read: () => 'refuse' | 'accept' | 'none';
  /** Kinds of law under which it counts; default: all. */
  readonly under?: readonly Law['kind'][];
}

const key = Symbol.for('sayso.signals.1');

/** The page's sources. */
export const signalSources = (): SignalSource[] => {
  const page = globalThis as typeof globalThis & { [key]?: SignalSource[] };
  return (page[key] ??= []);
};

/** Adds a source. Before consent starts: it is read once per page. */
export const registerSignalSource = (source: SignalSource): void => void signalSources().push(source);

const browser: SignalSource = {
  id: 'gpc',
  read: () => ((navigator as { readonly globalPrivacyControl?: unknown }).globalPrivacyControl === true ? 'refuse' : 'none'),
};

const doesRefuse = ({ read }: SignalSource): boolean => {
  try {
    return read() === 'refuse';
  } catch {
    return false;
  }
};

/** Ids of the sources that refuse under this kind of law, the browser's own first. */
export const refusalsBy = (kind: Law['kind']): readonly string[] =>
  [browser, ...signalSources()].filter((source) => (source.under?.includes(kind) ?? true) && doesRefuse(source)).map(({ id }) => id);
