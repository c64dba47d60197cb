import { done, show } from './moderation.js';
import { dialogShows, openComment, press } from './press.js';

const { store } = await show();
await store.load('published');
await openComment('p1');
await press('[data-thread]');
await dialogShows('form');
done();
