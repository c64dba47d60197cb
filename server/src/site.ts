/** A site as the routes see it: its settings, the key of its hashes, and what it says of origins. */
import type { SiteSettings } from './settings.js';
import { hashSecret, keyedHash } from './db/ids.js';

export class Site {
  readonly id: string;
  /** Changes when what readers' pages are told of the site changes. */
  readonly version: string;
  constructor(
    readonly settings: SiteSettings,
    /** From the database; made once per site. */
    private readonly key: string,
  ) {
    this.id = settings.id;
    this.version = hashSecret(JSON.stringify([settings.limits, settings.votes])).slice(0, 8);
  }

  hash(purpose: 'author' | 'text' | 'body' | 'form' | 'view', text: string): string {
    return keyedHash(this.key, purpose, text);
  }

  /** An address of a page of this site, or '' for any other: moderators are not led elsewhere by what a reader sent. */
  ownPage(address: string, ownOrigin: string): string {
    try {
      const { origin, href } = new URL(address);
      return this.settings.origins.includes(origin) || origin === ownOrigin ? href : '';
    } catch {
      return '';
    }
  }
}
