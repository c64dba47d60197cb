/** The variables that are read, and how: a fault names its key, so that nobody has to guess which line of a unit file is wrong. */
import { parseAddress } from '@sayso/widgets/comments';
import { err } from '@sayso/widgets/wire';

export interface SettingsProblem {
  readonly key: string;
  readonly expected: string;
}

export const wrong = (key: string, expected: string): { readonly ok: false; readonly error: SettingsProblem } => err({ key, expected });

/** Every variable that is read, for `--help` and for naming a misspelt one. What each site may have its own of: `siteKeys`. */
export const environmentKeys = {
  SAYSO_DATA: 'folder of the SQLite file (sayso-data)',
  DATABASE_URL: 'postgres://… in place of the file',
  PORT: 'port to listen on, 0 for a free one (8787)',
  SAYSO_HOST: 'address to listen on (127.0.0.1)',
  SAYSO_SITE: "the site's name in every path (default)",
  SAYSO_SITES: 'several sites, as JSON: [{"SAYSO_SITE": "daily", "SAYSO_ORIGINS": …}, …]; what one leaves out is as the environment says',
  SAYSO_NAME: "the paper's name in mails (the host of its first origin)",
  SAYSO_LANGUAGE: 'language of mails: en or ur (en)',
  SAYSO_ORIGINS: 'origins of the pages that carry the comments, separated by commas',
  SAYSO_MODERATION_ORIGINS: "origins beside the server's own whose pages may moderate",
  SAYSO_MODERATION_PAGE: 'where a moderator lands after signing in',
  SAYSO_OPENID_ISSUER: 'OpenID Connect provider at which moderators may sign in, https://…',
  SAYSO_OPENID_CLIENT: 'what the provider calls this server (client id)',
  SAYSO_OPENID_SECRET: 'and its secret there',
  SAYSO_OPENID_NAME: 'what moderators call the provider (its host)',
  SAYSO_DIGEST_HOURS: 'hours between two mails to a moderator about what waits, 0 for none (24)',
  SAYSO_KEEP_DAYS: 'days that things are kept (spam=30 rejected=182 reports=365 decisions=365)',
  SAYSO_EDIT_MINUTES: 'minutes from posting within which authors may change their words, 0 for never (5)',
  SAYSO_CLOSE_DAYS: 'days from publication after which a thread takes no comments any more, 0 for never (0)',
  SAYSO_VOTES: 'whether readers may recommend comments, on or off (on)',
  SAYSO_WRITERS: 'who may write: anyone, verified (an address that was confirmed) or members (anyone)',
  SAYSO_SIGN_IN_PAGE: "address of the site's sign-in page, for members; {return} in it is where to go afterwards",
  SAYSO_MEMBER_SECRET: "secret of at least 32 characters with which the site signs its members' tokens (HS256)",
  SAYSO_MEMBER_KEYS: 'JSON Web Key Set with the public keys in its place (RS256, ES256)',
  SAYSO_PRIVACY_PAGE: "address of the site's own privacy notice, linked beside the form (the server's page on it)",
  SAYSO_NOTIFY: 'on: readers may ask for an e-mail at replies (off)',
  SAYSO_FOUND: 'may search engines show comments: yes with structured data, plain without, no (yes)',
  SAYSO_CONSENT_DAYS: "keepsDays of the site's consent policy (182)",
  SAYSO_CONSENT_DOMAIN: "shared cookie domain of the site's consent policy, if it has one",
  SAYSO_PUBLIC_URL: 'the address that browsers know the server by, behind a proxy',
  SAYSO_PACE: 'comments one network may post at once / seconds until it may post one more (6/10)',
  SAYSO_TRUSTED_PROXIES: 'addresses of proxies whose X-Forwarded-For is believed',
  SAYSO_GPC_SINCE: 'day such as 2026-11-29 since which the site honours Global Privacy Control, for /.well-known/gpc.json',
  SAYSO_SMTP: 'mail server, smtp://user:password@host:587 or smtps://…; without it mails become files (outbox)',
  SAYSO_MAIL_FROM: 'who mails come from, such as Paper <comments@paper.example>; needed with SAYSO_SMTP',
  SAYSO_OUTBOX: 'folder for mails while no mail server is set (outbox in SAYSO_DATA)',
  SAYSO_WEBHOOKS: 'other servers to tell what happens, as JSON: [{"name", "url", "secret", "events"}]',
  SAYSO_WEBHOOKS_LOCAL: 'on: webhooks may go to this very machine, for development (off)',
} as const;

export type EnvironmentKey = keyof typeof environmentKeys;
/** The value of a variable; undefined where it is not set or empty. */
export type Get = (key: EnvironmentKey) => string | undefined;

/** Words between commas or spaces. */
export const words = (text: string | undefined): readonly string[] => (text ?? '').split(/[\s,]+/).filter((word) => word !== '');

/** An origin as browsers write it: scheme, host, port, nothing after. */
export const isOrigin = (text: string): boolean => parseAddress(text) !== null && new URL(text).origin === text;
