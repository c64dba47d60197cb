/** A site as the routes see it: its settings, the key of its hashes, and what it says of origins. */
import type { DraftLimits, Writing } from '@sayso/widgets/comments';
import { createVerifyMember, type VerifyMember } from './auth/members.js';
import type { SiteSettings } from './settings.js';
import { limitsOf, writingOf } from './writers.js';
import { hashSecret, keyedHash } from './db/ids.js';

export class Site {
  readonly id: string;
  /** The paper's name, as mails and moderators' pages say it. */
  readonly title: string;
  /** Changes when what readers' pages are told of the site changes. */
  readonly version: string;
  /** Which fields the form asks for, and how long they may be. */
  readonly limits: DraftLimits;
  /** What a writer has to know beforehand. */
  readonly writing: Writing | undefined;
  /** null where the site has no keys for it. */
  readonly verifyMember: VerifyMember | null;
  constructor(
    readonly settings: SiteSettings,
    /** From the database; made once per site. */
    private readonly key: string,
  ) {
    this.id = settings.id;
    const [first] = settings.origins;
    this.title = settings.name || (first === undefined ? settings.id : new URL(first).host);
    this.limits = limitsOf(settings);
    this.writing = writingOf(settings);
    this.verifyMember = settings.members === null ? null : createVerifyMember(settings.members, settings.id);
    this.version = hashSecret(JSON.stringify([this.limits, this.writing, settings.votes, settings.privacyPage])).slice(0, 8);
  }

  hash(purpose: 'author' | 'member' | 'text' | 'body' | 'form' | 'view' | 'statement' | 'ticket', text: string): string {
    return keyedHash(this.key, purpose, text);
  }

  /** Where a writer reads what is kept of it, and why (CM-06). */
  privacyPage(ownOrigin: string): string {
    return this.settings.privacyPage ?? `${ownOrigin}/v1/${this.id}/privacy`;
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
