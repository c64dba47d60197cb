/** Wires everything and listens. `main.ts` calls it with the environment's settings, a demo or a test with its own. */
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { defaultSiteId } from '@sayso/widgets/wire';
import { createApp } from './app.js';
import { createPasswords } from './auth/password.js';
import type { Parts } from './context.js';
import { hashSecret, newId } from './db/ids.js';
import { openDatabase } from './db/open.js';
import { createRepository, type Repository } from './db/repository.js';
import { queueDigests } from './jobs/digests.js';
import { runJobs, type Job } from './jobs/jobs.js';
import { learnFromSettled } from './learning.js';
import { enforceRetention } from './jobs/retention.js';
import { createLive } from './live.js';
import { createLog, errorFields } from './log.js';
import { createDelivery } from './mail/delivery.js';
import { sendDueMail } from './mail/send-due.js';
import { clientAddress, createDoorPaces, createNetworkHash, createPaces, pacesInDatabase, pacesInMemory } from './pace.js';
import { endWhatIsStill, patientOptions, usualPatience, type Patience } from './patience.js';
import { createPresence } from './presence.js';
import { defaultSettings, defaultSite, type Settings, type SiteSettings } from './settings.js';
import { seedRuleSet } from './rule-sets.js';
import { Site } from './site.js';
import { createDeliver } from './webhooks/deliver.js';
import { sendDueWebhooks } from './webhooks/send-due.js';

/** How long a one-time link works, in ms (S-21). */
const linkLength = 30 * 60 * 1000;
/** How long a request may still take when the server is asked to end, in ms. */
const longestGoodbye = 10_000;
/** How often the keys of networks are looked after, and what came within the last hour, in ms. */
const keysEvery = 5 * 60 * 1000;
/** How often the queue of mails is looked at, in ms. */
const mailEvery = 5000;
/** How often it is looked what other servers are to be told, in ms. */
const webhooksEvery = 2000;
/** How often it is looked whose digest is due, in ms. */
const digestEvery = 10 * 60_000;
/** How often decisions are looked for that can teach, in ms. */
const learnEvery = 5000;
/** How often what was kept long enough is taken away, in ms. */
const retentionEvery = 3_600_000;

export interface StartOptions extends Partial<Omit<Settings, 'sites'>> {
  /** Default: one site `default` that no page may post to. What is not given is the default site's. */
  readonly sites?: readonly (Partial<SiteSettings> & { readonly id: string })[];
  readonly pages?: Parts['pages'];
  /** With slow clients. Default `usualPatience`. */
  readonly patience?: Patience;
  /** Takes the log's lines; default none. */
  readonly write?: (line: string) => void;
  readonly now?: () => number;
}

export interface Running {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** One-time link for the first site's moderator; works for 30 minutes. */
  readonly signInUrl: string;
  /** The same for each site, by its name. */
  readonly signInUrls: ReadonlyMap<string, string>;
  readonly repository: Repository;
  /** Finishes what it has accepted, ends the streams, closes the database. Safe to call twice. */
  close(): Promise<void>;
}

/** A fresh one-time link for the moderator whom every site has from the start. */
export const makeSignInLink = async (repository: Repository, site: string, base: string, now: number): Promise<string> => {
  const token = newId() + newId();
  await repository.addModerator(site, { id: 'first', name: 'Moderator' }, now);
  await repository.restoreOwner(site, 'first');
  await repository.addSignInLink(site, hashSecret(token), 'first', now + linkLength, now);
  return `${base}/v1/${site}/moderation/sign-in?token=${token}`;
};

/** What was accepted is finished first; a connection that nobody uses, or that takes too long, is let go. */
const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), longestGoodbye);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });

