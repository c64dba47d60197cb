/**
 * An author reads why a comment was kept from readers, and asks once for another look: by its receipt as JSON, by its private
 * address as a page. Moderators carry all statements out in the Commission's vocabulary.
 */
import { accountStatementOf, longestAppeal, parseAppealRequest, statementOf } from '@sayso/widgets/moderation';
import { receiptHeader, secretPattern } from '@sayso/widgets/wire';
import { readForm, readJson } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { hashSecret } from '../db/ids.js';
import { moderatorGuard } from '../guards.js';
import { HttpError } from '../problems.js';
import { isViewToken, viewAddress } from '../view-address.js';
import { readingLanguage } from './pages.js';
import { wholeParameter } from './parameters.js';

const noStore = { 'cache-control': 'no-store' };
const appealStatus = { 'received': 201, 'asked-before': 409, 'nothing': 409 } as const;

export const addStatementRoutes = (app: App, parts: Parts): void => {
  const { repository, live, log, now } = parts;

  /** The comment that the receipt in the header belongs to. */
  const own = async (context: RequestContext): Promise<string> => {
    const secret = context.req.header(receiptHeader) ?? '';
    if (!secretPattern.test(secret)) throw new HttpError('bad-request', 'X-Sayso-Receipt: expected a secret of 22 characters');
    const id = context.req.param('id') ?? '';
    if ((await repository.written(context.var.site.id, id, hashSecret(secret))) === null) throw new HttpError('not-found');
    return id;
  };

  const appeal = async (context: RequestContext, id: string, words: string, about: 'comment' | 'account') => {
    const { site } = context.var;
    const outcome = await (about === 'account' ? repository.appealAccount : repository.appeal)(site.id, id, words, now());
    if (outcome.kind === 'received') live.changed(site.id);
    log('info', 'appealed', { site: site.id, about, outcome: outcome.kind });
    return outcome;
  };

  app.get('/v1/:site/comments/:id/statement', async (context) => {
    const { site } = context.var;
    const id = await own(context);
    const [stated, account] = [await repository.statementOn(site.id, id, now()), await repository.accountStatementOn(site.id, id, now())];
    return context.json({ stated, account, page: viewAddress(site, id) }, 200, noStore);
  });

  app.post('/v1/:site/comments/:id/appeal', async (context) => {
    const id = await own(context);
    const { words, about } = await readJson(context.req.raw, parseAppealRequest);
    const outcome = await appeal(context, id, words, about ?? 'comment');
    return context.json(outcome, appealStatus[outcome.kind], noStore);
  });

  app.post('/v1/:site/receipt', async (context) => {
    const { site } = context.var;
    const form = await readForm(context.req.raw);
    const id = form.get('comment') ?? '';
    if (!isViewToken(site, id, form.get('view') ?? '')) throw new HttpError('not-found');
    const words = (form.get('words') ?? '').replace(/\r\n/g, '\n').trim();
    const about = form.get('about') === 'account' ? 'account' : 'comment';
    if (words !== '' && words.length <= longestAppeal) await appeal(context, id, words, about);
    // The same page again tells what became of it; what was too long or empty is asked for once more.
    const lang = readingLanguage(form.get('lang'));
    return context.redirect(`${viewAddress(site, id)}${lang === undefined ? '' : `&lang=${lang}`}${words === '' ? '&asked=empty' : words.length > longestAppeal ? '&asked=long' : ''}${about === 'account' ? '&about=account#account-appeal' : '#appeal'}`, 303);
  });

  app.get('/v1/:site/moderation/statements', moderatorGuard(parts), async (context) => {
    const { site } = context.var;
    const since = wholeParameter(context, 'since', 0, 0, Number.MAX_SAFE_INTEGER);
    const until = wholeParameter(context, 'until', Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER);
    const comments = (await repository.statements(site.id, since, until)).map((each) => [each.at, statementOf(each)] as const);
    const accounts = (await repository.accountStatements(site.id, since, until, now())).map((each) => [each.at, accountStatementOf(each)] as const);
    const all = [...comments, ...accounts].sort(([a], [b]) => a - b);
    return context.json({ statements: all.map(([, statement]) => statement) }, 200, { ...noStore, 'content-disposition': `attachment; filename="sayso-${site.id}-statements.json"` });
  });
};
