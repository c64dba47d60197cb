/**
 * What an operator may set, with its defaults. Read from the environment by `settings/settings-from.ts`; a program gives them itself.
 */
import path from 'node:path';
import { defaultEditWindow, defaultLimits, type DraftLimits } from '@sayso/widgets/comments';
import { newsroom, type RuleSet } from '@sayso/widgets/moderation';
import { defaultSiteId } from '@sayso/widgets/wire';
import { defaultKeepDays, type KeepDays } from './keep-days.js';
import type { Language } from './languages.js';
import type { WebhookSettings } from './webhooks/hook.js';

/** With what the paper signs its members' tokens. */
export type MemberKeys =
  /** HS256; at least 32 characters, known to the paper's own server and this one. */
  | { readonly kind: 'secret'; readonly secret: string }
  /** RS256 or ES256; a JSON Web Key Set with public keys only. */
  | { readonly kind: 'keys'; readonly keys: { readonly keys: readonly object[] } };

/** The paper's own OpenID Connect provider, at which moderators may sign in. */
export interface OpenIdSettings {
  /** Its address, https (http on this very machine only). */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What moderators call it, for the button. */
  readonly name: string;
}

export interface SiteSettings {
  /** Names the site in every path: `/v1/<id>/…`. Small letters, digits, `-`, `.`. */
  readonly id: string;
  /** The paper's name, for mails; '': the host of its first origin. */
  readonly name: string;
  /** Of mails, and of moderators' pages where the browser asks for none that we speak. Default `en`. */
  readonly language: Language;
  /** Where the site's pages live, exactly as browsers send it (`https://paper.example`). Nobody else may post from a page. */
  readonly origins: readonly string[];
  /** Origins beside the server's own whose pages may moderate, with the moderator's cookie. Default none. */
  readonly moderationOrigins: readonly string[];
  /** Which fields the form asks for, and how long they may be. */
  readonly limits: DraftLimits;
  readonly ruleSet: RuleSet;
  /** How long a decision can be undone before anything leaves the house, in ms. Default 20,000. */
  readonly undoWindow: number;
  /** How long its author may change the words of a comment, from posting, in ms; 0: never. Default 300,000 (five minutes). */
  readonly editWindow: number;
  /** Days from publication after which a thread takes no comments any more; 0: never. Default 0. */
  readonly closeAfterDays: number;
  /** Whether readers may recommend comments. Default true. */
  readonly votes: boolean;
  /**
   * Who may write. `anyone`: guests. `verified`: guests, whose words wait until a link that was mailed to their address has been
   * opened. `members`: whom the paper's own sign-in vouches for. Default `anyone`.
   */
  readonly writers: 'anyone' | 'verified' | 'members';
  /** The paper's sign-in page, for `members`; `{return}` in it stands for the address to come back to. */
  readonly signIn: string | null;
  /** Proves members' tokens; needed for `members`. */
  readonly members: MemberKeys | null;
  /** The site's own notice of what is kept of writers, linked beside the form; null: this server's page (`/v1/<id>/privacy`), which says it field by field. */
  readonly privacyPage: string | null;
  /** May readers be told of replies by e-mail? Default not: mail has to be set up first. */
  readonly notify: boolean;
  /** null: moderators sign in by password or link. */
  readonly openId: OpenIdSettings | null;
  /** Hours between two mails to a moderator about what waits; 0: none. Default 24. */
  readonly digestHours: number;
  /** How long what is kept, in days (`jobs/retention.ts`). */
  readonly keepDays: KeepDays;
  /** Where a moderator lands after signing in; null: a plain page that says so. */
  readonly moderationPage: string | null;
  /** May search engines show comments? `yes`, with structured data; `plain`, without; `no`: pages of threads say `noindex`. Default `yes`. */
  readonly found: 'yes' | 'plain' | 'no';
  /** Days that a choice about privacy is kept: the policy's `keepsDays`, so that renewing never makes it longer. Default 182. */
  readonly consentDays: number;
  /** The policy's shared cookie `domain`; null: the host alone. */
  readonly consentDomain: string | null;
  /** Other servers that are told what happens. Default none. */
  readonly webhooks: readonly WebhookSettings[];
}

/** How mails leave. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where they are needed; null: each mail becomes a file in `outbox`. */
  readonly smtp: string | null;
  /** Who all mails come from. */
  readonly from: { readonly name: string; readonly address: string };
  /** Folder for mails that nobody sends. Default `outbox` in the data folder. */
  readonly outbox: string;
}

export interface Settings {
  readonly sites: readonly SiteSettings[];
  /** Folder of the SQLite file. Default `sayso-data` in the current folder. */
  readonly dataFolder: string;
  /** `postgres://…` in place of the file. */
  readonly databaseUrl: string | undefined;
  /** 0 takes a free one. Default 8787. */
  readonly port: number;
  /** Address to listen on. Default 127.0.0.1: a proxy with TLS stands before it. */
  readonly host: string;
  /** The address that browsers know the server by, when a proxy stands before it (`https://talk.paper.example`). */
  readonly publicUrl: string | null;
  /** Addresses of proxies whose `X-Forwarded-For` is believed (S-19). Default none. */
  readonly trustedProxies: readonly string[];
  /** Comments that one network may post at once, and how many seconds until it may post one more. */
  readonly pace: { readonly burst: number; readonly secondsPerComment: number };
  readonly mail: MailSettings;
  /** The day (`2026-11-29`) since which the site honours Global Privacy Control, for `/.well-known/gpc.json`; null: it says nothing. */
  readonly gpcSince: string | null;
  /** May webhooks go to this very machine, and by http? For development and tests. Default false. */
  readonly localWebhooks: boolean;
}

export const defaultSite = (id: string): SiteSettings => ({
  id,
  name: '',
  language: 'en',
  origins: [],
  moderationOrigins: [],
  limits: { ...defaultLimits, email: { ask: 'optional', max: 100 } },
  ruleSet: newsroom,
  undoWindow: 20_000,
  editWindow: defaultEditWindow,
  closeAfterDays: 0,
  found: 'yes',
  votes: true,
  writers: 'anyone',
  signIn: null,
  members: null,
  notify: false,
  privacyPage: null,
  openId: null,
  digestHours: 24,
  keepDays: defaultKeepDays,
  moderationPage: null,
  consentDays: 182,
  consentDomain: null,
  webhooks: [],
});

/** Who mails come from where nobody sends any. */
export const nobody = { name: '', address: 'sayso@localhost' };

export const defaultSettings: Settings = {
  sites: [defaultSite(defaultSiteId)],
  dataFolder: 'sayso-data',
  databaseUrl: undefined,
  port: 8787,
  host: '127.0.0.1',
  publicUrl: null,
  trustedProxies: [],
  pace: { burst: 6, secondsPerComment: 10 },
  mail: { smtp: null, from: nobody, outbox: path.join('sayso-data', 'outbox') },
  gpcSince: null,
  localWebhooks: false,
};

export const siteIdPattern = /^[a-z0-9][a-z0-9.-]{0,62}$/;
