/** A real mail server on a free port that keeps what it took; a test may tell it to refuse. */
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Unfolded, by small name; the last of a name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: string;
}

/** What the server says to a recipient; undefined: welcome. */
export type Judge = (recipient: string) => { readonly status: number } | undefined;

const headersOf = (raw: string): ReadonlyMap<string, string> => {
  const [head = ''] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
};

export const startMailbox = async (judge: { current: Judge } = { current: () => undefined }) => {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = judge.current(address);
      done(refusal === undefined ? null : Object.assign(new Error('not now'), { responseCode: refusal.status }));
    },
    onData(stream, { envelope }, done) {
      let raw = '';
      stream.setEncoding('utf8').on('data', (part: string) => (raw += part));
      stream.on('end', () => {
        received.push({ from: envelope.mailFrom === false ? '' : envelope.mailFrom.address, to: envelope.rcptTo.map(({ address }) => address), headers: headersOf(raw), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    received,
    judge,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

/** The words of a mail's plain part, decoded. */
export const wordsOf = ({ raw }: Pick<Received, 'raw'>, type = 'text/plain'): string => {
  const [, boundary] = /boundary="([^"]+)"/.exec(raw) ?? [];
  const part = boundary === undefined ? raw : (raw.split(`--${boundary}`).find((each) => each.includes(`Content-Type: ${type}`)) ?? '');
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
