/**
 * Tells one hook what is due. A delivery is claimed before it is sent, so that of two processes one sends it, and goes when the other
 * side has said yes; it is told how the comment stands at that moment, and what has become untrue meanwhile is not told. A process
 * that dies between the two leaves a claim that runs out: it is told once more, under the same `webhook-id`.
 */
import { withTree } from '@sayso/widgets/wire';
import type { Repository } from '../db/repository.js';
import type { ToldComment, WebhookDelivery } from '../db/repository/webhooks.js';
import type { Log } from '../log.js';
import type { Site } from '../site.js';
import type { Deliver } from './deliver.js';
import { eventOf, type WebhookEvent, type WebhookSettings } from './hook.js';

/** How long a delivery is one process', in ms: longer than any try. */
export const claimLength = 60_000;
/** Deliveries that one round takes up. */
const most = 50;

const minute = 60_000;
/** ms until the next try, after so many that failed: 1 min, 5, 25, 2 h, then every 6 h. */
export const backOff = (attempts: number): number => Math.min(minute * 5 ** Math.max(0, attempts - 1), 360 * minute);

export interface WebhookParts {
  readonly repository: Repository;
  readonly deliver: Deliver;
  readonly log: Log;
  readonly now: () => number;
}

/** Is it still so? Else what came later tells how it is. */
const stillSo = (type: WebhookEvent, { comment: { status } }: ToldComment): boolean => {
  switch (type) {
    case 'comment.published':
      return status === 'published';
    case 'comment.held':
      return status === 'held';
    case 'comment.deleted':
      return status !== 'published' && status !== 'held';
    case 'comment.edited':
    case 'comment.reported':
      return status === 'published' || status === 'held';
  }
};

/** What is sent: no e-mail address and nothing of a network; of a comment that is gone no words. */
const bodyOf = (site: Site, { seq, at, type }: WebhookDelivery, { comment, page, report }: ToldComment): string => {
  const { id, thread, status } = comment;
  const shown = type === 'comment.deleted' ? { id, thread, status } : withTree(comment);
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: { site: site.id, seq, page: { url: page.url, title: page.title }, comment: shown, ...(report === null ? {} : { report }) },
  });
};

/** Not this delivery is refused: nobody answers, or the other side is not well. */
const isUnwell = (code: string): boolean => !/^4\d\d$/.test(code) || code === '408' || code === '429';

/** What became of it; `unwell` ends the round. */
const sendOne = async ({ repository, deliver, log, now }: WebhookParts, site: Site, hook: WebhookSettings, delivery: WebhookDelivery, signal: AbortSignal): Promise<'done' | 'unwell'> => {
  const fields = { site: site.id, hook: hook.name, delivery: delivery.id, type: delivery.type, attempt: delivery.attempts };
  const told = await repository.toldComment(site.id, delivery.comment, delivery.seq);
  const so = told !== null && stillSo(delivery.type as WebhookEvent, told);
  if (told !== null && !so && told.settlesAt > now()) {
    // Somebody has decided otherwise and may still take it back; then it would be so again, and nobody else would tell it.
    await repository.deliveryLater(site.id, delivery.id, told.settlesAt, true);
    return 'done';
  }
  if (told === null || !so) {
    await repository.deliveryDone(site.id, delivery.id);
    log('info', 'webhook-void', fields);
    return 'done';
  }
  const sent = await deliver(hook, { id: delivery.id, at: now(), body: bodyOf(site, delivery, told) }, signal);
  if (sent.ok) {
    await repository.deliveryDone(site.id, delivery.id);
    await repository.webhookTried(site.id, hook.name, now(), { kind: 'delivered', code: sent.value });
    log('info', 'webhook-delivered', { ...fields, code: sent.value });
    return 'done';
  }
  // The server ends: nothing is known of the other side. The claim runs out by itself.
  if (signal.aborted) return 'unwell';
  const unwell = isUnwell(sent.error);
  await repository.deliveryLater(site.id, delivery.id, now() + (unwell ? 0 : backOff(delivery.attempts)));
  await repository.webhookTried(site.id, hook.name, now(), { kind: 'later', code: sent.error, ...(unwell ? { pausedFor: backOff } : {}) });
  log('warn', 'webhook-later', { ...fields, code: sent.error });
  return unwell ? 'unwell' : 'done';
};

/** One round for one hook; gives how many it took up. Stops between two when `signal` says so, and where the other side does not take one. */
export const sendDueWebhooks = async (parts: WebhookParts, site: Site, hook: WebhookSettings, signal: AbortSignal): Promise<number> => {
  const { repository, log, now } = parts;
  const tell = (line: Parameters<typeof eventOf>[0]): WebhookEvent | null => {
    const type = eventOf(line);
    return type !== null && hook.events.includes(type) ? type : null;
  };
  while (!signal.aborted && (await repository.gatherDeliveries(site.id, hook.name, now(), tell)));
  const old = await repository.giveUpDeliveries(site.id, hook.name, now());
  if (old > 0) log('warn', 'webhook-given-up', { site: site.id, hook: hook.name, deliveries: old });
  let taken = 0;
  for (const { id } of await repository.dueDeliveries(site.id, hook.name, now(), most)) {
    if (signal.aborted) break;
    const delivery = await repository.claimDelivery(site.id, id, now(), now() + claimLength);
    if (delivery === null) continue;
    taken++;
    if ((await sendOne(parts, site, hook, delivery, signal)) === 'unwell') break;
  }
  return taken;
};
