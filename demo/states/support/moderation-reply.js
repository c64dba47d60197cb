import { done, show } from './moderation.js';
import { dialogShows, openComment, press } from './press.js';

await show();
await openComment('c1');
await press('[data-ask=reply]');
await dialogShows('textarea');
done();
