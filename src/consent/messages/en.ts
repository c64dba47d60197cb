/** Words of preferences, embed and storage declaration. English defines the type; the banner's few words stand in banner/. */
import type { ExemptionBasis, StoreKind } from './terms.js';
import { en as banner, type BannerMessages } from './banner/en.js';
import { en as signal, type SignalStatusMessages } from './signal-status/en.js';
import { plural } from '../../i18n/plural.js';

/** What an embed shows; any other `kind` of it is a part of the page. */
export type EmbedKind = 'video' | 'map' | 'post' | 'part';

export interface Messages extends BannerMessages {
  readonly signal: SignalStatusMessages;
  readonly preferences: string;
  readonly close: string;
  readonly back: string;
  readonly save: string;
  readonly overview: string;
  readonly overviewLead: (controller: string) => string;
  readonly overviewPoints: (duration: string) => readonly string[];
  /** The first of the points where the law lets some things run until readers object. */
  readonly untilObjected: string;
  readonly allow: (purpose: string) => string;
  readonly allowed: string;
  readonly notAllowed: string;
  readonly partly: (some: string, all: string) => string;
  readonly alwaysOn: string;
  readonly unlessYouObject: string;
  readonly why: string;
  readonly basis: Readonly<Record<ExemptionBasis, string>>;
  readonly serviceCount: (count: number, number: string) => string;
  readonly noServices: string;
  readonly stores: string;
  readonly storesNothing: string;
  readonly vendorPolicy: (vendor: string) => string;
  readonly kind: Readonly<Record<StoreKind, string>>;
  readonly reloadNeeded: string;
  readonly reload: string;
  readonly notKept: string;
  readonly saved: string;
  readonly receiptsKept: (count: number, number: string) => string;
  readonly receiptsDownload: string;
  readonly receiptsDelete: string;
  readonly receiptsDeleted: string;
  readonly embedLead: Readonly<Record<EmbedKind, (host: string) => string>>;
  readonly embedWho: (vendor: string) => string;
  readonly embedStores: (count: number, number: string) => string;
  readonly once: Readonly<Record<EmbedKind, string>>;
  readonly always: (service: string) => string;
  readonly frameTitle: (service: string) => string;
  readonly columnName: string;
  readonly columnKind: string;
  readonly columnVendor: string;
  readonly columnWhy: string;
  readonly columnKeeps: string;
  readonly notSaid: string;
  readonly ours: string;
  readonly oursWhy: string;
  readonly ourEntries: Readonly<Record<'choice' | 'ledger' | 'drafts' | 'outbox' | 'receipts' | 'name' | 'visits' | 'part' | 'local' | 'signal', { readonly why: string; readonly keeps: string }>>;
}

