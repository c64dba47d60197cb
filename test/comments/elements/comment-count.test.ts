import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/exports/define/comment-count.js';
import { BackendError } from '../../../src/comments/model/errors.js';
import { FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

describe('the comment count', () => {
  it('asks once for the whole page and writes each number in place', async () => {
    const backend = new FakeBackend();
    const page = await fixture<HTMLElement>(html`<p>
      <sayso-comment-count thread="a" .source=${backend}>Comments</sayso-comment-count><sayso-comment-count thread="four" .source=${backend}>Comments</sayso-comment-count>
    </p>`);
    const [first, second] = page.querySelectorAll('sayso-comment-count');
    await waitUntil(() => first?.textContent === '1 comment', 'counted');
    expect(second?.textContent).to.equal('4 comments');
    expect(backend.counted).to.deep.equal([['a', 'four']]);
  });

  it('keeps its own text where it cannot be counted', async () => {
    const backend = new FakeBackend();
    backend.broken = new BackendError('server-error', 'x');
    const page = await fixture<HTMLElement>(html`<p><sayso-comment-count thread="a" .source=${backend}>Comments</sayso-comment-count></p>`);
    await waitUntil(() => backend.counted.length === 1, 'asked');
    await Promise.resolve();
    expect(page.textContent).to.contain('Comments');
  });

  it('speaks the page’s language', async () => {
    const page = await fixture<HTMLElement>(html`<p lang="ur"><sayso-comment-count thread="ab" .source=${new FakeBackend()}>…</sayso-comment-count></p>`);
    await waitUntil(() => page.textContent?.includes('تبصرے'), 'Urdu');
  });
});
