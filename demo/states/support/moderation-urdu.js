import { done, saidInUrdu, show } from './moderation.js';

await show({ comments: saidInUrdu, moderator: { id: 'm1', name: 'نادیہ رحمٰن' } });
done();