export const en: Messages = {
  ...banner,
  signal,
  preferences: 'Privacy choices',
  close: 'Close without saving',
  back: 'Back to the list',
  save: 'Save choices',
  overview: 'Privacy overview',
  overviewLead: (controller) => `Some parts of ${controller} need help from services that keep or read data on your device. You decide which of them may.`,
  overviewPoints: (duration) => [
    'Everything is off until you turn it on. Refusing costs you nothing: every article stays open to you.',
    `We keep one small cookie with your answer, for ${duration}, whether you agree or refuse. It says what you chose and on which day, not who you are.`,
    'You can come back and change your mind at any time. What a service has stored is then removed from this browser, as far as a website can reach it.',
  ],
  untilObjected: 'What is marked so is on until you object, as the law of your place allows; everything else is off until you turn it on. Objecting costs you nothing: every article stays open to you.',
  allow: (purpose) => `Allow: ${purpose}`,
  allowed: 'Allowed',
  notAllowed: 'Not allowed',
  partly: (some, all) => `Partly allowed: ${some} of ${all} services`,
  alwaysOn: 'Always on',
  unlessYouObject: 'On unless you object',
  why: 'Why this needs no permission',
  basis: {
    'strictly-necessary': 'The site cannot work without it.',
    'requested-by-reader': 'You asked for it by using it.',
    security: 'It protects you and the site from abuse.',
    'audience-measurement-fr': 'It only counts visits for the publisher, within the limits that the law sets.',
  },
  serviceCount: (count, number) => plural(count, 'en', { one: `${number} service`, other: `${number} services` }),
  noServices: 'No other company takes part.',
  stores: 'Keeps on your device:',
  storesNothing: 'Says that it keeps nothing on your device.',
  vendorPolicy: (vendor) => `Privacy policy of ${vendor}`,
  kind: { cookie: 'Cookie', local: 'Local storage', session: 'Session storage', indexeddb: 'Database', cache: 'Cache', file: 'File', worker: 'Background script' },
  reloadNeeded: 'Your choice is in force. Something you turned off was already running on this page; reload the page to be rid of it.',
  reload: 'Reload page',
  notKept: 'Your browser does not let us keep your choice. It holds on this page, and we will have to ask again on the next one.',
  saved: 'Your choices are saved.',
  receiptsKept: (count, number) =>
    plural(count, 'en', { one: 'Your receipts: one consent is noted in this browser, with the words you saw.', other: `Your receipts: ${number} consents and changes are noted in this browser, with the words you saw.` }),
  receiptsDownload: 'Download',
  receiptsDelete: 'Delete',
  receiptsDeleted: 'Your receipts are deleted. What you chose stays in force.',
  embedLead: {
    video: (host) => `This film comes from ${host}.`,
    map: (host) => `This map comes from ${host}.`,
    post: (host) => `This post comes from ${host}.`,
    part: (host) => `This part of the page comes from ${host}.`,
  },
  embedWho: (vendor) => `If you open it, ${vendor} receives your IP address and learns that you read this page.`,
  embedStores: (count, number) => plural(count, 'en', { one: 'It may keep one entry on your device.', other: `It may keep ${number} entries on your device.` }),
  once: { video: 'Play once', map: 'Show map once', post: 'Show post once', part: 'Show once' },
  always: (service) => `Always allow ${service}`,
  frameTitle: (service) => `Content from ${service}`,
  columnName: 'Name',
  columnKind: 'Kind',
  columnVendor: 'Who',
  columnWhy: 'What for',
  columnKeeps: 'How long',
  notSaid: 'Not stated',
  ours: 'Your choice and your own words',
  oursWhy: 'These need no permission: they hold your answer, or what you wrote yourself, and only this site reads them.',
  ourEntries: {
    choice: { why: 'Remembers what you chose about privacy, so that we need not ask on every page', keeps: '' },
    ledger: { why: 'What you agreed to and took back, with the words you saw, so that you can download it; of refusals no more than their number', keeps: 'Until you delete it under “Privacy choices”, or clear your browser’s data' },
    drafts: { why: 'A comment you began, kept so that it is not lost', keeps: 'Until you post or discard it' },
    outbox: { why: 'A comment you posted while offline, waiting to be sent', keeps: 'Until it is sent' },
    receipts: { why: 'Lets you see, edit or delete your own comments', keeps: 'Until you clear your browser’s data' },
    name: { why: 'The name you write under, where you asked the form to remember it', keeps: 'Until you untick “remember”, or clear your browser’s data' },
    visits: { why: 'When you last read a conversation, where the site shows you what is new since', keeps: 'Ninety days' },
    part: { why: 'Your votes for comments, so that you can take them back, and the people you muted; written only when you click', keeps: 'Until you take it back or unmute them, a year at most' },
    local: { why: 'Comments on pages that keep them in this browser only, without a server', keeps: 'Until you clear your browser’s data' },
    signal: { why: 'In US places: that you allowed something which your browser’s own signal refuses, so that your word counts on the next page too', keeps: 'Until you take it back, or clear your browser’s data' },
  },
};
