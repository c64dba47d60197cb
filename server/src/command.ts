/** The command line: `server`, `--check`, `sign-in`, `import wxr FILE`, `verify-receipt FILE`. Returns the exit code. */
import { defaultSiteId } from '@sayso/widgets/wire';
import { newId } from './db/ids.js';
import { openDatabase } from './db/open.js';
import { createRepository, type Repository } from './db/repository.js';
import { importWxr, type ImportReport } from './import/import-wxr.js';
import { ImportRefusal } from './import/wxr.js';
import { defaultSite, environmentKeys, settingsFrom, siteIdPattern, type Settings } from './settings.js';
import { Site } from './site.js';
import { makeSignInLink, start } from './start.js';
import { verifyReceipt } from './verify-receipt.js';

export interface Terminal {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Resolves when the process is asked to end. */
  readonly stopped: () => Promise<void>;
}

const usage = (): string =>
  [
    'npx @sayso/server                      starts; prints its address and a one-time sign-in link',
    'npx @sayso/server --check              checks the settings and the database, and ends',
    'npx @sayso/server sign-in              prints a new one-time sign-in link',
    'npx @sayso/server import wxr FILE      takes the comments of a WordPress export',
    '                  [--site NAME]        into this site (default: SAYSO_SITE)',
    "npx @sayso/server verify-receipt FILE  checks a reader's downloaded receipts of consent",
    '',
    'Settings, from the environment:',
    ...Object.entries(environmentKeys).map(([key, words]) => `  ${key.padEnd(26)} ${words}`),
  ].join('\n');

const serve = async (settings: Settings, { say, complain, stopped }: Terminal): Promise<number> => {
  const running = await start({ ...settings, write: complain });
  say(`sayso listens on ${running.url}`);
  say(settings.databaseUrl === undefined ? `Data folder: ${settings.dataFolder}` : 'Database: PostgreSQL');
  if (settings.mail.smtp === null) say(`Mails become files in ${settings.mail.outbox}; SAYSO_SMTP sends them.`);
  say(`Sign in to moderate (once, within 30 minutes): ${running.signInUrl}`);
  if (settings.sites.every((site) => site.origins.length === 0)) say('No page may post yet: set SAYSO_ORIGINS to the address of your site, such as https://paper.example');
  await stopped();
  await running.close();
  return 0;
};

const check = async (settings: Settings, { say }: Terminal): Promise<number> => {
  await (await openDatabase(settings)).close();
  say('The settings are good and the database answers.');
  return 0;
};

const withRepository = async <T>(settings: Settings, work: (repository: Repository) => Promise<T>): Promise<T> => {
  const database = await openDatabase(settings);
  try {
    return await work(createRepository(database, newId));
  } finally {
    await database.close();
  }
};

const signIn = (settings: Settings, { say }: Terminal): Promise<number> =>
  withRepository(settings, async (repository) => {
    const site = settings.sites[0]?.id ?? defaultSiteId;
    await repository.openSite(site, Date.now());
    const base = settings.publicUrl ?? `http://localhost:${settings.port}`;
    say(await makeSignInLink(repository, site, base, Date.now()));
    return 0;
  });

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts).map(([name, count]) => `${count} ${name === '?' ? 'of no type' : name}`).join(', ') || 'none';

const reportLines = ({ summary, added, present, leftOut, empty }: ImportReport, file: string, site: string): readonly string[] => [
  `${file}: WordPress export ${summary.version ?? 'without a version'}${summary.blog === '' ? '' : ` of ${summary.blog}`}`,
  `  items: ${list(summary.items)}`,
  `  comments: ${summary.comments} on ${summary.postsWithComments} of them; ${summary.replies} replies, the deepest ${summary.deepestReply} levels down`,
  `  by type: ${list(summary.byType)}`,
  `  by WordPress' status (1 approved, 0 waiting): ${list(summary.byStatus)}`,
  `${added} taken into the site "${site}", ${present} were there already.`,
  ...(leftOut > 0 ? [`${leftOut} left out: pingbacks and trackbacks are no comments.`] : []),
  ...(empty > 0 ? [`${empty} left out: not a word in them.`] : []),
];

/** `wxr FILE [--site NAME]` */
const importFrom = async (given: readonly string[], settings: Settings, { say, complain }: Terminal): Promise<number> => {
  const flag = given.indexOf('--site');
  const id = (flag === -1 ? settings.sites[0]?.id : given[flag + 1]) ?? '';
  const [kind, file, ...more] = given.filter((_, index) => flag === -1 || (index !== flag && index !== flag + 1));
  if (kind !== 'wxr' || file === undefined || more.length > 0) {
    complain('import takes: wxr FILE [--site NAME]');
    return 2;
  }
  if (!siteIdPattern.test(id)) {
    complain('--site: small letters, digits, "-" and ".", at most 63');
    return 2;
  }
  return withRepository(settings, async (repository) => {
    const site = new Site(settings.sites.find((each) => each.id === id) ?? defaultSite(id), await repository.openSite(id, Date.now()));
    try {
      for (const line of reportLines(await importWxr(repository, site, file, Date.now()), file, id)) say(line);
      return 0;
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      complain(`${file}, ${error.message}. Nothing was taken.`);
      return 1;
    }
  });
};

/** `given` are the words after the command's name. */
export const run = async (given: readonly string[], environment: Readonly<Record<string, string | undefined>>, terminal: Terminal): Promise<number> => {
  const { say, complain } = terminal;
  if (given.includes('--help') || given.includes('-h')) {
    say(usage());
    return 0;
  }
  // Whoever holds such a file may check it: no server, no settings.
  if (given[0] === 'verify-receipt') return verifyReceipt(given.slice(1), terminal);
  const settings = settingsFrom(environment);
  if (!settings.ok) {
    complain(`${settings.error.key}: ${settings.error.expected}`);
    return 2;
  }
  try {
    const [command, ...rest] = given;
    if (command === undefined) return await serve(settings.value, terminal);
    if (command === '--check' && rest.length === 0) return await check(settings.value, terminal);
    if (command === 'sign-in' && rest.length === 0) return await signIn(settings.value, terminal);
    if (command === 'import') return await importFrom(rest, settings.value, terminal);
    complain(usage());
    return 2;
  } catch (error) {
    complain(`sayso could not go on: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
};
