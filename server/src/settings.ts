/**
 * What an operator may set, with its defaults, and the reading of it from the environment. A fault names its key, so that
 * nobody has to guess which line of a unit file is wrong.
 */
import path from 'node:path';
import { defaultEditWindow, defaultLimits, parseAddress, type DraftLimits } from '@sayso/widgets/comments';
import { newsroom, type RuleSet } from '@sayso/widgets/moderation';
import { defaultSiteId, err, ok, type Result } from '@sayso/widgets/wire';
import { defaultKeepDays, keptKinds, type KeepDays } from './keep-days.js';
import { isLanguage, languages, type Language } from './languages.js';
import { parseMailAddress } from './mail/address.js';
import { parseWebhooks, type WebhookSettings } from './webhooks/hook.js';

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

const nobody = { name: '', address: 'sayso@localhost' };

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

export interface SettingsProblem {
  readonly key: string;
  readonly expected: string;
}

export const siteIdPattern = /^[a-z0-9][a-z0-9.-]{0,62}$/;

const words = (text: string | undefined): readonly string[] => (text ?? '').split(/[\s,]+/).filter((word) => word !== '');

/** An origin as browsers write it: scheme, host, port, nothing after. */
const isOrigin = (text: string): boolean => parseAddress(text) !== null && new URL(text).origin === text;

