import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Submission } from '../../src/comments/model/backend.js';
import type { QueueItem } from '../../src/moderation/model/backend.js';
import { parseCounts, parsePostAnswer, parsePostRequest, parseStreamEvent } from '../../src/wire/comments.js';
import { encodeComment, encodeCounts, encodeDecisionResults, encodePost, encodeQueuePage, problemOf } from '../../src/wire/encode.js';
import { parseDecisionResults, parseQueuePage } from '../../src/wire/moderation.js';
import { parseHttpProblem } from '../../src/wire/problem.js';
import { comment } from '../comments/model/samples.js';

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const item: QueueItem = {
  comment: comment('a', 1),
  reasons: [{ rule: 'links', code: 'too-many-links', action: 'hold', params: new Map<string, string | number>([['count', 3]]), where: [{ field: 'text', start: 0, end: 4 }] }],
  page: { url: 'https://paper.example/a', title: 'A' },
  inReplyTo: null,
  author: { published: 1, refused: 0 },
  decided: { action: 'approve', by: 'Editor', at: 5, batch: 'b', undoUntil: 25 },
};

describe('over the wire', () => {
  it('a queue comes as it went, parameters of reasons with it', () => {
    const page = { items: [item], next: null, counts: { held: 1, reported: 0, published: 0, spam: 0, rejected: 0 }, seq: 9 };
    expect(parseQueuePage(overTheWire(encodeQueuePage(page)))).to.deep.equal({ ok: true, value: page });
  });
  it('so do results of decisions', () => {
    const results = [{ kind: 'done', id: 'a', item } as const, { kind: 'unknown', id: 'x' } as const];
    expect(parseDecisionResults(overTheWire(encodeDecisionResults(results)))).to.deep.equal({ ok: true, value: { results } });
  });
  it('a post carries everything but its secret', () => {
    const submission: Submission = {
      secret: 'AAAAAAAAAAAAAAAAAAAAAA',
      thread: '/a',
      parent: null,
      draft: { name: 'Sana', email: 'sana@mail.example', website: '', text: 'Hello', dir: 'ltr' },
      trap: '',
      page: { url: `https://paper.example/${'x'.repeat(3000)}`, title: 'A' },
    };
    const sent = overTheWire(encodePost(submission));
    expect(JSON.stringify(sent)).not.to.contain(submission.secret);
    const parsed = parsePostRequest(sent);
    expect(parsed.ok && parsed.value.draft).to.deep.equal(submission.draft);
  });
  it('a comment carries no field that is not its own', () => {
    const leaky = { ...comment('a', 1), email: 'sana@mail.example', author: { name: 'Sana', seed: 's', email: 'sana@mail.example' } };
    expect(JSON.stringify(encodeComment(leaky))).not.to.contain('@');
    expect(encodeComment(comment('a', 1))).to.deep.equal(comment('a', 1));
  });
  it('counts keep their threads', () => {
    const counts = new Map([['/a', 3], ['/ä?b=1', 0]]);
    expect(parseCounts(overTheWire(encodeCounts(counts)))).to.deep.equal({ ok: true, value: { counts } });
  });
  it('a problem stands only at fields that can have it', () => {
    expect(problemOf({ field: 'text', code: 'too-long', max: 5, length: 6 })).to.deep.equal({ field: 'text', code: 'too-long', max: 5, length: 6 });
    expect(problemOf({ field: 'text', code: 'not-an-email' })).to.equal(null);
    expect(problemOf({ field: 'email', code: 'not-an-email' })).to.deep.equal({ field: 'email', code: 'not-an-email' });
  });
  it('nothing that comes makes a parser throw', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const parse of [parsePostAnswer, parsePostRequest, parseStreamEvent, parseQueuePage, parseDecisionResults, parseCounts, parseHttpProblem]) parse(value);
      }),
    );
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
    expect(parseCounts(JSON.parse('{"counts":{"__proto__":1}}')).ok).to.equal(false);
  });
});
