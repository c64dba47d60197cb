/**
 * A keeper of comments that lives in the page and does what a state page tells it: answer, wait for ever, fail, hold, refuse.
 * It implements the same `CommentBackend` as the real ones.
 */
import { BackendError } from '/build/src/comments/model/errors.js';

export const limits = {
  name: { ask: 'required', max: 245 },
  email: { ask: 'required', max: 100 },
  website: { ask: 'optional', max: 200 },
  text: { ask: 'required', max: 2000 },
};

const off = { ask: 'off', max: 200 };

const never = () => new Promise(() => {});

/**
 * @param {object} [settings]
 * @param {import('../../../src/comments/model/comment.js').Comment[]} [settings.comments]
 * @param {'answer' | 'wait' | string} [settings.loading] `wait`, or an error code
 * @param {'publish' | 'hold' | 'refuse' | 'take-down' | 'wait' | string} [settings.posting] `take-down`: published, and taken down by a moderator at once
 */
export const makeBackend = ({ comments = [], loading = 'answer', posting = 'publish', closed = null, more = false, arriving = [], writing = undefined, offers = [], voting = 'answer', reporting = 'answer', info: told = {} } = {}) => {
  let made = 0;
  let tell = () => {};
  const takenDown = new Map();
  const info = () => ({
    thread: 'demo',
    state: closed === null ? 'open' : 'closed',
    closedBecause: closed === null ? null : closed.because,
    closedAt: closed === null ? null : closed.at,
    total: comments.filter((each) => each.status === 'published').length,
    limits: writing?.writers === 'members' ? { ...limits, name: off, email: off, website: off } : limits,
    ...(writing && { writing }),
    offers,
    ...told,
  });
  return {
    capabilities: { live: true, receipts: true, edit: true, delete: true },
    // Nothing that is changed here is ever stored: the page shows the state before.
    editing: async () => ({ edit: never, remove: never, statement: async () => ({ page: '/v1/default/receipt?comment=made-1&view=demo', mayAppeal: true, upheld: false }) }),
    taking: async () => ({
      vote: async () => {
        if (voting !== 'answer') throw new BackendError(voting, 'the state page says so');
        return { kind: 'counted', votes: 13 };
      },
      unvote: async () => ({ kind: 'counted', votes: 12 }),
      flag: async () => ({ kind: 'received', number: 'K7QXM-2R9TD', at: Date.now() }),
      notice: async () => (reporting === 'wait' ? never() : { kind: 'received', number: 'K7QXM-2R9TD', at: Date.now() }),
    }),
    async load() {
      if (loading === 'wait') return never();
      if (loading !== 'answer') throw new BackendError(loading, 'the state page says so');
      return { info: info(), comments, next: more ? 'more' : null, seq: 1 };
    },
    async post(submission) {
      if (posting === 'wait') return never();
      if (posting === 'refuse') return { kind: 'refused', problems: [], reasons: [{ rule: 'words', code: 'listed-words' }] };
      if (!['publish', 'hold', 'take-down'].includes(posting)) throw new BackendError(posting, 'the state page says so');
      const comment = {
        id: `made-${++made}`,
        thread: submission.thread,
        parent: submission.parent,
        author: { name: submission.draft.name, seed: 'you' },
        text: submission.draft.text,
        status: posting === 'hold' ? 'held' : 'published',
        createdAt: Date.now(),
        editedAt: null,
        revision: 1,
        seq: 2,
      };
      if (posting === 'take-down') {
        takenDown.set(submission.secret, { comment: { ...comment, status: 'removed', seq: 3 }, reasons: [] });
        setTimeout(() => tell({ kind: 'gone', seq: 3, id: comment.id }));
      }
      return {
        kind: 'stored',
        own: { comment, editableUntil: Date.now() + 300_000, reasons: posting === 'hold' ? [{ rule: 'links', code: 'too-many-links' }, { rule: 'first-time', code: 'first-time-author' }] : [] },
      };
    },
    receipts: async (secrets) => secrets.map((secret) => takenDown.get(secret) ?? null),
    counts: async (threads) => new Map(threads.map((thread, index) => [thread, index * 12])),
    follow(_thread, _since, onEvent) {
      tell = onEvent;
      onEvent({ kind: 'connection', state: 'open' });
      arriving.forEach((comment, index) => onEvent({ kind: 'comment', seq: 10 + index, comment: { ...comment, seq: 10 + index } }));
      return () => {};
    },
  };
};