type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable that is read, for `--help` and for naming a misspelt one. */
export const environmentKeys = {
  SAYSO_DATA: 'folder of the SQLite file (sayso-data)',
  DATABASE_URL: 'postgres://… in place of the file',
  PORT: 'port to listen on, 0 for a free one (8787)',
  SAYSO_HOST: 'address to listen on (127.0.0.1)',
  SAYSO_SITE: "the site's name in every path (default)",
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

/** A set of public keys; undefined for anything else, above all for private ones. */
const publicKeys = (text: string): { readonly keys: readonly object[] } | undefined => {
  try {
    const { keys } = JSON.parse(text) as { readonly keys?: unknown };
    const usable = (key: unknown): key is object =>
      typeof key === 'object' && key !== null && 'kty' in key && (key.kty === 'RSA' || key.kty === 'EC') && !('d' in key);
    return Array.isArray(keys) && keys.length > 0 && keys.every(usable) ? { keys } : undefined;
  } catch {
    return undefined;
  }
};

type Writers = Pick<SiteSettings, 'writers' | 'signIn' | 'members' | 'notify'>;

const writersFrom = (get: (key: keyof typeof environmentKeys) => string | undefined): Result<Writers, SettingsProblem> => {
  const wrong = (key: string, expected: string) => err({ key, expected });
  const writers = get('SAYSO_WRITERS') ?? 'anyone';
  if (writers !== 'anyone' && writers !== 'verified' && writers !== 'members') return wrong('SAYSO_WRITERS', 'anyone, verified or members');
  const signIn = get('SAYSO_SIGN_IN_PAGE') ?? null;
  if (signIn !== null && parseAddress(signIn.replace('{return}', '')) === null) return wrong('SAYSO_SIGN_IN_PAGE', 'an http or https address');
  const secret = get('SAYSO_MEMBER_SECRET');
  if (secret !== undefined && secret.length < 32) return wrong('SAYSO_MEMBER_SECRET', 'at least 32 characters that nobody can guess');
  const text = get('SAYSO_MEMBER_KEYS');
  const keys = text === undefined ? undefined : publicKeys(text);
  if (text !== undefined && keys === undefined) return wrong('SAYSO_MEMBER_KEYS', 'a JSON Web Key Set {"keys": […]} with public RSA or EC keys only');
  if (secret !== undefined && keys !== undefined) return wrong('SAYSO_MEMBER_KEYS', 'either a secret or keys, not both');
  const members: MemberKeys | null = keys !== undefined ? { kind: 'keys', keys } : secret !== undefined ? { kind: 'secret', secret } : null;
  if (writers === 'members' && members === null) return wrong('SAYSO_MEMBER_SECRET', 'this or SAYSO_MEMBER_KEYS, where members write');
  if (writers === 'members' && signIn === null) return wrong('SAYSO_SIGN_IN_PAGE', 'the address of the sign-in page, where members write');
  const notify = get('SAYSO_NOTIFY') ?? 'off';
  if (notify !== 'on' && notify !== 'off') return wrong('SAYSO_NOTIFY', 'on or off');
  return ok({ writers, signIn, members, notify: notify === 'on' });
};

/** `Paper <comments@paper.example>` or the address alone. */
const senderFrom = (text: string): MailSettings['from'] | null => {
  const [, name = '', between] = /^([^<>"\p{C}]*)<([^<>]+)>$/u.exec(text) ?? [];
  const address = parseMailAddress(between ?? text);
  return address === null ? null : { name: name.trim(), address };
};

const mailFrom = (get: (key: keyof typeof environmentKeys) => string | undefined, dataFolder: string): Result<MailSettings, SettingsProblem> => {
  const wrong = (key: string, expected: string) => err({ key, expected });
  const smtp = get('SAYSO_SMTP') ?? null;
  if (smtp !== null && !isMailServer(smtp)) return wrong('SAYSO_SMTP', 'smtp://host:587 or smtps://host:465, with user:password@ where they are needed, and nothing behind');
  const given = get('SAYSO_MAIL_FROM');
  const from = given === undefined ? nobody : senderFrom(given);
  if (from === null) return wrong('SAYSO_MAIL_FROM', 'an address such as comments@paper.example, or Paper <comments@paper.example>');
  if (smtp !== null && given === undefined) return wrong('SAYSO_MAIL_FROM', 'who mails come from, where SAYSO_SMTP is set');
  if (smtp !== null && get('SAYSO_PUBLIC_URL') === undefined) return wrong('SAYSO_PUBLIC_URL', 'the address that links in mails lead to, where SAYSO_SMTP is set');
  return ok({ smtp, from, outbox: get('SAYSO_OUTBOX') ?? path.join(dataFolder, 'outbox') });
};

/** `spam=14 reports=90`: what is not named stays as it is. */
const keepDaysFrom = (text: string): KeepDays | null => {
  const given = text.split(/[\s,]+/).filter((word) => word !== '').map((word) => /^([a-z]+)=([1-9]\d{0,4})$/.exec(word));
  if (!given.every((match) => match !== null && keptKinds.some((kind) => kind === match[1]))) return null;
  return { ...defaultKeepDays, ...Object.fromEntries(given.map((match) => [match?.[1] ?? '', Number(match?.[2])])) };
};

const isSafeAddress = (text: string): boolean => {
  const address = parseAddress(text) === null ? null : new URL(text);
  return address !== null && (address.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname));
};

const openIdFrom = (get: (key: keyof typeof environmentKeys) => string | undefined): Result<OpenIdSettings | null, SettingsProblem> => {
  const wrong = (key: string, expected: string) => err({ key, expected });
  const [issuer, clientId, clientSecret] = [get('SAYSO_OPENID_ISSUER'), get('SAYSO_OPENID_CLIENT'), get('SAYSO_OPENID_SECRET')];
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return ok(null);
  if (issuer === undefined || !isSafeAddress(issuer)) return wrong('SAYSO_OPENID_ISSUER', "the provider's https address, as it calls itself");
  if (clientId === undefined) return wrong('SAYSO_OPENID_CLIENT', 'this too, where SAYSO_OPENID_ISSUER is set');
  if (clientSecret === undefined) return wrong('SAYSO_OPENID_SECRET', 'this too, where SAYSO_OPENID_ISSUER is set');
  return ok({ issuer, clientId, clientSecret, name: get('SAYSO_OPENID_NAME') ?? new URL(issuer).host });
};

const isMailServer = (text: string): boolean => {
  try {
    const { protocol, hostname, pathname, search, hash } = new URL(text);
    return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '' && (pathname === '' || pathname === '/') && search === '' && hash === '';
  } catch {
    return false;
  }
};

const webhooksFrom = (get: (key: keyof typeof environmentKeys) => string | undefined): Result<Pick<Settings, 'localWebhooks'> & Pick<SiteSettings, 'webhooks'>, SettingsProblem> => {
  const local = get('SAYSO_WEBHOOKS_LOCAL') ?? 'off';
  if (local !== 'on' && local !== 'off') return err({ key: 'SAYSO_WEBHOOKS_LOCAL', expected: 'on or off' });
  let value: unknown;
  try {
    value = JSON.parse(get('SAYSO_WEBHOOKS') ?? '[]');
  } catch {
    return err({ key: 'SAYSO_WEBHOOKS', expected: 'JSON' });
  }
  const hooks = parseWebhooks(local === 'on')(value);
  return hooks.ok ? ok({ localWebhooks: local === 'on', webhooks: hooks.value }) : err({ key: 'SAYSO_WEBHOOKS', expected: `${hooks.error.path || 'the whole'}: ${hooks.error.expected}` });
};

export const settingsFrom = (environment: Environment): Result<Settings, SettingsProblem> => {
  const wrong = (key: string, expected: string) => err({ key, expected });
  const unknown = Object.keys(environment).find((key) => key.startsWith('SAYSO_') && !(key in environmentKeys));
  if (unknown !== undefined) return wrong(unknown, `no such setting; there are ${Object.keys(environmentKeys).join(', ')}`);
  const get = (key: keyof typeof environmentKeys): string | undefined => environment[key]?.trim() || undefined;

  const port = get('PORT') ?? String(defaultSettings.port);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return wrong('PORT', 'a whole number from 0 to 65535');
  const id = get('SAYSO_SITE') ?? defaultSiteId;
  if (!siteIdPattern.test(id)) return wrong('SAYSO_SITE', 'small letters, digits, "-" and ".", at most 63');
  for (const key of ['SAYSO_ORIGINS', 'SAYSO_MODERATION_ORIGINS'] as const) {
    if (!words(get(key)).every(isOrigin)) return wrong(key, 'origins such as https://paper.example, without a path, separated by commas');
  }
  const databaseUrl = get('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\//.test(databaseUrl)) return wrong('DATABASE_URL', 'an address that begins with postgres://');
  const publicUrl = get('SAYSO_PUBLIC_URL') ?? null;
  if (publicUrl !== null && !isOrigin(publicUrl)) return wrong('SAYSO_PUBLIC_URL', 'an origin such as https://talk.paper.example, without a path');
  const moderationPage = get('SAYSO_MODERATION_PAGE') ?? null;
  if (moderationPage !== null && parseAddress(moderationPage) === null) return wrong('SAYSO_MODERATION_PAGE', 'an http or https address');

  const privacyPage = get('SAYSO_PRIVACY_PAGE') ?? null;
  if (privacyPage !== null && parseAddress(privacyPage) === null) return wrong('SAYSO_PRIVACY_PAGE', 'an http or https address');

  const consentDays = get('SAYSO_CONSENT_DAYS') ?? '182';
  if (!/^[1-9]\d{0,2}$/.test(consentDays) || Number(consentDays) > 395) return wrong('SAYSO_CONSENT_DAYS', 'a whole number from 1 to 395');
  const consentDomain = get('SAYSO_CONSENT_DOMAIN') ?? null;
  if (consentDomain !== null && !/^[\w-]+(\.[\w-]+)+$/.test(consentDomain)) return wrong('SAYSO_CONSENT_DOMAIN', 'a domain such as paper.example');

  const editMinutes = get('SAYSO_EDIT_MINUTES') ?? '5';
  if (!/^\d{1,5}$/.test(editMinutes)) return wrong('SAYSO_EDIT_MINUTES', 'a whole number of minutes, 0 for never');

  const closeDays = get('SAYSO_CLOSE_DAYS') ?? '0';
  if (!/^\d{1,5}$/.test(closeDays)) return wrong('SAYSO_CLOSE_DAYS', 'a whole number of days, 0 for never');
  const votes = get('SAYSO_VOTES') ?? 'on';
  if (votes !== 'on' && votes !== 'off') return wrong('SAYSO_VOTES', 'on or off');
  const who = writersFrom(get);
  if (!who.ok) return who;

  const language = get('SAYSO_LANGUAGE') ?? 'en';
  if (!isLanguage(language)) return wrong('SAYSO_LANGUAGE', `one of ${languages.join(', ')}`);
  const dataFolder = get('SAYSO_DATA') ?? defaultSettings.dataFolder;
  const mail = mailFrom(get, dataFolder);
  if (!mail.ok) return mail;
  const openId = openIdFrom(get);
  if (!openId.ok) return openId;
  const gpcSince = get('SAYSO_GPC_SINCE') ?? null;
  if (gpcSince !== null && !(/^\d{4}-\d\d-\d\d$/.test(gpcSince) && !Number.isNaN(Date.parse(gpcSince)))) return wrong('SAYSO_GPC_SINCE', 'a day such as 2026-11-29');
  const keepDays = keepDaysFrom(get('SAYSO_KEEP_DAYS') ?? '');
  if (keepDays === null) return wrong('SAYSO_KEEP_DAYS', `pairs such as spam=30, of ${keptKinds.join(', ')}`);
  const hooks = webhooksFrom(get);
  if (!hooks.ok) return hooks;
  const digestHours = get('SAYSO_DIGEST_HOURS') ?? '24';
  if (!/^\d{1,3}$/.test(digestHours)) return wrong('SAYSO_DIGEST_HOURS', 'a whole number of hours, 0 for none');

  const found = get('SAYSO_FOUND') ?? 'yes';
  if (found !== 'yes' && found !== 'plain' && found !== 'no') return wrong('SAYSO_FOUND', 'yes, plain or no');

  const [pace, burst, seconds] = /^([1-9]\d{0,6})\/([1-9]\d{0,4})$/.exec(get('SAYSO_PACE') ?? '6/10') ?? [];
  if (pace === undefined) return wrong('SAYSO_PACE', 'two whole numbers such as 6/10');

  return ok({
    ...defaultSettings,
    sites: [
      {
        ...defaultSite(id),
        name: get('SAYSO_NAME') ?? '',
        language,
        origins: words(get('SAYSO_ORIGINS')),
        moderationOrigins: words(get('SAYSO_MODERATION_ORIGINS')),
        moderationPage,
        privacyPage,
        editWindow: Number(editMinutes) * 60_000,
        closeAfterDays: Number(closeDays),
        found,
        votes: votes === 'on',
        ...who.value,
        openId: openId.value,
        digestHours: Number(digestHours),
        keepDays,
        consentDays: Number(consentDays),
        consentDomain,
        webhooks: hooks.value.webhooks,
      },
    ],
    dataFolder,
    databaseUrl,
    port: Number(port),
    host: get('SAYSO_HOST') ?? defaultSettings.host,
    publicUrl,
    trustedProxies: words(get('SAYSO_TRUSTED_PROXIES')),
    pace: { burst: Number(burst), secondsPerComment: Number(seconds) },
    mail: mail.value,
    gpcSince,
    localWebhooks: hooks.value.localWebhooks,
  });
};
