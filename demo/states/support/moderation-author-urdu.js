import { done, saidInUrdu, show } from './moderation.js';
import { dialogShows, openComment, press } from './press.js';

const { store } = await show({ comments: saidInUrdu, moderator: { id: 'm1', name: 'نادیہ رحمٰن' } });
const desk = await store.desk();
await desk.changeAuthor({ of: 'u2', standing: { kind: 'pre-moderated', until: Date.now() + 7 * 86_400_000 }, addNote: 'شام کو لہجہ سخت ہو جاتا ہے۔ ایک بار نرمی کی درخواست کی گئی۔' });
await openComment('u2');
await press('[data-ask=author]');
await dialogShows('fieldset');
done();
