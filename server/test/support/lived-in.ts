/** A site in which somebody has left an e-mail address in every place that takes one, and everybody's keys to it. */
import { ok } from '@sayso/widgets/wire';
import { hashSecret, newId } from '../../src/db/ids.js';
import type { Message } from '../../src/mail/message.js';
import { sendDueMail } from '../../src/mail/send-due.js';
import { viewToken } from '../../src/view-address.js';
import { createClient, paper, talk } from './client.js';
import { newComment, newKey } from './fixtures.js';
import { hookSecret } from './receiver.js';

/** One address for each place, unlike any other text. */
export const addresses = {
  member: 'Mariam.Member@leaky-member.example',
  writer: 'Wanda.Writer+News@Leaky-Writer.example',
  subscriber: 'Sufian@leaky-subscriber.example',
  pending: 'pending@leaky-pending.example',
  reporter: 'Rana.Reporter@leaky-reporter.example',
  removed: 'removed@leaky-removed.example',
  asker: 'asker@leaky-asker.example',
  owner: 'boss@leaky-owner.example',
  invited: 'invited@leaky-invited.example',
  forgotten: 'forgotten@leaky-forgotten.example',
  noted: 'noted@leaky-noted.example',
} as const;
export type Place = keyof typeof addresses;

export const roleNames = ['nobody', 'reader', 'viewer', 'moderator', 'editor', 'owner', 'other'] as const;
export type RoleName = (typeof roleNames)[number];

export const livedIn = async () => {
  const mails: Message[] = [];
  const client = await createClient({
    gpcSince: '2026-11-29',
    site: { name: 'The Daily', notify: true, webhooks: [{ name: 'newsroom', url: 'https://hooks.paper.example/sayso', secret: hookSecret, events: ['comment.held'] }] },
  });
  const { repository, clock } = client;
  await client.signIn('owner');
  await repository.setWebhooks('main', ['newsroom']);
  const send = () =>
    sendDueMail({ ...client.parts, base: talk, delivery: { send: (message) => (mails.push(message), Promise.resolve(ok(null))), close: () => undefined } }, new AbortController().signal);
  const tokenFor = (address: string, route: string): string => mails.filter(({ to }) => to === address).map(({ text }) => new RegExp(`/${route}\\?token=([\\w-]+)`).exec(text)?.[1]).find((found) => found !== undefined) ?? '';
  const post = async (email: string, text: string, rest: { readonly notify?: boolean; readonly parent?: string | null } = {}) => {
    const secret = newId();
    const draft = { name: 'Reader', email, text, website: 'https://reader.example', ...(rest.notify === undefined ? {} : { notify: rest.notify }) };
    const answer = (await (await client.post({ draft, parent: rest.parent ?? null }, secret)).json()) as { own: { comment: { id: string } } };
    return { id: answer.own.comment.id, secret };
  };
  const decide = async (id: string, expectedStatus: string, action: string): Promise<string> => {
    const batch = newId();
    await client.moderate('decisions', { batch, decisions: [{ id, revision: 1, expectedStatus, action, reason: { code: 'insult', words: 'Too loud.' } }] });
    return batch;
  };

  const published = await post(addresses.writer, 'The vote was close.');
  await decide(published.id, 'held', 'approve');
  const subscribed = await post(addresses.subscriber, 'Tell me more.', { notify: true });
  await decide(subscribed.id, 'held', 'approve');
  await send();
  await client.submit('confirm', { token: tokenFor(addresses.subscriber, 'confirm') });
  const waiting = await post(addresses.pending, 'I wait.', { notify: true });
  const removed = await post(addresses.removed, 'You are all wrong!');
  const batch = await decide(removed.id, 'held', 'reject');
  const contested = await post(addresses.removed, 'And you as well!');
  await decide(contested.id, 'held', 'reject');
  await client.request(`/v1/main/comments/${contested.id}/appeal`, {
    method: 'POST', headers: { 'origin': paper, 'content-type': 'application/json', 'x-sayso-receipt': contested.secret }, body: JSON.stringify({ words: 'Please look again.' }),
  });
  await client.moderate('author', { of: removed.id, standing: { kind: 'banned', until: clock.now + 86_400_000 }, reason: { code: 'insult', words: 'Too loud, twice.' } });
  const notice = { kind: 'defamation', explanation: 'It is not so.', location: '', name: 'Rana Reporter', email: addresses.reporter, goodFaith: true };
  await client.postRaw(JSON.stringify(notice), {}, `/v1/main/comments/${published.id}/notices`);
  const noted = await post(addresses.noted, 'Twice rude.');
  await client.moderate('author', { of: noted.id, standing: { kind: 'pre-moderated', until: null }, addNote: 'Twice rude this week' });
  await client.moderate('reply', { to: subscribed.id, text: 'From March on.', batch: newId() });
  const member = newComment({ name: 'Mariam', text: 'Written as a member.', email: addresses.member, authorKey: client.site.hash('member', 'mariam'), member: true, confirmedAt: clock.now, createdAt: clock.now });
  await repository.post('main', newKey(), member, 'newsroom@1');
  await client.database.transaction(async (connection) => void (await connection.query(`update moderators set email = $1 where site = 'main' and id = 'boss'`, [addresses.owner.toLowerCase()])));
  const invitation = newId() + newId();
  await repository.invite('main', 'guest', { name: 'Guest', email: addresses.invited, role: 'viewer' }, clock.now);
  await repository.inviteByMail('main', { id: 'guest', email: addresses.invited, token: invitation }, clock.now, clock.now + 3_600_000);
  await client.submit('moderation/forgotten', { email: addresses.forgotten });
  clock.now += 3_600_000;
  const doomed = await post(addresses.writer, 'I shall take this away.');
  await client.submit('privacy', { email: addresses.asker });
  await client.submit('privacy', { email: addresses.writer });
  await send();
  const opened = await client.submit('privacy', { token: tokenFor(addresses.writer, 'privacy') });

  const session = async (site: string, id: string): Promise<string> => {
    const token = newId() + newId();
    await repository.addSession(site, id, { hash: hashSecret(token), at: clock.now, expiresAt: clock.now + 3_600_000, browser: '' });
    return token;
  };
  const sessions = new Map<RoleName, string>();
  for (const role of ['viewer', 'moderator', 'editor', 'owner'] as const) {
    await repository.addModerator('main', { id: `as-${role}`, name: role }, clock.now);
    await repository.setRole('main', `as-${role}`, role);
    sessions.set(role, `__Host-sayso-main=${await session('main', `as-${role}`)}`);
  }
  await repository.addModerator('other', { id: 'stranger', name: 'Stranger' }, clock.now);
  const elsewhere = await session('other', 'stranger');
  // As a browser would send it, and as somebody would who tries it at the wrong door.
  sessions.set('other', `__Host-sayso-other=${elsewhere}; __Host-sayso-main=${elsewhere}`);
  sessions.set('reader', (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  client.lines.length = 0;

  return {
    client, published, subscribed, doomed, waiting, removed, contested, noted, batch, mails,
    cookieOf: (role: RoleName): string => sessions.get(role) ?? '',
    view: (id: string): string => viewToken(client.site, id),
    confirmToken: tokenFor(addresses.pending, 'confirm'),
    unsubscribeToken: tokenFor(addresses.subscriber, 'unsubscribe'),
  };
};
export type LivedIn = Awaited<ReturnType<typeof livedIn>>;
