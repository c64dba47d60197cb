/** One site's settings from the environment, or from its object in `SAYSO_SITES`. */
import { parseAddress } from '@sayso/widgets/comments';
import { defaultSiteId, ok, type Result } from '@sayso/widgets/wire';
import { defaultKeepDays, keptKinds, type KeepDays } from '../keep-days.js';
import { isLanguage, languages } from '../languages.js';
import { defaultSite, siteIdPattern, type MemberKeys, type OpenIdSettings, type SiteSettings } from '../settings.js';
import { parseWebhooks, type WebhookSettings } from '../webhooks/hook.js';
import { isOrigin, words, wrong, type EnvironmentKey, type Get, type SettingsProblem } from './environment.js';

/** What each site may have its own of. */
export const siteKeys: readonly EnvironmentKey[] = [
  'SAYSO_SITE', 'SAYSO_NAME', 'SAYSO_LANGUAGE', 'SAYSO_ORIGINS', 'SAYSO_MODERATION_ORIGINS', 'SAYSO_MODERATION_PAGE', 'SAYSO_OPENID_ISSUER', 'SAYSO_OPENID_CLIENT', 'SAYSO_OPENID_SECRET',
  'SAYSO_OPENID_NAME', 'SAYSO_DIGEST_HOURS', 'SAYSO_KEEP_DAYS', 'SAYSO_EDIT_MINUTES', 'SAYSO_CLOSE_DAYS', 'SAYSO_VOTES', 'SAYSO_WRITERS', 'SAYSO_SIGN_IN_PAGE', 'SAYSO_MEMBER_SECRET',
  'SAYSO_MEMBER_KEYS', 'SAYSO_PRIVACY_PAGE', 'SAYSO_NOTIFY', 'SAYSO_FOUND', 'SAYSO_CONSENT_DAYS', 'SAYSO_CONSENT_DOMAIN', 'SAYSO_WEBHOOKS',
];

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

const writersFrom = (get: Get): Result<Writers, SettingsProblem> => {
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

const openIdFrom = (get: Get): Result<OpenIdSettings | null, SettingsProblem> => {
  const [issuer, clientId, clientSecret] = [get('SAYSO_OPENID_ISSUER'), get('SAYSO_OPENID_CLIENT'), get('SAYSO_OPENID_SECRET')];
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return ok(null);
  if (issuer === undefined || !isSafeAddress(issuer)) return wrong('SAYSO_OPENID_ISSUER', "the provider's https address, as it calls itself");
  if (clientId === undefined) return wrong('SAYSO_OPENID_CLIENT', 'this too, where SAYSO_OPENID_ISSUER is set');
  if (clientSecret === undefined) return wrong('SAYSO_OPENID_SECRET', 'this too, where SAYSO_OPENID_ISSUER is set');
  return ok({ issuer, clientId, clientSecret, name: get('SAYSO_OPENID_NAME') ?? new URL(issuer).host });
};

export const localWebhooksFrom = (get: Get): Result<boolean, SettingsProblem> => {
  const local = get('SAYSO_WEBHOOKS_LOCAL') ?? 'off';
  return local === 'on' || local === 'off' ? ok(local === 'on') : wrong('SAYSO_WEBHOOKS_LOCAL', 'on or off');
};

const webhooksFrom = (get: Get): Result<readonly WebhookSettings[], SettingsProblem> => {
  const local = localWebhooksFrom(get);
  if (!local.ok) return local;
  let value: unknown;
  try {
    value = JSON.parse(get('SAYSO_WEBHOOKS') ?? '[]');
  } catch {
    return wrong('SAYSO_WEBHOOKS', 'JSON');
  }
  const hooks = parseWebhooks(local.value)(value);
  return hooks.ok ? hooks : wrong('SAYSO_WEBHOOKS', `${hooks.error.path || 'the whole'}: ${hooks.error.expected}`);
};

export const siteFrom = (get: Get): Result<SiteSettings, SettingsProblem> => {
  const id = get('SAYSO_SITE') ?? defaultSiteId;
  if (!siteIdPattern.test(id)) return wrong('SAYSO_SITE', 'small letters, digits, "-" and ".", at most 63');
  for (const key of ['SAYSO_ORIGINS', 'SAYSO_MODERATION_ORIGINS'] as const) {
    if (!words(get(key)).every(isOrigin)) return wrong(key, 'origins such as https://paper.example, without a path, separated by commas');
  }
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
  const openId = openIdFrom(get);
  if (!openId.ok) return openId;
  const keepDays = keepDaysFrom(get('SAYSO_KEEP_DAYS') ?? '');
  if (keepDays === null) return wrong('SAYSO_KEEP_DAYS', `pairs such as spam=30, of ${keptKinds.join(', ')}`);
  const webhooks = webhooksFrom(get);
  if (!webhooks.ok) return webhooks;
  const digestHours = get('SAYSO_DIGEST_HOURS') ?? '24';
  if (!/^\d{1,3}$/.test(digestHours)) return wrong('SAYSO_DIGEST_HOURS', 'a whole number of hours, 0 for none');

  const found = get('SAYSO_FOUND') ?? 'yes';
  if (found !== 'yes' && found !== 'plain' && found !== 'no') return wrong('SAYSO_FOUND', 'yes, plain or no');

  return ok({
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
    webhooks: webhooks.value,
  });
};
