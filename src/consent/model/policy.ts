/** A site's consent policy: its own purposes and services, in its own words. Types here; `parsePolicy` reads and checks it. */

/** Words in one language, or per language by BCP 47 tag; the nearest one is shown, `en` or the first one otherwise. */
export type LocalText = string | Readonly<Record<string, string>>;

/** Why something may run without being asked for (C-22). */
export type ExemptionBasis = 'strictly-necessary' | 'requested-by-reader' | 'security' | 'audience-measurement-fr';

export interface Purpose {
  readonly title: LocalText;
  readonly text: LocalText;
  /** Set where the law lets it run unasked: the legal test and, in the reader's words, why. */
  readonly exempt?: { readonly basis: ExemptionBasis; readonly why: LocalText };
}

export const storeKinds = ['cookie', 'local', 'session', 'indexeddb', 'cache'] as const;
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
  /** In the order of the policy block. Purposes and services share one namespace. */
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly services: ReadonlyMap<string, Service>;
}
