/** What a page has to ask for: memory of visits, and a block of data for search engines. Each is fetched where it is wanted. */
import type { Thread } from '../../runtime/thread.js';
import type { SaysoComments } from '../comments/comments.js';

type Leave = () => void;
const running = new WeakMap<SaysoComments, { readonly of: string; readonly store: Thread; readonly leave: Promise<readonly Leave[]> }>();

/** Brings what the element's attributes ask for, once per store; what they no longer ask for is taken away. */
export const addExtras = (host: SaysoComments): void => {
  const { store, structuredData, rememberVisits } = host;
  const of = `${String(structuredData)} ${String(rememberVisits)}`;
  const before = running.get(host);
  if (store === undefined || (before?.store === store && before.of === of)) return;
  void before?.leave.then((all) => all.forEach((leave) => leave()));
  const coming: Promise<Leave>[] = [];
  if (structuredData) coming.push(import('../structured-data/structured-data.js').then(({ tellSearchEngines }) => tellSearchEngines(host, store)));
  if (rememberVisits && host.mayKeep()) coming.push(import('../visits/visits.js').then(({ showVisits }) => showVisits(host, store)));
  // What does not come is left out; the thread stands without it.
  const leave = Promise.allSettled(coming).then((all) => all.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])));
  running.set(host, { of, store, leave });
};
