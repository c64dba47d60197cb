/**
 * The suite of `test/contracts` inside a page of a real WordPress: a reader there has the theme's own form and nothing of ours, and
 * it is sent by the browser. Loaded into the page by `contract.test.ts`, which runs the tests one by one.
 */
import { createWordpressModeration } from '../../../src/backends/wordpress/moderation/wordpress-moderation.js';
import { createWordpressBackend } from '../../../src/backends/wordpress/wordpress-backend.js';
import { newSecret } from '../../../src/comments/runtime/new-secret.js';
import { describeBackend, type BackendUnderTest, type Stated } from '../../contracts/describe-backend.js';

export interface Grounds {
  /** Where its REST answers. */
  readonly endpoint: string;
  readonly threads: readonly [here: string, elsewhere: string];
  readonly page: { readonly url: string; readonly title: string };
  /** The moderator's application password. */
  readonly password: string;
}

/** What WordPress can do with nothing of ours installed. */
export const statedAlone: readonly Stated[] = ['live', 'filters', 'sweep', 'reply', 'conversation', 'editing', 'sort-discussed'];

/** Short, so that nobody waits for half a minute. */
const pause = 100;

/** The site that is there, emptied (`contract.test.ts` puts that route there). `form`: as `createWordpressBackend` takes it. */
export const makeOn = async ({ endpoint, threads, page, password }: Grounds, form?: () => null): Promise<BackendUnderTest> => {
  const emptied = await fetch(`${endpoint}contract/v1/empty`, { method: 'POST' });
  if (!emptied.ok) throw new Error(`the site was not emptied: ${emptied.status}`);
  return {
    comments: createWordpressBackend({ endpoint, clock: Date.now, pause, ...(form === undefined ? {} : { form }) }),
    moderation: createWordpressModeration({ endpoint, clock: Date.now, pause, credentials: { name: 'moderator', password } }),
    newSecret,
    threads,
    page,
    longestText: 60_000,
    end: () => Promise.resolve(),
  };
};

/** Runs the test of this title here; rejects where it fails. */
export const run = async (title: string, grounds: Grounds): Promise<void> => {
  const tests = new Map<string, () => Promise<void>>();
  describeBackend('page', statedAlone, () => makeOn(grounds), { describe: (_name, body) => body(), it: (name, body) => void tests.set(name, body) });
  const test = tests.get(title);
  if (test === undefined) throw new Error(`no such test: ${title}`);
  await test();
};
