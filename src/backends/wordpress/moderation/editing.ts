/**
 * Changing the words of a comment on a WordPress. With our plug-in in one statement of the database that looks and writes; without it
 * after a last look, and a moment remains in which somebody else may be faster. Who wrote it, when, from where and how it stands is not
 * touched.
 */
import { misfit } from '../../../base/shape.js';
import type { Clock } from '../../../base/seams.js';
import type { WordChange, WordEditing, WordOutcome } from '../../../moderation/model/editing.js';
import { evidenceOf, minds } from './by-rest.js';
import { readComments, type Lists } from './lists.js';
import type { Moderated } from './moderated.js';
import type { Reworded } from './reworded.js';
import { broken, type Session } from './session.js';
import { differs, storedFor, wordsOf } from './source.js';

export interface EditingOptions {
  readonly session: Session;
  readonly lists: Lists;
  readonly plugin: () => Promise<boolean>;
  readonly clock: Clock;
  /** What this page has changed without the plug-in; by comment, oldest first. */
  readonly reworded: Map<string, readonly Reworded[]>;
  /** The moderator's name. */
  readonly by: () => string;
}

/** What the plug-in answers. */
const answers = 'done|unknown|edited|missing|too-long|not-possible';

export const createWordpressEditing = ({ session, lists, plugin, clock, reworded, by }: EditingOptions): WordEditing => {
  const json = (body: object): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  const told = async (kind: 'done' | 'conflict', comment: Moderated, sent?: string): Promise<WordOutcome> => {
    const [item] = await lists.rows([comment]);
    const words = wordsOf(comment.content.raw);
    return kind === 'done' ? { kind, words, item: item!, altered: sent !== undefined && differs(sent, words.stored) } : { kind, words, item: item! };
  };
  const toldOf = async (kind: 'done' | 'conflict', id: string, sent?: string): Promise<WordOutcome> => {
    const now = await lists.read(id);
    return now === undefined ? { kind: 'unknown' } : told(kind, now, sent);
  };

  const byPlugin = async (path: string, body: { readonly id: string; readonly batch: string; readonly was?: string; readonly words?: string }): Promise<WordOutcome> => {
    const answer = await session.ask(path, {}, json(body));
    if (answer.status !== 200 || misfit(answer.body, { kind: answers }) !== '') throw broken(path, answer);
    const { kind } = answer.body as { readonly kind: 'done' | 'unknown' | 'edited' | 'missing' | 'too-long' | 'not-possible' };
    if (kind === 'unknown') return { kind };
    if (kind === 'missing' || kind === 'too-long') return { kind: 'refused', because: kind };
    return toldOf(kind === 'done' ? kind : 'conflict', body.id, body.words);
  };

  /** Writes words by WordPress' own route; a refusal, or the comment as it stands then. */
  const write = async (comment: Moderated, content: string): Promise<Moderated | WordOutcome> => {
    const path = `comments/${comment.id}`;
    const answer = await session.ask(path, { context: 'edit' }, json({ content, ...evidenceOf(comment) }));
    if (minds(answer)) return { kind: 'refused', because: 'address' };
    if (misfit(answer.body, { code: 'rest_comment_content_invalid' }) === '') return { kind: 'refused', because: 'missing' };
    if (misfit(answer.body, { code: 'comment_content_column_length' }) === '') return { kind: 'refused', because: 'too-long' };
    if (answer.status !== 200) throw broken(path, answer);
    const [after] = readComments([answer.body]);
    return { ...comment, ...after!, _embedded: comment._embedded ?? {} };
  };

  const changeByRest = async ({ id, was, batch }: WordChange, words: string): Promise<WordOutcome> => {
    const now = await lists.read(id);
    if (now === undefined) return { kind: 'unknown' };
    const before = reworded.get(id) ?? [];
    if (before.some((each) => each.batch === batch)) return told('done', now, words);
    if (now.content.raw !== was) return told('conflict', now);
    if (words === was) return told('done', now);
    const after = await write(now, words);
    if ('kind' in after) return after;
    reworded.set(id, [...before, { batch, by: by(), at: clock(), from: was, to: after.content.raw }]);
    return told('done', after, words);
  };

  const undoByRest = async (id: string, batch: string): Promise<WordOutcome> => {
    const now = await lists.read(id);
    if (now === undefined) return { kind: 'unknown' };
    const changes = reworded.get(id) ?? [];
    const last = changes.at(-1);
    if (last?.batch !== batch || now.content.raw !== last.to) return told('conflict', now);
    const after = await write(now, last.from);
    if ('kind' in after) return after;
    reworded.set(id, changes.slice(0, -1));
    // WordPress filters what some moderators write.
    return told('done', after, last.from);
  };

  return {
    async read(id) {
      const now = await lists.read(id);
      return now === undefined ? undefined : wordsOf(now.content.raw);
    },
    async change(change) {
      const { id, was, text, form, batch } = change;
      if (text.trim() === '') return { kind: 'refused', because: 'missing' };
      const words = storedFor(text, form, was);
      return (await plugin()) ? byPlugin('/sayso/v1/words', { id, was, words, batch }) : changeByRest(change, words);
    },
    async undo(id, batch) {
      return (await plugin()) ? byPlugin('/sayso/v1/words/undo', { id, batch }) : undoByRest(id, batch);
    },
  };
};
