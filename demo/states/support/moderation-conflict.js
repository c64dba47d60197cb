import { done, show } from './moderation.js';

const { backend, store } = await show();
backend.decideElsewhere('c1', 'approve', 'Sana');
await store.decide(['c1'], 'reject');
store.select('c1');
done();
