/**
 * Takes another tool's comments into a site. The whole file is read once to be sure of it: a broken one leaves nothing behind.
 * Then it is read once more and taken in small steps, so that readers' posts pass between them. Each step is whole; the same file
 * again takes what is missing and changes nothing else, so whoever was stopped in the middle just starts again.
 */
import type { Repository } from '../db/repository.js';
import type { ImportCounts } from '../db/repository/importing.js';
import type { Site } from '../site.js';
import { readCommentoExport } from './commento.js';
import { readDisqusExport } from './disqus.js';
import { readWxrExport } from './import-wxr.js';
import { readIssoExport } from './isso.js';
import { ImportRefusal } from './refusal.js';
import { readRemark42Export } from './remark42.js';

export const readers = { wxr: readWxrExport, disqus: readDisqusExport, isso: readIssoExport, commento: readCommentoExport, remark42: readRemark42Export };
export type ImportKind = keyof typeof readers;
export const importKinds = Object.keys(readers) as readonly ImportKind[];

type SummaryOf<Kind extends ImportKind> = Awaited<ReturnType<(typeof readers)[Kind]>>['summary'];

export interface ImportReport<Summary = object> extends ImportCounts {
  readonly summary: Summary;
  /** The counts in words, a line each. */
  readonly lines: readonly string[];
  /** Comments that are not taken, all together and by the reason in words. */
  readonly leftOut: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** How far it has got: comments looked at, of how many. */
export type Progress = (done: number, of: number) => void;

/** Throws `ImportRefusal` for a file that is not whole, or not of that kind. */
export const importFile = async <Kind extends ImportKind>(
  repository: Repository, site: Site, kind: Kind, file: string, at: number, progress: Progress = () => undefined,
): Promise<ImportReport<SummaryOf<Kind>>> => {
  const { summary, lines, source, expected, leftOut: reasons, comments } = await readers[kind](site, file, at);
  const counts = await repository.importComments(site.id, source, comments, at, (done) => progress(done, expected)).catch((error: unknown) => {
    // It was whole a moment ago.
    throw error instanceof ImportRefusal ? new Error(`the file was changed while it was read (${error.message}); start again to take the rest`) : error;
  });
  return { summary: summary as SummaryOf<Kind>, lines, ...counts, leftOut: Object.values(reasons).reduce((sum, count) => sum + count, 0), reasons };
};
