import { done, said, show } from './moderation.js';

const { backend, store } = await show();
await store.decide(['c1'], 'approve');
await store.decide(['c2'], 'spam');
await store.decide(['c3'], 'reject');
backend.arrive({ ...said[0], id: 'n1', ago: 0, name: 'Ines' });
backend.arrive({ ...said[3], id: 'n2', ago: 0, name: 'Karim' });
backend.connection('lost');
store.select('c1');
done();
