import { done, show } from './moderation.js';
import { dialogShows, press } from './press.js';

const { backend, store } = await show();
await store.load('spam');
await store.sweep('reject');
await store.load('held');
store.tick(['c2', 'c4'], true);
store.select('c3');
backend.others('c3', 'Karim', 'Sana');
store.tick(['c2', 'c4'], false);
await press('[data-sweep]');
await dialogShows('button[type=submit]');
done();
