import { done, saidInUrdu, show } from './moderation.js';
import { dialogShows, openComment, press } from './press.js';

await show({ comments: saidInUrdu, moderator: { id: 'm1', name: 'نادیہ رحمٰن' } });
await openComment('u2');
await press('[data-thread]');
await dialogShows('form');
done();
