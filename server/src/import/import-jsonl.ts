/**
 * A site's own export comes back, into an empty site or beside what is there. The file is read to its end first: a line that is none
 * or a file that was cut off is refused before anything is taken.
 */
import type { Repository } from '../db/repository.js';
import type { ComingLine } from '../db/repository/restoring.js';
import { jsonlFormat } from '../export/jsonl.js';
import { commentTable, contentTable, faultOf, ofComment, ofSite, threadTable, type Json } from '../export/records.js';
import { authorKey, textKey } from '../facts.js';
import type { SiteSettings } from '../settings.js';
import { environmentOf } from '../settings/environment-of.js';
import { Site } from '../site.js';
import type { ImportReport, Progress } from './import-file.js';
import { jsonLines } from './json-items.js';
import { number, record, text } from './loose.js';
import { ImportRefusal } from './refusal.js';

export interface JsonlSummary {
  site: string;
  threads: number;
  comments: number;
  /** Other lines, by their kind. */
  readonly others: Record<string, number>;
}

interface Head {
  readonly id: string;
  readonly site: string;
  readonly seq: number;
  readonly createdAt: number;
  readonly hashKey: string;
}

const headOf = (value: unknown, line: number): Head => {
  const head = record(value);
  if (head?.['kind'] !== 'sayso') throw new ImportRefusal('this is not an export of sayso', line);
  if (head['format'] !== jsonlFormat) throw new ImportRefusal(`its format is ${text(head['format']) || 'not given'}, and this server reads ${jsonlFormat}`, line);
  const [seq, createdAt] = [number(head['seq']), number(head['createdAt'])];
  if (text(head['export']) === '' || text(head['hashKey']) === '' || seq === undefined || createdAt === undefined) throw new ImportRefusal('the first line is not whole', line);
  return { id: text(head['export']), site: text(head['site']), seq, createdAt, hashKey: text(head['hashKey']) };
};

const faultOfComment = (json: Json, seq: number): string | null => {
  const content = json['content'];
  const own = faultOf(commentTable, json) ?? (content === null ? null : faultOf(contentTable, record(content) ?? {}));
  if (own !== null) return own;
  for (const [name, table] of Object.entries(ofComment)) {
    const rows = json[name] ?? [];
    if (!Array.isArray(rows)) return `"${name}" is not a list`;
    for (const row of rows as readonly unknown[]) {
      const fault = faultOf(table, record(row) ?? {});
      if (fault !== null) return `${name}: ${fault}`;
    }
  }
  const events = (json['events'] ?? []) as readonly Json[];
  if (events.length === 0) return '"events" is empty';
  return events.some((event) => Number(event['seq']) > seq || Number(event['seq']) < 1) ? 'a number that the log of the export does not have' : null;
};

const siteKinds = new Map(Object.entries(ofSite));

interface Checked {
  readonly head: Head;
  readonly summary: JsonlSummary;
  /** When each version of the rules began to judge. */
  readonly ruleSets: ReadonlyMap<number, number>;
  /** The settings of the site that it came from, as variables; empty where they were not known. */
  readonly environment: ReadonlyMap<string, string>;
}

const check = async (file: string): Promise<Checked> => {
  let head: Head | undefined;
  let ended = false;
  let last = 0;
  const summary: JsonlSummary = { site: '', threads: 0, comments: 0, others: {} };
  const threads = new Set<string>();
  const seen = new Set<string>();
  const ruleSets = new Map<number, number>();
  const environment = new Map<string, string>();
  const refuse = (fault: string | null, line: number): void => {
    if (fault !== null) throw new ImportRefusal(fault, line);
  };
  for await (const { value, line } of jsonLines(file)) {
    last = line;
    if (ended) throw new ImportRefusal('something stands behind the end', line);
    if (head === undefined) {
      head = headOf(value, line);
      continue;
    }
    const json = record(value) ?? {};
    const kind = text(json['kind']);
    const table = siteKinds.get(kind);
    if (kind === 'thread') {
      refuse(faultOf(threadTable, json), line);
      threads.add(text(json['thread']));
      summary.threads++;
    } else if (kind === 'comment') {
      refuse(faultOfComment(json, head.seq), line);
      if (!threads.has(text(json['thread']))) refuse('its thread does not stand before it', line);
      for (const name of ['parent', 'root'] as const) if (json[name] !== undefined && json[name] !== json['id'] && !seen.has(text(json[name]))) refuse(`its ${name} does not stand before it`, line);
      if (seen.has(text(json['id']))) refuse('its id came before', line);
      seen.add(text(json['id']));
      summary.comments++;
    } else if (kind === 'end') {
      ended = true;
      if (json['threads'] !== summary.threads || json['comments'] !== summary.comments) refuse('the last line counts others than there are', line);
    } else if (kind === 'settings') {
      for (const [key, each] of Object.entries(record(json['environment']) ?? {})) environment.set(key, text(each));
    } else if (table !== undefined) {
      refuse(faultOf(table, json), line);
      if (kind === 'rule-set') ruleSets.set(Number(json['version']), Number(json['at']));
      summary.others[kind] = (summary.others[kind] ?? 0) + 1;
    } else refuse('a line of an unknown kind', line);
  }
  if (head === undefined) throw new ImportRefusal('this is not an export of sayso', 1);
  if (!ended) throw new ImportRefusal('the file was cut off', last);
  summary.site = head.site;
  return { head, summary, ruleSets, environment };
};

