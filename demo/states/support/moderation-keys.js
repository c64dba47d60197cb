import { done, show } from './moderation.js';
import { dialogShows, press } from './press.js';

await show();
await press('.top .quiet');
await dialogShows('.key');
done();
