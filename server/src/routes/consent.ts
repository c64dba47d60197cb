/**
 * Consent on the server: receipts of consents and withdrawals (hashes and the choice, nothing of the reader), and the record
 * cookie set once more by an answer, because Safari forgets what scripts set (C-44). Contract: `wire/consent-receipt.ts`.
 */
import { createHash } from 'node:crypto';
import { dayOf, newestForm } from '@sayso/widgets/consent';
import { parseReceiptPost } from '@sayso/widgets/wire';
import { readJson } from '../body.js';
import type { App, Parts } from '../context.js';
import { HttpError } from '../problems.js';

const secondsPerDay = 86_400;

/** Every cookie of the record's name: one may stand on another domain or path. */
const recordCookies = (header: string | undefined): readonly string[] =>
  (header ?? '').split(';').flatMap((pair) => {
    const [name, value] = pair.trim().split('=');
    return name === 'sayso' && value !== undefined ? value : [];
  });

export const addConsentRoutes = (app: App, parts: Parts): void => {
  app.post('/v1/:site/consent/receipts', async (context) => {
    const { site } = context.var;
    const receipt = await readJson(context.req.raw, parseReceiptPost);
    for (const [index, { hash, text }] of receipt.texts.entries()) {
      const isOfThis = hash === receipt.notice || hash === receipt.policy;
      if (!isOfThis || createHash('sha256').update(text).digest('hex') !== hash) throw new HttpError('bad-request', `texts[${index}]: expected a text whose SHA-256 is notice or policy`);
    }
    // A bucket of its own beside that of comments: who agrees to something may still write.
    const wait = await parts.pace.take(`${parts.networkOf(context)} receipts`);
    if (wait > 0) throw new HttpError('too-fast', `in ${wait} seconds`);
    const { added, wanted } = await parts.repository.keepReceipt(site.id, receipt, dayOf(parts.now()));
    return context.json({ wanted }, added ? 201 : 200, { 'cache-control': 'no-store' });
  });

  app.post('/v1/:site/consent/renewal', (context) => {
    const { consentDays, consentDomain } = context.var.site.settings;
    const today = dayOf(parts.now());
    const headers = new Headers({ 'cache-control': 'no-store' });
    const newest = newestForm(recordCookies(context.req.header('cookie')), today, consentDays);
    if (newest !== undefined) {
      const left = (consentDays - (today - newest.form.day)) * secondsPerDay;
      const domain = consentDomain === null ? '' : `; Domain=${consentDomain}`;
      // Not HttpOnly: the page has to read its own reader's choice.
      headers.set('set-cookie', `sayso=${newest.value}; Path=/; Secure; SameSite=Lax; Max-Age=${left}${domain}`);
    }
    return new Response(null, { status: 204, headers });
  });
};
