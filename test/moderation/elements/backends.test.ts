import { expect } from '@open-wc/testing';
import { createLocalBackend } from '../../../src/backends/local/local-backend.js';
import type { Submission } from '../../../src/comments/model/backend.js';
import { ModerationHarness } from '../../harness/moderation-harness.js';
import { waitUntil } from '../../support/wait-until.js';

let made = 0;
const newId = (): string => `${Date.now().toString(36)}-${++made}`.padEnd(22, 'x');
const submission = (name: string, text: string): Submission => ({
  secret: newId(),
  thread: '/river',
  parent: null,
  draft: { name, email: 'reader@paper.example', website: '', text },
  trap: '',
  page: { url: 'https://paper.example/river', title: 'The river' },
});

describe('<sayso-moderation> by its attributes', () => {
  it('moderates what this browser keeps, live', async () => {
    const site = `test-${newId()}`;
    const readers = createLocalBackend({ clock: Date.now, newId, database: `sayso-local ${site}` });
    await readers.post(submission('Amina', 'Only an idiot would say so.'));
    const console_ = await ModerationHarness.fromAttributes({ backend: 'local', site });
    await waitUntil(() => console_.order.length === 1, 'the comment is listed');
    const [id] = console_.order;
    expect(console_.marks(id!)).to.deep.equal(['idiot']);
    expect(console_.reasons(id!)).to.deep.equal(['On your word list: idiot', 'First comment by this author']);

    await readers.post(submission('Tom', 'Hello'));
    await waitUntil(() => console_.freshLabel === 'Show 1 new comment', 'the second one is told', { timeout: 4000 });

    await console_.decide(id!, 'approve');
    await waitUntil(() => console_.canUndo(id!), 'it is decided');
    expect((await readers.counts(['/river'])).get('/river')).to.equal(1);
    await console_.undo(id!);
    await waitUntil(() => console_.standing(id!) === '', 'it is taken back');
    expect((await readers.counts(['/river'])).get('/river')).to.equal(0);
  });

  it('leaves the page’s own content, and tells the developer, when the backend is none', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => void said.push(line);
    try {
      const console_ = await ModerationHarness.fromAttributes({ backend: 'carrier-pigeon' });
      await waitUntil(() => said.some((line) => line.includes('[unknown-backend]')), 'the developer is told');
      expect(said.find((line) => line.includes('[unknown-backend]'))).to.contain('carrier-pigeon').and.to.contain('http or local');
      expect(console_.fallbackShown).to.equal(true);
    } finally {
      console.warn = warn;
    }
  });
});
