import { done, show } from './moderation.js';
import { openComment, press, type, dialogShows, stands } from './press.js';

await show({ editing: true });
await openComment('c4');
await press('[data-ask=edit]');
await dialogShows('textarea');
type('textarea', 'Where can I sign up for the tools?');
await press('dialog[open] [type=submit]');
await stands('[data-former]');
done();
