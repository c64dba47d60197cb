import { done, saidInUrdu, show } from './moderation.js';
import { dialogShows, openComment, press } from './press.js';

const [first, ...others] = saidInUrdu;
const formatted = { ...first, text: '<strong>دریا</strong> کے کنارے چلنے کی جگہ پہلی بار بچوں کے لیے بھی محفوظ ہے، <a href="https://paper.example/ur/darya">یہاں</a> دیکھیے۔' };
await show({ comments: [formatted, ...others], moderator: { id: 'm1', name: 'نادیہ رحمٰن' }, editing: true });
await openComment('u1');
await press('[data-ask=edit]');
await dialogShows('textarea');
done();
