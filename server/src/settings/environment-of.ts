/** A site's settings as the variables that make them, for its export: all but the name, the defaults and what is secret. */
import { defaultKeepDays, keptKinds } from '../keep-days.js';
import { defaultSite, type SiteSettings } from '../settings.js';
import type { EnvironmentKey } from './environment.js';

export type SiteEnvironment = Readonly<Partial<Record<EnvironmentKey, string>>>;

const written = (site: SiteSettings): SiteEnvironment => ({
  SAYSO_NAME: site.name,
  SAYSO_LANGUAGE: site.language,
  SAYSO_ORIGINS: site.origins.join(' '),
  SAYSO_MODERATION_ORIGINS: site.moderationOrigins.join(' '),
  SAYSO_MODERATION_PAGE: site.moderationPage ?? '',
  SAYSO_OPENID_ISSUER: site.openId?.issuer ?? '',
  SAYSO_OPENID_CLIENT: site.openId?.clientId ?? '',
  SAYSO_OPENID_NAME: site.openId?.name ?? '',
  SAYSO_DIGEST_HOURS: String(site.digestHours),
  SAYSO_KEEP_DAYS: keptKinds.filter((kind) => site.keepDays[kind] !== defaultKeepDays[kind]).map((kind) => `${kind}=${site.keepDays[kind]}`).join(' '),
  SAYSO_EDIT_MINUTES: String(site.editWindow / 60_000),
  SAYSO_CLOSE_DAYS: String(site.closeAfterDays),
  SAYSO_VOTES: site.votes ? 'on' : 'off',
  SAYSO_WRITERS: site.writers,
  SAYSO_SIGN_IN_PAGE: site.signIn ?? '',
  SAYSO_MEMBER_KEYS: site.members?.kind === 'keys' ? JSON.stringify(site.members.keys) : '',
  SAYSO_PRIVACY_PAGE: site.privacyPage ?? '',
  SAYSO_NOTIFY: site.notify ? 'on' : 'off',
  SAYSO_FOUND: site.found,
  SAYSO_CONSENT_DAYS: String(site.consentDays),
  SAYSO_CONSENT_DOMAIN: site.consentDomain ?? '',
  // An address may hold a token of the other side's, so only its origin is told: secret and path are to be set anew.
  SAYSO_WEBHOOKS: site.webhooks.length === 0 ? '' : JSON.stringify(site.webhooks.map(({ name, url, events }) => ({ name, url: new URL(url).origin, events }))),
});

export const environmentOf = (site: SiteSettings): SiteEnvironment => {
  const usual = new Map(Object.entries(written(defaultSite(site.id))));
  return Object.fromEntries(Object.entries(written(site)).filter(([key, value]) => value !== usual.get(key)));
};
