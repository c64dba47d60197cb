import { done, saidInUrdu, show } from './moderation.js';

const { backend, store } = await show({ comments: saidInUrdu, moderator: { id: 'm1', name: 'نادیہ رحمٰن' } });
store.tick(['u1', 'u3'], true);
store.select('u2');
backend.others('u2', 'سعد');
done();
