/**
 * Google's Consent Mode has to know a default before any of its tags speaks (standards §2.2). Told by whichever of head stub and
 * module comes first; once per page.
 */
import type { SignalSettings } from '../../model/policy.js';

type Settings = NonNullable<SignalSettings['google']>;
const key = Symbol.for('sayso.google.1');
type Page = typeof globalThis & { dataLayer?: unknown; [key]?: string };

/** Puts a call of `gtag` on the list. Google reads `arguments` objects there, and passes over arrays. */
export function gtag(..._call: readonly unknown[]): void;
export function gtag(): void {
  const page = globalThis as Page;
  // An element of that id would stand here too (S-10).
  if (!Array.isArray(page.dataLayer)) page.dataLayer = [];
  // eslint-disable-next-line prefer-rest-params
  (page.dataLayer as unknown[]).push(arguments);
}

/** All seven types as Google writes them; what the policy names no id for stays denied. */
export const googleAnswers = (settings: Settings, granted: ReadonlySet<string>): Readonly<Record<string, 'granted' | 'denied'>> =>
  Object.fromEntries(
    'ad_storage ad_user_data ad_personalization analytics_storage functionality_storage personalization_storage security_storage'
      .split(' ')
      .map((type) => [type, granted.has(settings[type as keyof Settings] ?? '') ? 'granted' : 'denied']),
  );

/**
 * @param granted ids that may run before anything else is known
 * @returns whether that is what Google was told; not so where the head stub spoke first and knew less
 */
export const googleDefault = (settings: Settings, granted: ReadonlySet<string>): boolean => {
  const page = globalThis as Page;
  const answers = googleAnswers(settings, granted);
  const text = JSON.stringify(answers);
  if (!page[key]) {
    page[key] = text;
    gtag('consent', 'default', { ...answers, wait_for_update: 500 });
    gtag('set', 'ads_data_redaction', true);
  }
  return page[key] === text;
};
