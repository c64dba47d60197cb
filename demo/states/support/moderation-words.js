import { done, show } from './moderation.js';
import { dialogShows, openComment, press, type } from './press.js';

const { backend } = await show({ editing: true });
await openComment('c4');
await press('[data-ask=edit]');
await dialogShows('textarea');
backend.editElsewhere('c4', 'Where and when can I sign up?');
type('textarea', 'Where can I sign up for the tools?');
await press('dialog[open] [type=submit]');
await dialogShows('[data-theirs]');
done();