/** A version of the rules, or that somebody saved it. */
const isOfRules = (kind: string, json: Json): boolean => kind === 'rule-set' || (kind === 'act' && json['is'] === 'rule-set');

const linesOf = async function* (file: string, rulesToo: boolean): AsyncGenerator<ComingLine> {
  for await (const { value } of jsonLines(file)) {
    const json = record(value) ?? {};
    const kind = text(json['kind']);
    const table = siteKinds.get(kind);
    if (kind === 'thread' || kind === 'comment') yield { kind, json };
    else if (table !== undefined && (rulesToo || !isOfRules(kind, json))) yield { kind: 'site', table, json };
  }
};

/** The same under the key of a site that has its own: what is known of authors follows them by their addresses. */
const underKeyOf = async function* (site: Site, lines: AsyncIterable<ComingLine>): AsyncGenerator<ComingLine> {
  const keys = new Map<string, string>();
  const translated = (json: Json): Json => (typeof json['authorKey'] === 'string' ? { ...json, authorKey: keys.get(json['authorKey']) ?? json['authorKey'] } : json);
  for await (const line of lines) {
    const content = record(line.json['content']);
    if (line.kind === 'comment' && content !== undefined) {
      const key = content['member'] === 1 ? null : authorKey(site, text(content['email']));
      if (key !== null) keys.set(text(content['authorKey']), key);
      const subscriptions = ((line.json['subscriptions'] ?? []) as readonly Json[]).map(translated);
      yield { ...line, json: { ...line.json, content: { ...translated(content), textKey: textKey(site, text(content['text'])) }, ...(subscriptions.length > 0 ? { subscriptions } : {}) } };
    } else yield line.kind === 'site' ? { ...line, json: translated(line.json) } : line;
  }
};

/** Do the file's rules go on from what judges here, or does nothing judge here yet? Else they would judge where nobody has asked for it. */
const continues = async (repository: Repository, site: string, ruleSets: Checked['ruleSets']): Promise<boolean> => {
  const [newest] = await repository.ruleSetEditions(site);
  return newest === undefined || ruleSets.get(newest.version) === newest.at;
};

/** What the site had that it came from and this one has not; a program cannot set it. */
const otherSettings = (there: Checked['environment'], here: SiteSettings): readonly string[] => {
  const mine = new Map(Object.entries(environmentOf(here)));
  const other = [...there].filter(([key, value]) => mine.get(key) !== value).map(([key, value]) => `    ${key}=${value}`);
  return other.length === 0 ? [] : ['  Settings that it had there, to be set here by hand (no secret is in the file):', ...other];
};

/**
 * A site that is new here is made with the export's key, so that every hash stays good. One that is there keeps its own: addresses and
 * words are hashed anew, and a member of the paper, whose name there is not in the file, counts as a new writer. Rules come along
 * where none judge yet, or where those of the file go on from them; the learnt model where there is none.
 */
export const importJsonl = async (repository: Repository, settings: SiteSettings, file: string, progress: Progress = () => undefined): Promise<ImportReport<JsonlSummary>> => {
  const { head, summary, ruleSets, environment } = await check(file);
  const key = await repository.openSite(settings.id, head.createdAt, head.hashKey);
  const site = new Site(settings, key);
  const rulesToo = await continues(repository, site.id, ruleSets);
  const counts = await repository.takeBack(
    site.id,
    { id: head.id, seq: head.seq },
    () => (key === head.hashKey ? linesOf(file, rulesToo) : underKeyOf(site, linesOf(file, rulesToo))),
    (done) => progress(done, summary.comments),
  );
  return {
    summary, ...counts, leftOut: 0, reasons: {},
    lines: [
      `export of sayso, site "${summary.site}"`,
      `  ${summary.comments} comments in ${summary.threads} threads`,
      ...(key === head.hashKey ? [] : ['  This site has a key of its own: addresses were hashed anew.']),
      ...(rulesToo ? [] : ['  This site has rules of its own: those of the file are left out.']),
      ...otherSettings(environment, settings),
    ],
  };
};
