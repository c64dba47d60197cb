/** A site's consent policy: its own purposes and services, in its own words. Types here; `parsePolicy` reads and checks it. */

/** Words in one language, or per language by BCP 47 tag; the nearest one is shown, `en` or the first one otherwise. */
export type LocalText = string | Readonly<Record<string, string>>;

/** Why something may run without being asked for (C-22). */
export type ExemptionBasis = 'strictly-necessary' | 'requested-by-reader' | 'security' | 'audience-measurement-fr';

/**
 * What a purpose is used for, where a law asks more of it: data is sold or shared (`sale`, C-68), advertising (`marketing`, off for
 * children, C-66), counting for the publisher alone (`statistics`) and looks (`appearance`; C-62, C-63), profiles of readers
 * (`profiling`) by what they read about (`topics`; both together need `explicit`, C-67).
 */
export const purposeUses = ['sale', 'marketing', 'statistics', 'appearance', 'profiling', 'topics', 'explicit'] as const;
export type PurposeUse = (typeof purposeUses)[number];

export interface Purpose {
  readonly title: LocalText;
  readonly text: LocalText;
  /** Set where the law lets it run unasked: the legal test and, in the reader's words, why. */
  readonly exempt?: { readonly basis: ExemptionBasis; readonly why: LocalText };
  readonly uses?: readonly PurposeUse[];
}

/** `file`: in the origin's private file system; `worker`: a service worker, by the path of its script (`/push-worker.js`). */
export const storeKinds = ['cookie', 'local', 'session', 'indexeddb', 'cache', 'file', 'worker'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Something a service keeps in the reader's browser. */
export interface StoreEntry {
  readonly kind: StoreKind;
  /** A name, in which `*` stands for any characters (`_pk_id.*`). */
  readonly name: string;
  /** How long, in words: "13 months". */
  readonly keeps?: LocalText;
  /** What for, in words. */
  readonly why?: LocalText;
}

export interface Service {
  /** Id of a purpose of the same policy. */
  readonly purpose: string;
  /** Who receives the data. */
  readonly vendor: string;
  readonly title?: LocalText;
  /** Address of the vendor's own privacy page. */
  readonly privacyPage?: string;
  /** Hosts that the service talks to (for the firewall and for the placeholder's words). */
  readonly hosts?: readonly string[];
  readonly stores?: readonly StoreEntry[];
  /** Where another tool owns `__tcfapi` (delegate): its vendor number and the TCF purposes it must have. */
  readonly tcf?: { readonly vendor: number; readonly purposes: readonly number[] };
}

/** Google's seven consent types (standards §2.2). */
export const googleTypes = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage'] as const;
/** Categories of the WP Consent API (standards §2.7). */
export const wordpressCategories = ['functional', 'preferences', 'statistics-anonymous', 'statistics', 'marketing'] as const;

/** Who is told of the choice in their own tongue. Each value is the id of a purpose or service of the policy. */
export interface SignalSettings {
  readonly google?: Readonly<Partial<Record<(typeof googleTypes)[number], string>>>;
  /** Universal Event Tracking and Clarity. */
  readonly microsoft?: { readonly advertising?: string; readonly analytics?: string };
  readonly meta?: string;
  readonly tiktok?: string;
  readonly wordpress?: Readonly<Partial<Record<(typeof wordpressCategories)[number], string>>>;
}

/** What the browser itself is to refuse (Content-Security-Policy); off where the policy has none. */
export interface FirewallSettings {
  /** `report` is for the server's header alone: a page cannot ask for reports. */
  readonly mode: 'report' | 'enforce';
  /** Hosts besides the page's own that are always allowed: the site's pictures, fonts, comments server. */
  readonly allow?: readonly string[];
}

/** Tools whose record may be read once, when the reader has none of ours (C-71). */
export const foreignTools = ['cookieconsent', 'klaro', 'tarteaucitron', 'moove', 'complianz', 'osano'] as const;
export type ForeignTool = (typeof foreignTools)[number];

export interface MovingSettings {
  readonly from: readonly ForeignTool[];
  /** True only where the old notice collected valid consent; else refusals alone are taken over. */
  readonly valid?: boolean;
  /** Their category or service → id of a purpose or service of this policy; what is not named is refused. */
  readonly names?: Readonly<Record<string, string>>;
}

export const layouts = ['bar', 'corner', 'top', 'center'] as const;
/** Where the banner stands: along the bottom, in the corner, along the top, or as a true modal dialog in the middle. */
export type Layout = (typeof layouts)[number];

export interface Policy {
  /** Raised by the site when the notice itself changed so much that everybody who consented is asked again. */
  readonly revision: number;
  /** Who is responsible: the publisher's name. */
  readonly controller: string;
  /** Address of the site's privacy page. */
  readonly privacyPage?: string;
  /** Days that a refusal and a consent are kept alike; default 182 (C-40, C-41), at most 395. */
  readonly keepsDays: number;
  /** Shared cookie domain (`thedaily.example`), where subdomains are to share one choice; absent = this host only. */
  readonly domain?: string;
  readonly layout: Layout;
  /** 24 bits over the text that it was read from; absent where there was none. */
  readonly digest?: number;
  /** Which law applies, as the site's server knows it: `fr`, `uk`, `us-ca`, `in` … Absent or unknown = the strictest. */
  readonly place?: string;
  readonly signals?: SignalSettings;
  readonly firewall?: FirewallSettings;
  /** Another tool holds the readers' consent: sayso shows no banner and follows its answers. */
  readonly delegate?: 'tcf';
  readonly moving?: MovingSettings;
  /** Address that takes the hash of a receipt and the choice (C-50); absent = nothing is sent. */
  readonly receipts?: string;
  /** What happens on withdrawal when a script of the service still runs: say so (default), or reload the page. */
  readonly whenWithdrawn?: 'say' | 'reload';
  /** `child`: purposes used for marketing are not offered and stay off (C-66). */
  readonly audience?: 'child';
  /** In the order of the policy block. Purposes and services share one namespace. */
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly services: ReadonlyMap<string, Service>;
}
