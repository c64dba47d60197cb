/** All settings from the environment. Pure: what it is given is all that it reads. */
import path from 'node:path';
import { ok, type Result } from '@sayso/widgets/wire';
import { parseMailAddress } from '../mail/address.js';
import { defaultSettings, nobody, type MailSettings, type Settings, type SiteSettings } from '../settings.js';
import { environmentKeys, isOrigin, words, wrong, type Get, type SettingsProblem } from './environment.js';
import { localWebhooksFrom, siteFrom, siteKeys } from './site-from.js';

type Environment = Readonly<Record<string, string | undefined>>;

const isMailServer = (text: string): boolean => {
  try {
    const { protocol, hostname, pathname, search, hash } = new URL(text);
    return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '' && (pathname === '' || pathname === '/') && search === '' && hash === '';
  } catch {
    return false;
  }
};

/** `Paper <comments@paper.example>` or the address alone. */
const senderFrom = (text: string): MailSettings['from'] | null => {
  const [, name = '', between] = /^([^<>"\p{C}]*)<([^<>]+)>$/u.exec(text) ?? [];
  const address = parseMailAddress(between ?? text);
  return address === null ? null : { name: name.trim(), address };
};

const mailFrom = (get: Get, dataFolder: string): Result<MailSettings, SettingsProblem> => {
  const smtp = get('SAYSO_SMTP') ?? null;
  if (smtp !== null && !isMailServer(smtp)) return wrong('SAYSO_SMTP', 'smtp://host:587 or smtps://host:465, with user:password@ where they are needed, and nothing behind');
  const given = get('SAYSO_MAIL_FROM');
  const from = given === undefined ? nobody : senderFrom(given);
  if (from === null) return wrong('SAYSO_MAIL_FROM', 'an address such as comments@paper.example, or Paper <comments@paper.example>');
  if (smtp !== null && given === undefined) return wrong('SAYSO_MAIL_FROM', 'who mails come from, where SAYSO_SMTP is set');
  if (smtp !== null && get('SAYSO_PUBLIC_URL') === undefined) return wrong('SAYSO_PUBLIC_URL', 'the address that links in mails lead to, where SAYSO_SMTP is set');
  return ok({ smtp, from, outbox: get('SAYSO_OUTBOX') ?? path.join(dataFolder, 'outbox') });
};

/** A value of the JSON as a variable would hold it. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Each site of `SAYSO_SITES` with what is its own, and what it leaves out as the environment says. */
const sitesFrom = (get: Get): Result<readonly SiteSettings[], SettingsProblem> => {
  const text = get('SAYSO_SITES');
  if (text === undefined) {
    const site = siteFrom(get);
    return site.ok ? ok([site.value]) : site;
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return wrong('SAYSO_SITES', 'JSON');
  }
  if (!Array.isArray(given) || given.length === 0) return wrong('SAYSO_SITES', 'a list of sites, each an object');
  const sites: SiteSettings[] = [];
  for (const [index, each] of (given as readonly unknown[]).entries()) {
    const at = `SAYSO_SITES[${index}]`;
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return wrong(at, 'an object');
    const own = new Map(Object.entries(each));
    const stranger = [...own.keys()].find((key) => !siteKeys.some((known) => known === key));
    if (stranger !== undefined) return wrong(`${at}.${stranger}`, `no setting of a site; there are ${siteKeys.join(', ')}`);
    if (!own.has('SAYSO_SITE')) return wrong(`${at}.SAYSO_SITE`, 'the name of the site, in every path');
    const site = siteFrom((key) => (own.has(key) ? asText(own.get(key)).trim() || undefined : get(key)));
    if (!site.ok) return wrong(own.has(site.error.key) ? `${at}.${site.error.key}` : site.error.key, site.error.expected);
    if (sites.some(({ id }) => id === site.value.id)) return wrong(`${at}.SAYSO_SITE`, 'a name that no other site has');
    sites.push(site.value);
  }
  return ok(sites);
};

export const settingsFrom = (environment: Environment): Result<Settings, SettingsProblem> => {
  const unknown = Object.keys(environment).find((key) => key.startsWith('SAYSO_') && !(key in environmentKeys));
  if (unknown !== undefined) return wrong(unknown, `no such setting; there are ${Object.keys(environmentKeys).join(', ')}`);
  const get = (key: keyof typeof environmentKeys): string | undefined => environment[key]?.trim() || undefined;

  const port = get('PORT') ?? String(defaultSettings.port);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return wrong('PORT', 'a whole number from 0 to 65535');
  const databaseUrl = get('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\//.test(databaseUrl)) return wrong('DATABASE_URL', 'an address that begins with postgres://');
  const publicUrl = get('SAYSO_PUBLIC_URL') ?? null;
  if (publicUrl !== null && !isOrigin(publicUrl)) return wrong('SAYSO_PUBLIC_URL', 'an origin such as https://talk.paper.example, without a path');
  const dataFolder = get('SAYSO_DATA') ?? defaultSettings.dataFolder;
  const mail = mailFrom(get, dataFolder);
  if (!mail.ok) return mail;
  const gpcSince = get('SAYSO_GPC_SINCE') ?? null;
  if (gpcSince !== null && !(/^\d{4}-\d\d-\d\d$/.test(gpcSince) && !Number.isNaN(Date.parse(gpcSince)))) return wrong('SAYSO_GPC_SINCE', 'a day such as 2026-11-29');
  const local = localWebhooksFrom(get);
  if (!local.ok) return local;
  const [pace, burst, seconds] = /^([1-9]\d{0,6})\/([1-9]\d{0,4})$/.exec(get('SAYSO_PACE') ?? '6/10') ?? [];
  if (pace === undefined) return wrong('SAYSO_PACE', 'two whole numbers such as 6/10');

  const sites = sitesFrom(get);
  if (!sites.ok) return sites;

  return ok({
    ...defaultSettings,
    sites: sites.value,
    dataFolder,
    databaseUrl,
    port: Number(port),
    host: get('SAYSO_HOST') ?? defaultSettings.host,
    publicUrl,
    trustedProxies: words(get('SAYSO_TRUSTED_PROXIES')),
    pace: { burst: Number(burst), secondsPerComment: Number(seconds) },
    mail: mail.value,
    gpcSince,
    localWebhooks: local.value,
  });
};
