import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { editShape, removeShape } from '../../src/backends/http/http-editing.js';
import { receiptsShape } from '../../src/backends/http/http-receipts.js';
import { problemShape } from '../../src/backends/http/http-refused.js';
import { reportShape, voteShape } from '../../src/backends/http/http-taking.js';
import { misfit, type Shape } from '../../src/base/shape.js';
import type { Parser } from '../../src/base/parse.js';
import { parseComment } from '../../src/comments/model/comment.js';
import type { Submission } from '../../src/comments/model/backend.js';
import type { QueueItem } from '../../src/moderation/model/backend.js';
import { parseCounts, parseFieldProblem, parsePostAnswer, parsePostRequest, parseReceipts, parseStreamEvent, parseThreadPage } from '../../src/wire/comments.js';
import { parseEditAnswer, parseRemoveAnswer } from '../../src/wire/editing.js';
import { encodeComment, encodeCounts, encodeDecisionResults, encodeQueuePage } from '../../src/wire/encode.js';
import { createHttpBackend } from '../../src/backends/http/http-backend.js';
import { parseDecisionResults, parseQueuePage } from '../../src/wire/moderation.js';
import { parseHttpProblem } from '../../src/wire/problem.js';
import { postShape } from '../../src/wire/own-shapes.js';
import { commentShape, pageShape, streamShape } from '../../src/wire/shapes.js';
import { parseReportAnswer, parseVoteAnswer } from '../../src/wire/taking.js';
import { comment } from '../comments/model/samples.js';

const overTheWire = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

const item: QueueItem = {
  comment: comment('a', 1),
  reasons: [{ rule: 'links', code: 'too-many-links', action: 'hold', params: new Map<string, string | number>([['count', 3]]), where: [{ field: 'text', start: 0, end: 4 }] }],
  page: { url: 'https://paper.example/a', title: 'A' },
  inReplyTo: null,
  author: { published: 1, refused: 0 },
  decided: { action: 'approve', by: 'Editor', at: 5, batch: 'b', undoUntil: 25, reason: { code: 'other', words: 'Why' } },
  seq: 9,
};

