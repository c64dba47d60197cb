import { done, show } from './moderation.js';
import { dialogShows, openComment, press } from './press.js';

const { store } = await show();
const desk = await store.desk();
await desk.changeAuthor({ of: 'c3', standing: { kind: 'pre-moderated', until: Date.now() + 7 * 86_400_000 }, addNote: 'Knows the bus lines well, and is short with people in the evening. Asked once to stay friendly.' });
await openComment('c3');
await press('[data-ask=author]');
await dialogShows('fieldset');
done();
