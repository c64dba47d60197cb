import { expect } from '@open-wc/testing';
import { createHttpBackend } from '../../src/backends/http/http-backend.js';
import type { StreamLike } from '../../src/backends/http/request.js';
import type { ThreadEvent } from '../../src/comments/model/backend.js';
import { comment } from '../comments/model/samples.js';
import { waitUntil } from '../support/wait-until.js';

interface Opened extends StreamLike {
  readonly url: string;
  readonly withCredentials: boolean;
  closed: boolean;
}

/** Streams in the hand of the test: what a server sends and when a line breaks cannot be had from a real one on demand. */
const setUp = () => {
  const opened: Opened[] = [];
  const openStream = (url: string, withCredentials: boolean): StreamLike => {
    const stream: Opened = { url, withCredentials, closed: false, onopen: null, onmessage: null, onerror: null, close: () => void (stream.closed = true) };
    opened.push(stream);
    return stream;
  };
  const events: ThreadEvent[] = [];
  const backend = createHttpBackend({ endpoint: 'https://talk.example', openStream });
  const stop = backend.follow('/a b', 7, (event) => void events.push(event));
  const say = (stream: Opened, value: unknown): unknown => stream.onmessage?.call(stream as unknown as EventSource, new MessageEvent('message', { data: typeof value === 'string' ? value : JSON.stringify(value) }));
  const happen = (stream: Opened, what: 'onopen' | 'onerror'): unknown => stream[what]?.call(stream as unknown as EventSource, new Event('x'));
  return { opened, events, stop, say, happen, openStream };
};
const news = (seq: number, thread = '/a b') => ({ kind: 'comment', seq, comment: { ...comment(`c${seq}`, seq), thread } });

describe('a live stream', () => {
  it('begins at the number of the page, without cookies', () => {
    const { opened, stop } = setUp();
    expect(opened[0]?.url).to.equal('https://talk.example/v1/default/stream?since=7&thread=%2Fa%20b');
    expect(opened[0]?.withCredentials).to.equal(false);
    stop();
    expect(opened[0]?.closed).to.equal(true);
  });
  it('comes back from the last number seen, and says when it was lost', async () => {
    const { opened, events, stop, say, happen } = setUp();
    const [first] = opened as [Opened];
    happen(first, 'onopen');
    say(first, news(9));
    happen(first, 'onerror');
    expect(first.closed).to.equal(true);
    expect(events.map((event) => (event.kind === 'connection' ? event.state : event.seq))).to.deep.equal(['open', 9, 'lost']);
    await waitUntil(() => opened.length === 2, 'the next connection', { timeout: 3000 });
    expect(opened[1]?.url).to.contain('since=9');
    stop();
  });
  it('is tried at once when the network is back', () => {
    const { opened, stop, happen } = setUp();
    happen(opened[0] as Opened, 'onerror');
    dispatchEvent(new Event('online'));
    expect(opened).to.have.lengthOf(2);
    dispatchEvent(new Event('online'));
    expect(opened, 'a line that stands is left alone').to.have.lengthOf(2);
    stop();
  });
  it('passes over what is no event, and what was told before', () => {
    const { opened, events, stop, say } = setUp();
    const [first] = opened as [Opened];
    for (const value of ['<html>', 'null', { kind: 'comment' }, { kind: 'gone', seq: -1, id: 'a' }, news(3), news(8), news(8)]) say(first, value);
    expect(events.map((event) => event.kind === 'comment' && event.seq)).to.deep.equal([8]);
    stop();
  });
  it('tells nothing after it was stopped', () => {
    const { opened, events, stop, say, happen } = setUp();
    stop();
    say(opened[0] as Opened, news(9));
    happen(opened[0] as Opened, 'onopen');
    happen(opened[0] as Opened, 'onerror');
    dispatchEvent(new Event('online'));
    expect([events.length, opened.length]).to.deep.equal([0, 1]);
  });
});

describe('several threads on one page', () => {
  const join = (openStream: Parameters<typeof createHttpBackend>[0]['openStream'], thread: string, since: number) => {
    const events: ThreadEvent[] = [];
    // Each element has a backend of its own.
    const backend = createHttpBackend({ endpoint: 'https://talk.example', ...(openStream && { openStream }) });
    const stop = backend.follow(thread, since, (event) => void events.push(event));
    return { stop, seen: () => events.map((event) => (event.kind === 'connection' ? event.state : event.seq)) };
  };
  const standing = (opened: readonly Opened[]): readonly string[] => opened.filter(({ closed }) => !closed).map(({ url }) => new URL(url).search);

  it('share one stream, and each hears of its own', () => {
    const { opened, events, stop, say, happen, openStream } = setUp();
    const second = join(openStream, '/c', 12);
    const third = join(openStream, '/d', 5);
    expect(standing(opened)).to.deep.equal(['?since=5&thread=%2Fa%20b&thread=%2Fc&thread=%2Fd']);
    const stream = opened.at(-1) as Opened;
    happen(stream, 'onopen');
    for (const each of [news(6, '/d'), news(7), news(8), news(10, '/c'), news(13, '/c'), { kind: 'gone', seq: 14, id: 'c8' }]) say(stream, each);
    expect(events.map((event) => (event.kind === 'connection' ? event.state : event.seq)), 'its page held 7 already').to.deep.equal(['open', 8, 14]);
    expect([second.seen(), third.seen()]).to.deep.equal([['open', 13, 14], ['open', 6, 14]]);
    second.stop();
    say(stream, news(15, '/c'));
    say(stream, news(16, '/d'));
    expect([second.seen().at(-1), third.seen().at(-1)]).to.deep.equal([14, 16]);
    const back = join(openStream, '/c', 13);
    expect(standing(opened)).to.deep.equal(['?since=13&thread=%2Fa%20b&thread=%2Fd&thread=%2Fc']);
    say(opened.at(-1) as Opened, news(15, '/c'));
    expect(back.seen()).to.deep.equal([15]);
    for (const each of [stop, third.stop, back.stop]) each();
    expect(standing(opened)).to.deep.equal([]);
  });

  it('one that fails to hear does not take another server for its own', () => {
    const { opened, stop, openStream } = setUp();
    const other = createHttpBackend({ endpoint: 'https://other.example', openStream });
    const leave = other.follow('/a b', 1, () => undefined);
    expect(opened.filter(({ closed }) => !closed).map(({ url }) => new URL(url).origin)).to.deep.equal(['https://talk.example', 'https://other.example']);
    stop();
    leave();
  });
});
