/** The console on comments of our own making, in the page: each state page says what to show. */
import { PageBackend } from './moderation-backend.js';
import { createQueueStore } from '/build/src/moderation/runtime/queue-store.js';
import '/build/src/exports/define/moderation.js';

const minutes = 60_000;
const hours = 60 * minutes;
const pages = {
  river: { url: 'https://paper.example/river', title: 'The river comes back to the old town' },
  buses: { url: 'https://paper.example/buses', title: 'Night buses return after six years' },
  library: { url: 'https://paper.example/library', title: 'A library that lends tools' },
};

/** What readers of the demo's paper wrote. */
export const said = [
  { id: 'c1', name: 'Amina Qureshi', ago: 3 * minutes, page: pages.river, text: 'I grew up two streets from the bank. Nobody asked us before the wall was built, and nobody asked us before it came down. Both times it was the right decision, and both times it was made the wrong way.' },
  { id: 'c2', name: 'Cheap Medicine 24', ago: 9 * minutes, page: pages.buses, text: 'Great article, very useful for many people.\n\nBest prices for VÏAGRA and more: http://pills.example/a http://pills.example/b https://pills.example/c', trap: '' },
  {
    id: 'c3', name: 'Tom', ago: 21 * minutes, page: pages.buses, published: 14, refused: 1,
    text: 'Only an idiot would call a bus every forty minutes a “service”. The line 9 was cut in 2020 and everybody who works nights has paid for taxis since.',
    inReplyTo: { id: 'c9', name: 'Friederike', text: 'Every forty minutes is not much, but it is a start. Last year there was nothing at all after midnight.' },
  },
  { id: 'c4', name: 'Jo', ago: 48 * minutes, page: pages.library, published: 3, sameInThread: 1, text: 'Where can I sign up?' },
  { id: 'c5', name: 'بلال خان', lang: 'ur', ago: 2 * hours, page: pages.river, text: 'دریا کے کنارے چلنے کی جگہ پہلی بار بچوں کے لیے بھی محفوظ ہے۔ کیا شہر اسے شام کے بعد بھی روشن رکھے گا؟' },
  { id: 'c6', name: 'Marguerite', ago: 5 * hours, page: pages.library, published: 2, text: 'I wrote to a@tools.example, b@tools.example and c@tools.example and had three answers within a day. More places should be like that.' },
  { id: 'p1', name: 'Friederike', ago: 6 * hours, page: pages.buses, status: 'published', published: 8, text: 'Every forty minutes is not much, but it is a start.' },
  { id: 's1', name: 'Casino', ago: 26 * hours, page: pages.river, status: 'spam', trap: 'x', text: 'Online casino, guaranteed profit' },
];

export const saidInUrdu = [
  { id: 'u1', name: 'بلال خان', lang: 'ur', ago: 4 * minutes, page: { url: 'https://paper.example/ur/darya', title: 'دریا پرانے شہر میں لوٹ آیا' }, text: 'دریا کے کنارے چلنے کی جگہ پہلی بار بچوں کے لیے بھی محفوظ ہے۔ کیا شہر اسے شام کے بعد بھی روشن رکھے گا؟' },
  { id: 'u2', name: 'سعدیہ', lang: 'ur', ago: 31 * minutes, published: 6, page: { url: 'https://paper.example/ur/bus', title: 'رات کی بسیں چھ برس بعد بحال' }, text: 'جس نے بھی یہ فیصلہ کیا وہ كمِينه ہے۔ رات کی شفٹ والوں سے کسی نے پوچھا تک نہیں۔', inReplyTo: { id: 'u9', name: 'عمران', text: 'چالیس منٹ بعد ایک بس بھی غنیمت ہے۔' } },
  { id: 'u3', name: 'Easy Money', ago: 55 * minutes, page: { url: 'https://paper.example/ur/darya', title: 'دریا پرانے شہر میں لوٹ آیا' }, text: 'گھر بیٹھے کمائیں! http://a.example http://b.example http://c.example' },
];

/** Makes the backend and hands the element a started store. */
export const show = async ({ comments = said, moderator = { id: 'm1', name: 'Nadia Rahman' }, undoWindow = 10 * minutes, lists = [], editing = false, signedOut } = {}) => {
  const backend = new PageBackend({ comments, moderator, undoWindow, editing, signedOut });
  await (await backend.desk()).saveFilters(lists);
  const store = createQueueStore(backend, { now: Date.now, newId: () => crypto.randomUUID().replaceAll('-', '').slice(0, 22), calm: 50 });
  const element = document.querySelector('sayso-moderation');
  element.store = store;
  await store.start();
  await element.updateComplete;
  return { backend, store, element };
};

/** The page says when it stands, for screenshots and axe. */
export const done = () => document.documentElement.setAttribute('data-ready', '');