export const start = async (options: StartOptions = {}): Promise<Running> => {
  const mailIn = (dataFolder: string) => ({ ...defaultSettings.mail, outbox: path.join(dataFolder, 'outbox') });
  const settings = { ...defaultSettings, mail: mailIn(options.dataFolder ?? defaultSettings.dataFolder), ...options, sites: (options.sites ?? [{ id: defaultSiteId }]).map((site) => ({ ...defaultSite(site.id), ...site })) };
  const now = options.now ?? Date.now;
  const log = createLog(options.write ?? (() => undefined), now);
  const database = await openDatabase(settings, (error) => log('warn', 'database-connection-lost', errorFields(error)));
  const repository = createRepository(database, newId);
  const sites = new Map<string, Site>();
  for (const site of settings.sites) {
    sites.set(site.id, new Site(site, await repository.openSite(site.id, now())));
    await seedRuleSet(repository, site, now());
    await repository.setWebhooks(site.id, site.webhooks.map(({ name }) => name));
  }

  const live = createLive();
  const hashNetwork = createNetworkHash(database, now, newId);
  await hashNetwork.refresh();
  const makePace = database.engine === 'postgres' ? pacesInDatabase(database, now) : pacesInMemory(now);
  let told = false;
  const addressOf: Parts['addressOf'] = (context) => {
    const forwarded = context.req.header('x-forwarded-for') ?? null;
    // Behind a proxy that nobody named, all readers look like one network and soon wait for each other.
    if (forwarded !== null && settings.trustedProxies.length === 0 && !told) {
      told = true;
      log('warn', 'proxy-not-trusted', { help: 'set SAYSO_TRUSTED_PROXIES to the address of your proxy' });
    }
    return clientAddress(getConnInfo(context).remote.address ?? '', forwarded, settings.trustedProxies);
  };
  const app = createApp({
    repository, sites, live, log, now, newId, addressOf,
    networkOf: (context) => hashNetwork(addressOf(context)),
    presence: createPresence(),
    pace: makePace('posts', settings.pace.burst, settings.pace.secondsPerComment),
    paces: createPaces(makePace),
    doorPaces: createDoorPaces(makePace),
    passwords: createPasswords(),
    publicUrl: settings.publicUrl,
    gpcSince: settings.gpcSince,
    pages: settings.pages,
  });

  const patience = options.patience ?? usualPatience;
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: patientOptions(patience) }) as Server;
  endWhatIsStill(server, patience);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  const url = settings.publicUrl ?? `http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}`;

  const deafen = database.listen((site) => {
    for (const each of site === null ? live.listening() : [site]) live.changed(each);
  });

  const delivery = createDelivery(settings.mail, now);
  const mail = { repository, sites, delivery, log, now, base: url };
  const digests = async (): Promise<void> => {
    for (const site of sites.values()) await queueDigests(repository, site, now());
  };
  const tellNotices = async (): Promise<void> => {
    for (const site of sites.keys()) await repository.queueNoticeDecisions(site, now());
  };
  const forgetArrivals = async (): Promise<void> => {
    for (const site of sites.keys()) await repository.forgetArrivals(site, now());
  };
  const keepNoLonger = async (): Promise<void> => {
    for (const site of sites.values()) log('info', 'retention', { site: site.id, ...(await enforceRetention({ repository, now, newId }, site)) });
  };
  const telling = { repository, deliver: createDeliver({ local: settings.localWebhooks }), log, now };
  // Each on its own: who is slow holds nobody else up.
  const webhooks = [...sites.values()].flatMap((site) =>
    site.settings.webhooks.map((hook): Job => ({ name: 'webhook', every: webhooksEvery, work: (signal) => sendDueWebhooks(telling, site, hook, signal) })),
  );
  const jobs = runJobs([
    ...webhooks,
    { name: 'mail', every: mailEvery, work: (signal) => sendDueMail(mail, signal) },
    { name: 'learning', every: learnEvery, work: (signal) => learnFromSettled({ repository, sites, log, now }, signal) },
    { name: 'digest', every: digestEvery, work: digests },
    { name: 'network-keys', every: keysEvery, work: () => hashNetwork.refresh() },
    { name: 'arrivals', every: keysEvery, work: forgetArrivals },
    { name: 'notices', every: mailEvery, work: tellNotices },
    { name: 'retention', every: retentionEvery, work: keepNoLonger },
  ], log);

  const signInUrls = new Map<string, string>();
  for (const id of sites.keys()) signInUrls.set(id, await makeSignInLink(repository, id, url, now()));

  let closing: Promise<void> | undefined;
  return {
    url,
    signInUrl: [...signInUrls.values()][0] ?? '',
    signInUrls,
    repository,
    close: () =>
      (closing ??= (async () => {
        live.end();
        await deafen();
        await Promise.all([stop(server), jobs.stop()]);
        delivery.close();
        await database.close();
      })()),
  };
};
