/** The command line: `server`, `server --check`, `server sign-in`, `server import wxr FILE`. Returns the exit code. */
import { newId } from './db/ids.js';
import { openDatabase } from './db/open.js';
import { createRepository } from './db/repository.js';
import { environmentKeys, settingsFrom, type Settings } from './settings.js';
import { makeSignInLink, start } from './start.js';

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
    '',
    'Settings, from the environment:',
    ...Object.entries(environmentKeys).map(([key, words]) => `  ${key.padEnd(26)} ${words}`),
  ].join('\n');

const serve = async (settings: Settings, { say, complain, stopped }: Terminal): Promise<number> => {
  const running = await start({ ...settings, write: complain });
  say(`sayso listens on ${running.url}`);
  say(settings.databaseUrl === undefined ? `Data folder: ${settings.dataFolder}` : 'Database: PostgreSQL');
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

const signIn = async (settings: Settings, { say }: Terminal): Promise<number> => {
  const database = await openDatabase(settings);
  try {
    const repository = createRepository(database, newId);
    const site = settings.sites[0]?.id ?? 'main';
    await repository.openSite(site, Date.now());
    const base = settings.publicUrl ?? `http://localhost:${settings.port}`;
    say(await makeSignInLink(repository, site, base, Date.now()));
    return 0;
  } finally {
    await database.close();
  }
};

/** `given` are the words after the command's name. */
export const run = async (given: readonly string[], environment: Readonly<Record<string, string | undefined>>, terminal: Terminal): Promise<number> => {
  const { say, complain } = terminal;
  if (given.includes('--help') || given.includes('-h')) {
    say(usage());
    return 0;
  }
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
    complain(usage());
    return 2;
  } catch (error) {
    complain(`sayso could not go on: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
};
