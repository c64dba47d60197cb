import { done, show } from './moderation.js';

const lists = [
  { name: 'Rude words', queue: 'held', filter: { rule: 'words' } },
  { name: 'Night buses', queue: 'all', filter: { thread: 'https://paper.example/buses' } },
];
const { backend, store } = await show({ lists });
await store.load('all', { thread: 'https://paper.example/buses', text: 'forty' });
store.tick(['c3', 'p1'], true);
backend.others('c3', 'Karim');
done();
