/** Why attributes lead to no backend, and what to write instead; fetched only then. */
import { warnOnce } from '../../ui/plain/warn-once.js';
import type { BackendAttributes } from './choose-backend.js';

export const whyNone = ({ thread, backend, endpoint }: BackendAttributes, known: readonly string[]): string => {
  if (thread === '') return 'needs thread="…", a name for this page that never changes.';
  if (!known.includes(backend)) return `backend="${backend}" is none of ${known.join(', ')}. Write one of these, or leave it out for http.`;
  if (endpoint === '') return 'endpoint is missing. Write endpoint="https://…", where your sayso server answers, or backend="local" to try it out.';
  return `endpoint="${endpoint}" is no address. Write where your sayso server answers.`;
};

export const sayNotSetUp = (thread: string, why: string): void => warnOnce('comments-not-set-up', `<sayso-comments thread="${thread}">: ${why}`);
