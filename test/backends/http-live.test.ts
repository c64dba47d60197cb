import { expect, waitUntil } from '@open-wc/testing';
import { createHttpBackend } from '../../src/backends/http/http-backend.js';
import type { StreamLike } from '../../src/backends/http/request.js';
import type { ThreadEvent } from '../../src/comments/model/backend.js';
import { comment } from '../comments/model/samples.js';

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
  return { opened, events, stop, say, happen };
};
const news = (seq: number) => ({ kind: 'comment', seq, comment: comment(`c${seq}`, seq) });

describe('a live stream', () => {
  it('begins at the number of the page, without cookies', () => {
    const { opened, stop } = setUp();
    expect(opened[0]?.url).to.equal('https://talk.example/v1/default/stream?thread=%2Fa+b&since=7');
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
