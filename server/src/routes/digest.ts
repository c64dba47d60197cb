/**
 * The links of a digest. Each says, under the site's seal, who may do what with which comment as it stood. GET shows the comment
 * and a button, only POST decides, and once: the link is the batch, and a batch that comes again changes nothing.
 */
import { mayDo } from '../auth/permissions.js';
import { readStatement } from '../auth/statement.js';
import { readForm } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { hashSecret } from '../db/ids.js';
import { decidePage, type DigestAction } from '../pages/digest-pages.js';
import { notePage } from '../pages/sign-in-pages.js';
import { pageWords } from '../pages/words/index.js';
import { answerPage, doorOf } from './door.js';

interface Errand {
  readonly moderator: string;
  readonly comment: string;
  readonly revision: number;
  readonly action: DigestAction;
}

export const addDigestRoutes = (app: App, parts: Parts): void => {
  const { repository, live, log, now } = parts;
  const path = '/v1/:site/moderation/decide';

  /** null: not ours, too old, or of somebody who may not decide any more. */
  const errandOf = async (context: RequestContext, token: string): Promise<Errand | null> => {
    const { site } = context.var;
    const [moderator = '', comment = '', revision = '', action] = readStatement(site, 'decide', token, now()) ?? [];
    if (action !== 'approve' && action !== 'spam') return null;
    const person = await repository.person(site.id, moderator);
    return person === null || person.disabled || !mayDo(person.role, 'decide') ? null : { moderator, comment, revision: Number(revision), action };
  };
  const stale = (context: RequestContext): Promise<Response> => {
    const door = doorOf(context);
    const words = pageWords[door.language];
    return answerPage(context, notePage(door, words.staleLink, words.decideStale), 403);
  };

  app.get(path, async (context) => {
    const { site } = context.var;
    const token = context.req.query('token') ?? '';
    const errand = await errandOf(context, token);
    const words = errand === null ? null : await repository.wordsOf(site.id, errand.comment);
    if (errand === null || words === null) return stale(context);
    return answerPage(context, decidePage(doorOf(context), { token, action: errand.action, ...words }));
  });

  app.post(path, async (context) => {
    const { site } = context.var;
    const token = (await readForm(context.req.raw)).get('token') ?? '';
    const errand = await errandOf(context, token);
    if (errand === null) return stale(context);
    const { moderator, comment: id, revision, action } = errand;
    const batch = hashSecret(token).slice(0, 22);
    const [result] = await repository.decide(site.id, batch, moderator, [{ id, revision, expectedStatus: 'held', action }], now(), site.settings.undoWindow);
    live.changed(site.id);
    log('info', 'decided', { site: site.id, moderator, batch, asked: 1, done: Number(result?.kind === 'done') });
    const door = doorOf(context);
    const words = pageWords[door.language];
    // A link that comes again after an undo is no decision any more.
    const stands = result?.kind === 'done' && result.item.comment.status === (action === 'approve' ? 'published' : 'spam');
    return stands
      ? answerPage(context, notePage(door, words.decidedTitle[action], words.decidedNote))
      : answerPage(context, notePage(door, words.decideConflict, words.decideConflictNote), 422);
  });
};
