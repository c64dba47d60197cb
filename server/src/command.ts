/** The command line: `server`, `--check`, `sign-in`, `import`, `export`, `verify`, `backup`, `restore`, `verify-receipt FILE`. Returns the exit code. */
import { backupTo, restoreFrom } from './command/backup.js';
import { exportTo } from './command/export.js';
import { importFrom } from './command/import.js';
import type { Terminal } from './command/terminal.js';
import { verifyDatabase } from './command/verify.js';
import { siteOption, withRepository } from './command/with-repository.js';
import { openDatabase } from './db/open.js';
import type { Settings } from './settings.js';
import { environmentKeys } from './settings/environment.js';
import { settingsFrom } from './settings/settings-from.js';
import { makeSignInLink, start } from './start.js';
import { verifyReceipt } from './verify-receipt.js';

const usage = (): string =>
  [
    'npx @sayso/server                      starts; prints its address and a one-time sign-in link',
    'npx @sayso/server --check              checks the settings and the database, and ends',
    'npx @sayso/server sign-in              prints a new one-time sign-in link',
    '                  [--site NAME]        of this site (default: the first)',
    'npx @sayso/server import KIND FILE     takes the comments of another tool: wxr (WordPress), disqus, isso, commento,',
    '                                       remark42; or jsonl, an export of sayso',
    '                  [--site NAME]        into this site (default: SAYSO_SITE)',
    'npx @sayso/server export KIND FILE     writes all comments: jsonl (everything), wxr (for WordPress)',
    '                  [--site NAME]',
    'npx @sayso/server verify               holds lists and counts against the log, and says what differs',
    'npx @sayso/server backup FILE          copies the database into one SQLite file, while the server runs',
    'npx @sayso/server restore FILE         takes such a file into an empty database, SQLite or PostgreSQL',
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
  for (const [site, link] of running.signInUrls) say(`Sign in to moderate${running.signInUrls.size > 1 ? ` ${site}` : ''} (once, within 30 minutes): ${link}`);
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

const signIn = async (given: readonly string[], settings: Settings, { say, complain }: Terminal): Promise<number> => {
  const { words, site } = siteOption(given, settings);
  if (words.length > 0 || !settings.sites.some(({ id }) => id === site) || site === null) {
    complain(`sign-in takes: [--site NAME], one of ${settings.sites.map(({ id }) => id).join(', ')}`);
    return 2;
  }
  return withRepository(settings, async (repository) => {
    await repository.openSite(site, Date.now());
    const base = settings.publicUrl ?? `http://localhost:${settings.port}`;
    say(await makeSignInLink(repository, site, base, Date.now()));
    return 0;
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
    if (command === 'sign-in') return await signIn(rest, settings.value, terminal);
    if (command === 'export') return await exportTo(rest, settings.value, terminal);
    if (command === 'verify' && rest.length === 0) return await verifyDatabase(settings.value, terminal);
    const [file] = rest;
    if (command === 'backup' && file !== undefined && rest.length === 1) return await backupTo(file, settings.value, terminal);
    if (command === 'restore' && file !== undefined && rest.length === 1) return await restoreFrom(file, settings.value, terminal);
    if (command === 'import') return await importFrom(rest, settings.value, terminal);
    complain(usage());
    return 2;
  } catch (error) {
    complain(`sayso could not go on: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
};
