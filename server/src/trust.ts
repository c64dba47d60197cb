/**
 * Whom a writer proves to be: a member, the owner of an address that was confirmed, or somebody who wrote from this browser before. A
 * typed name and address prove nothing, because anybody can type them.
 */
import type { Trust } from '@sayso/widgets/moderation';
import { hashSecret } from './db/ids.js';
import type { AuthorRecord } from './db/repository/author-record.js';
import type { Written } from './db/repository/editing.js';
import type { Repository } from './db/repository.js';

const nobody: Trust = { by: 'none', published: 0, refused: 0 };
const by = (kind: Trust['by'], { published, refused }: AuthorRecord): Trust => ({ by: kind, published, refused });
/** The proof that covers more. */
const better = (a: Trust, b: Trust): Trust => (b.published > a.published ? b : a);

export interface Proven {
  readonly trust: Trust;
  /** The address is the writer's. */
  readonly address: boolean;
  /** The browser's id, to be handed on; null: none is known yet. */
  readonly device: string | null;
}

/** Of a new comment. `secrets`: of earlier comments, the newest last. */
export const provenBy = async (
  repository: Repository,
  site: string,
  { author, member, secrets }: { readonly author: string | null; readonly member: { readonly emailVerified: boolean } | null; readonly secrets: readonly string[] },
): Promise<Proven> => {
  const hashes = secrets.map(hashSecret);
  const shown = await repository.shownBy(site, hashes);
  if (member !== null) return { trust: by('member', await repository.authorRecord(site, author)), address: member.emailVerified, device: shown.device };
  const address = author !== null && (await repository.addressProven(site, author, hashes));
  const device = shown.known ? by('device', shown.record) : nobody;
  return { trust: address ? better(by('address', await repository.authorRecord(site, author, '', true)), device) : device, address, device: shown.device };
};

/** Of a comment that its author changes, by its secret, or confirms: it speaks neither for nor against itself. */
export const trustOfAuthor = async (repository: Repository, site: string, { id, authorKey, device, member, confirmedAt }: Written, confirms = false): Promise<Trust> => {
  if (member === 1) return by('member', await repository.authorRecord(site, authorKey, id));
  const browser = by('device', await repository.deviceRecord(site, device, id));
  return confirms || confirmedAt !== null ? better(by('address', await repository.authorRecord(site, authorKey, id, true)), browser) : browser;
};
