/** A webhook as its operator sets it, and what it may be told. Signed as the Standard Webhooks specification says. */
import type { CommentStatus } from '@sayso/widgets/comments';
import { err, list, object, ok, oneOf, optional, wrong, type ParseProblem, type Parser, type Result } from '@sayso/widgets/wire';

/**
 * - `comment.published`: everybody sees it now.
 * - `comment.held`: it waits for a moderator.
 * - `comment.edited`: its words have changed, its status not.
 * - `comment.deleted`: it was published or waited, and is neither any more: by its author, a moderator or a rule.
 * - `comment.reported`: a reader has reported it.
 */
export const webhookEvents = ['comment.published', 'comment.held', 'comment.edited', 'comment.deleted', 'comment.reported'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export interface WebhookSettings {
  /** Names it to its owner and in the database: small letters, digits and `-`. Another name is another hook, which begins with what happens then. */
  readonly name: string;
  /** Where it is told; https, and http on this very machine only (`Settings.localWebhooks`). */
  readonly url: string;
  /** `whsec_` and the base64 of 24 to 64 random bytes: of this hook alone. */
  readonly secret: string;
  /** Signs beside it, while the other side changes over to a new one. Default none. */
  readonly oldSecret?: string | undefined;
  readonly events: readonly WebhookEvent[];
}

/** The bytes of a secret; null where it is none. */
export const secretBytes = (secret: string): Buffer | null => {
  const [, text] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const bytes = text === undefined ? null : Buffer.from(text, 'base64');
  return bytes === null || bytes.length < 24 || bytes.length > 64 ? null : bytes;
};

const secret: Parser<string> = (value, path = '') =>
  typeof value === 'string' && secretBytes(value) !== null ? ok(value) : err({ path, expected: '"whsec_" and the base64 of 24 to 64 random bytes', found: 'something else' });

const name: Parser<string> = (value, path = '') => (typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(value) ? ok(value) : wrong(path, 'small letters, digits and "-", at most 40', value));

/** An address may hold a token of the other side's, so a fault does not repeat it. */
const address: Parser<string> = (value, path = '') => {
  const fault = err({ path, expected: 'an https address without a user in it', found: 'something else' });
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return fault;
  const { protocol, username, password, hash } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && hash === '' ? ok(value) : fault;
};

const parseHook = object({ name, url: address, secret, oldSecret: optional(secret), events: list(oneOf(...webhookEvents), 20) }, true);

/** `local`: http is taken too. Whether its host is this machine is seen when it is told. */
export const parseWebhooks =
  (local: boolean): Parser<readonly WebhookSettings[]> =>
  (value, path = ''): Result<readonly WebhookSettings[], ParseProblem> => {
    const hooks = list(parseHook, 20)(value, path);
    if (!hooks.ok) return hooks;
    const names = hooks.value.map((hook) => hook.name);
    for (const [index, hook] of hooks.value.entries()) {
      if (names.indexOf(hook.name) !== index) return wrong(`${path}[${index}].name`, 'a name that no other hook has', hook.name);
      if (hook.events.length === 0) return wrong(`${path}[${index}].events`, `some of ${webhookEvents.join(', ')}`, []);
      if (!local && !hook.url.startsWith('https:')) return wrong(`${path}[${index}].url`, 'an https address', 'http');
    }
    return hooks;
  };

/** What the log says of one thing that happened. */
export interface LoggedEvent {
  readonly kind: string;
  /** The moderator's id; null: no moderator. */
  readonly actor: string | null;
  readonly from: CommentStatus | null;
  /** `reported`: nothing that readers see has changed. */
  readonly to: CommentStatus | 'reported';
}

const isKnown = (status: LoggedEvent['from' | 'to']): boolean => status === 'published' || status === 'held';

/** What others are told of it; null: nothing. An import is the paper's past, and no news. */
export const eventOf = ({ kind, actor, from, to }: LoggedEvent): WebhookEvent | null => {
  if (kind === 'imported') return null;
  if (to === 'reported') return 'comment.reported';
  // A moderator's own reply waits for the decision that comes with it.
  if (kind === 'posted' && actor !== null) return null;
  if (from !== to) return to === 'published' ? 'comment.published' : to === 'held' ? 'comment.held' : isKnown(from) ? 'comment.deleted' : null;
  return isKnown(to) && (kind === 'edited' || kind === 'traces-removed' || kind === 'removed-by-author') ? 'comment.edited' : null;
};
