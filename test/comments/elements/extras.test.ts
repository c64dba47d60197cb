/** What a page has to ask for: memory of visits, and a block of data for search engines. */
import { expect } from '@open-wc/testing';
import { showNew } from '../../../src/comments/runtime/paging.js';
import { CommentsHarness } from '../../harness/comments-harness.js';
import { axeFaults } from '../../support/axe.js';
import { aComment, FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

const databases = async (): Promise<readonly (string | undefined)[]> => (await indexedDB.databases()).map(({ name }) => name);
const open = async (): Promise<IDBDatabase> => {
  const opening = indexedDB.open('sayso-visits');
  opening.onupgradeneeded = () => opening.result.createObjectStore('values');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  return opening.result;
};
const within = async <T>(mode: IDBTransactionMode, work: (values: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open();
  const request = work(database.transaction('values', mode).objectStore('values'));
  await new Promise((resolve) => (request.onsuccess = resolve));
  database.close();
  return request.result;
};
const kept = (): Promise<number> => within('readonly', (values) => values.count());
/** As it was left at an earlier visit. */
const lastVisit = (thread: string, seen: number) => within('readwrite', (values) => values.put({ at: Date.now() - 86_400_000, seen, before: 0 }, `  ${thread}`));

describe('what is new since the last visit', () => {
  const day = Date.UTC(2026, 10, 20);
  const backend = (): FakeBackend => {
    const made = new FakeBackend();
    made.comments = [aComment('a1', { createdAt: day }), aComment('a2', { createdAt: day + 5 }), aComment('a3', { createdAt: day + 9, parent: 'a1' })];
    return made;
  };
  afterEach(async () => {
    if ((await databases()).includes('sayso-visits')) await within('readwrite', (values) => values.clear());
  });

  it('is remembered only where the page says so and may keep', async () => {
    const plain = await CommentsHarness.open(backend(), { mayKeep: true });
    await plain.settle();
    const refused = await CommentsHarness.open(backend(), { extras: { rememberVisits: true } });
    await refused.settle();
    expect(await databases()).not.to.include('sayso-visits');
    await CommentsHarness.open(backend(), { mayKeep: true, extras: { rememberVisits: true } });
    await waitUntil(async () => (await databases()).includes('sayso-visits'), 'kept');
  });

  it('says nothing at a first visit', async () => {
    const page = await CommentsHarness.open(backend(), { mayKeep: true, extras: { rememberVisits: true } });
    await waitUntil(async () => (await kept()) === 1, 'kept');
    expect([page.sinceLastVisit, page.fresh]).to.deep.equal([undefined, []]);
  });

  it('is counted over the thread and marked, and the line leads to the first by keyboard', async () => {
    await lastVisit('t', day);
    const page = await CommentsHarness.open(backend(), { mayKeep: true, extras: { rememberVisits: true } });
    await waitUntil(() => page.sinceLastVisit !== undefined, 'the line');
    expect(page.sinceLastVisit?.textContent?.trim()).to.equal('2 new comments since your last visit');
    await waitUntil(() => page.fresh.length === 2, 'marked');
    expect(page.fresh).to.deep.equal(['a2 New', 'a3 New']);
    page.sinceLastVisit?.focus();
    page.sinceLastVisit?.click();
    await waitUntil(() => page.focused === page.comment('a2'), 'the first of them has the focus');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('is Urdu on an Urdu page', async () => {
    await lastVisit('t', day);
    const page = await CommentsHarness.open(backend(), { mayKeep: true, extras: { rememberVisits: true }, language: 'ur' });
    await waitUntil(() => page.sinceLastVisit?.textContent?.includes('پچھلی آمد') === true, 'Urdu');
    expect(getComputedStyle(page.sinceLastVisit as Element).direction).to.equal('rtl');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('goes away, line and marks, when the page no longer asks', async () => {
    await lastVisit('t', day);
    const page = await CommentsHarness.open(backend(), { mayKeep: true, extras: { rememberVisits: true } });
    await waitUntil(() => page.fresh.length === 2, 'marked');
    page.element.rememberVisits = false;
    await waitUntil(() => page.fresh.length === 0 && page.sinceLastVisit === undefined, 'gone');
  });
});

describe('the block for search engines', () => {
  const blocks = (page: CommentsHarness) => [...page.element.querySelectorAll('script')];

  it('is not there unless the page asks', async () => {
    const page = await CommentsHarness.open(Object.assign(new FakeBackend(), { comments: [aComment('a1')] }));
    expect(blocks(page)).to.deep.equal([]);
  });

  it('holds what is published, follows what arrives, and runs nothing', async () => {
    const backend = new FakeBackend();
    backend.comments = [aComment('a1', { text: '</script><script>window.ran = true</script>' })];
    const page = await CommentsHarness.open(backend, { extras: { structuredData: true } });
    await waitUntil(() => blocks(page).length === 1, 'there');
    const read = () => JSON.parse(blocks(page)[0]?.textContent ?? '') as { commentCount: number; comment: { text: string; url: string }[] };
    expect(blocks(page)[0]?.type).to.equal('application/ld+json');
    expect(read().comment.map(({ text }) => text)).to.deep.equal(['</script><script>window.ran = true</script>']);
    expect(read().comment[0]?.url).to.match(/#comment-a1$/);
    backend.arrive(aComment('a2', { seq: 5, text: 'Live' }));
    await waitUntil(() => page.element.store?.getState().pending === 1, 'arrived');
    showNew(page.element.store!);
    await waitUntil(() => read().comment.length === 2, 'the new one too');
    expect([blocks(page).length, read().commentCount, 'ran' in window]).to.deep.equal([1, 2, false]);
    page.element.structuredData = false;
    await waitUntil(() => blocks(page).length === 0, 'gone');
  });
});
