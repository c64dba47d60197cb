/** Decisions by our plug-in's own routes: taken only if the comment still stands as it was seen, with a note of who and when. */
import { misfit } from '../../../base/shape.js';
import { BackendError } from '../../../comments/model/errors.js';
import { conflictCauses, type ConflictCause, type Decision } from '../../../moderation/model/backend.js';
import { atOnce, inTurns } from './in-turns.js';
import type { Session } from './session.js';

export interface Told {
  readonly id: string;
  readonly kind: 'done' | 'unknown' | ConflictCause;
}

/** Decisions in one request at most: a host ends scripts that run long. */
const perRequest = 25;

const post = async (session: Session, path: string, body: object): Promise<readonly Told[]> => {
  const { status, body: answer } = await session.ask(path, {}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (status === 401 || status === 403) throw new BackendError('not-allowed', `${path} ${status}`);
  if (status !== 200 || misfit(answer, { results: [{ id: 'string', kind: `done|unknown|${conflictCauses.join('|')}` }] }) !== '') throw new BackendError(status >= 500 ? 'server-error' : 'bad-answer', `${path} ${status} ${JSON.stringify(answer)?.slice(0, 200) ?? ''}`);
  return (answer as { readonly results: readonly Told[] }).results;
};

export const decideByPlugin = async (session: Session, decisions: readonly Decision[], batch: string): Promise<readonly Told[]> => {
  const size = Math.max(1, Math.min(perRequest, Math.ceil(decisions.length / atOnce)));
  const parts = Array.from({ length: Math.ceil(decisions.length / size) }, (_, at) => decisions.slice(at * size, (at + 1) * size));
  return (await inTurns(parts, (part) => post(session, '/sayso/v1/decisions', { batch, decisions: part }))).flat();
};

export const undoByPlugin = (session: Session, batch: string, only?: readonly string[]): Promise<readonly Told[]> =>
  post(session, '/sayso/v1/undo', { batch, ...(only === undefined ? {} : { only }) });
