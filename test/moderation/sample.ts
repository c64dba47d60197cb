/** A small queue for tests. */
import type { Said } from './memory-backend.js';

export const sample: readonly Said[] = [
  { id: 'a', name: 'Amina', ago: 1000, text: 'Good piece.' },
  { id: 'b', name: 'Pills', ago: 2000, text: 'Buy vïagra: http://x.example/1 http://x.example/2 http://x.example/3' },
  { id: 'c', name: 'Tom', ago: 3000, published: 4, text: 'Only an idiot would say so.', inReplyTo: { id: 'z', name: 'Ines', text: 'I would say so.' } },
  { id: 'd', name: 'بلال', ago: 4000, lang: 'ur', text: 'بہت خوب' },
  { id: 'p', name: 'Ines', ago: 5000, status: 'published', published: 2, text: 'I would say so.' },
];