describe('over the wire', () => {
  it('a queue comes as it went, parameters of reasons with it', () => {
    const page = { items: [item], next: null, counts: { held: 1, reported: 0, unreviewed: 0, published: 0, spam: 0, rejected: 0, all: 1 }, matching: 1, seq: 9 };
    expect(parseQueuePage(overTheWire(encodeQueuePage(page)))).to.deep.equal({ ok: true, value: page });
  });
  it('so do results of decisions', () => {
    const results = [{ kind: 'done', id: 'a', item } as const, { kind: 'conflict', id: 'a', because: 'reported', item } as const, { kind: 'unknown', id: 'x' } as const];
    expect(parseDecisionResults(overTheWire(encodeDecisionResults(results)))).to.deep.equal({ ok: true, value: { results } });
  });
  it('a post carries everything but its secret', async () => {
    const submission: Submission = {
      secret: 'AAAAAAAAAAAAAAAAAAAAAA',
      thread: '/a',
      parent: null,
      draft: { name: 'Sana', email: 'sana@mail.example', website: '', text: 'Hello', dir: 'ltr' },
      trap: '',
      ticket: 'a ticket',
      proof: ['BBBBBBBBBBBBBBBBBBBBBB'],
      page: { url: `https://paper.example/${'x'.repeat(3000)}`, title: 'A' },
    };
    let body = '';
    const fetch = (_: string, init: RequestInit): Response => {
      body = String(init.body);
      return Response.json({ kind: 'closed' });
    };
    await createHttpBackend({ endpoint: '/', fetch }).post(submission);
    expect(body).not.to.contain(submission.secret);
    const { secret: _secret, ...rest } = submission;
    expect(parsePostRequest(JSON.parse(body))).to.deep.equal({ ok: true, value: rest });
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

describe('what a page reads', () => {
  const badge = { ...comment('b', 2, 'a', { text: '*b*', lang: 'ur', dir: 'rtl', votes: 3, editedAt: 4 }), author: { name: 'Sana', website: 'https://a.example', badge: 'staff', seed: 's' } } as const;
  const own = { comment: encodeComment(badge), reasons: [{ rule: 'links', code: 'too-many-links' }], editableUntil: 9 };
  const rule = { ask: 'required', max: 500 };
  const info = { thread: '/a', state: 'closed', closedBecause: 'too-old', closedAt: 3, total: 2, limits: { name: rule, email: rule, website: rule, text: rule }, offers: ['vote'], closesAt: 9, closedNote: 'Enough.', question: 'And you?', pinned: ['a'], sorts: ['newest', 'best'], writing: { writers: 'members', signIn: 'https://a.example/in', notify: true } };
  const problem = { field: 'text', code: 'too-long', max: 5, length: 6 };
  const refused = { kind: 'refused', problems: [problem], reasons: own.reasons };
  const tooFast = { kind: 'too-fast', retryAfterSeconds: 4 };
  const problemOfReport = { field: 'words', code: 'too-long', max: 5, length: 6 };
  /** Whole answers, every optional thing in them, with the parser and the shape that must say the same of them. */
  const answers: Readonly<Record<string, readonly [Parser<unknown>, Shape, readonly unknown[]]>> = {
    'a comment': [parseComment, commentShape, [encodeComment(comment('a', 1)), own.comment]],
    'a page': [parseThreadPage, pageShape, [{ info, comments: [own.comment], next: 'x', seq: 9 }, { info: { ...info, state: 'open', closedBecause: null, closedAt: null, offers: [], writing: {} }, comments: [], next: null, seq: 0 }]],
    'receipts': [parseReceipts, receiptsShape, [{ own: [own, null] }]],
    'an answer to a post': [parsePostAnswer, postShape, [{ kind: 'stored', own, seenBefore: true }, refused, { kind: 'closed' }, tooFast]],
    'an event': [parseStreamEvent, streamShape, [{ kind: 'comment', seq: 3, comment: own.comment }, { kind: 'gone', seq: 4, id: 'a' }]],
    'an answer to an edit': [parseEditAnswer, editShape, [{ kind: 'stored', own }, refused, { kind: 'closed' }, { kind: 'too-late' }, { kind: 'conflict', own }, tooFast]],
    'an answer to a removal': [parseRemoveAnswer, removeShape, [{ kind: 'removed', own }, { kind: 'conflict', own }]],
    'an answer to a vote': [parseVoteAnswer, voteShape, [{ kind: 'counted', votes: 3 }, tooFast]],
    'an answer to a report': [parseReportAnswer, reportShape, [{ kind: 'received', number: 'r1', at: 5 }, { kind: 'refused', problems: [problemOfReport] }, tooFast]],
    'a problem at a field': [parseFieldProblem, problemShape, [problem, { field: 'email', code: 'not-an-email' }]],
  };
  for (const [what, [parse, shape, values]] of Object.entries(answers)) {
    it(`fits ${what} as the server's own parser does, and is used as it came`, () => {
      for (const value of values) {
        expect(parse(overTheWire(value))).to.deep.equal({ ok: true, value });
        const came = overTheWire(value);
        expect(misfit(came, shape)).to.equal('');
        expect(came).to.deep.equal(value);
      }
    });
    it(`is refused where ${what} lacks anything that the parser wants`, () => {
      for (const value of values) {
        for (const broken of breaks(value)) {
          const parsed = parse(overTheWire(broken.value));
          const came = overTheWire(broken.value);
          if (parsed.ok) expect(misfit(came, shape), broken.what).to.equal('');
          // What a page can do without is taken away instead; looked at one by one are lists of comments and problems; any word
          // stands for itself where a page only compares it with those that it knows.
          else if (misfit(came, shape) === '' && !/^\.(comments|problems|seenBefore)\b|\.(dir|ask|sorts\.\d) = "zzz"$/.test(broken.what)) expect(parse(came).ok, broken.what).to.equal(true);
        }
      }
    });
  }
});

/** A value with one thing in it taken away, or in another kind, for each thing in it. */
function* breaks(value: unknown, path = ''): Generator<{ readonly what: string; readonly value: unknown }> {
  for (const other of [undefined, null, 7.5, -1, 'zzz', [], {}, true, 1e300]) yield { what: `${path} = ${JSON.stringify(other) ?? 'nothing'}`, value: other };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (path.endsWith('tree')) return;
    for (const broken of breaks(inner, `${path}.${key}`)) {
      const copy = structuredClone(value) as Record<string, unknown>;
      copy[key] = broken.value;
      yield { what: broken.what, value: copy };
    }
  }
}
