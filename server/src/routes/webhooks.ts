/** For owners: which other servers are told what happens, and how the last try went. Neither a secret nor the path of an address is told. */
import type { App, Parts } from '../context.js';
import { moderatorGuard } from '../guards.js';

export const addWebhookRoutes = (app: App, parts: Parts): void => {
  app.get('/v1/:site/moderation/webhooks', moderatorGuard(parts), async (context) => {
    const { id, settings } = context.var.site;
    const states = new Map((await parts.repository.webhookStates(id)).map(({ name, ...state }) => [name, state]));
    const untried = { waiting: 0, lastAt: null, lastCode: null, deliveredAt: null, givenUp: 0 };
    const webhooks = settings.webhooks.map(({ name, url, events }) => ({ name, origin: new URL(url).origin, events, ...untried, ...states.get(name) }));
    return context.json({ webhooks }, 200, { 'cache-control': 'no-store' });
  });
};
