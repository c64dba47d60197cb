/** `import KIND FILE [--site NAME]` */
import { importJsonl } from '../import/import-jsonl.js';
import { importFile, importKinds, type ImportKind, type ImportReport, type Progress } from '../import/import-file.js';
import { ImportRefusal } from '../import/refusal.js';
import { defaultSite, type Settings } from '../settings.js';
import { Site } from '../site.js';
import type { Terminal } from './terminal.js';
import { badSite, siteOption, withRepository } from './with-repository.js';

/** Comments between two lines of progress. */
const every = 5000;

/** Tells every 5,000 comments how far it has got, and how fast. */
export const tellProgress = (say: (line: string) => void, started = performance.now()): Progress => {
  let told = 0;
  return (done, of) => {
    if (done - told < every) return;
    told = done;
    say(`  ${done} of ${of}, ${Math.round(done / ((performance.now() - started) / 1000))} a second`);
  };
};

const reportLines = ({ lines, added, present, reasons }: ImportReport, file: string, site: string): readonly string[] => [
  ...lines.map((line, index) => (index === 0 ? `${file}: ${line}` : line)),
  `${added} taken into the site "${site}", ${present} were there already.`,
  ...Object.entries(reasons).filter(([, count]) => count > 0).map(([why, count]) => `${count} left out: ${why}.`),
];

const isKind = (kind: string | undefined): kind is ImportKind => importKinds.some((each) => each === kind);

export const importFrom = async (given: readonly string[], settings: Settings, { say, complain }: Terminal): Promise<number> => {
  const { words: [kind, file, ...more], site: id } = siteOption(given, settings);
  if (!(isKind(kind) || kind === 'jsonl') || file === undefined || more.length > 0) {
    complain(`import takes: ${importKinds.join('|')}|jsonl FILE [--site NAME]`);
    return 2;
  }
  if (id === null) {
    complain(badSite);
    return 2;
  }
  return withRepository(settings, async (repository) => {
    const siteSettings = settings.sites.find((each) => each.id === id) ?? defaultSite(id);
    const fromOther = async (other: ImportKind): Promise<ImportReport> =>
      importFile(repository, new Site(siteSettings, await repository.openSite(id, Date.now())), other, file, Date.now(), tellProgress(say));
    try {
      const started = performance.now();
      const report = await (kind === 'jsonl' ? importJsonl(repository, siteSettings, file, tellProgress(say)) : fromOther(kind));
      for (const line of reportLines(report, file, id)) say(line);
      const seconds = (performance.now() - started) / 1000;
      if (report.added > 0) say(`It took ${seconds.toFixed(1)} s, ${Math.round(report.added / seconds)} comments a second.`);
      return 0;
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      complain(`${file}, ${error.message}. Nothing was taken.`);
      return 1;
    }
  });
};
