/** A file's text, piece by piece: unpacked where it is gzip, decoded strictly. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** The file is not what it says it is: bytes of another encoding, or a packed file that breaks off. */
export class UnreadableText extends Error {}

const packed = async (file: string): Promise<boolean> => {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
};

const bytesOf = async (file: string): Promise<AsyncIterable<Buffer>> => {
  if (!(await packed(file))) return createReadStream(file);
  const unpacked = createGunzip();
  // The reader of `unpacked` hears of the fault; here it is only kept from going unheard.
  void pipeline(createReadStream(file), unpacked).catch(() => undefined);
  return unpacked;
};

/** `encodingOf` is shown the first piece; default UTF-8. Throws `UnreadableText`. */
export const textOf = async function* (file: string, encodingOf: (first: Buffer) => string = () => 'utf-8'): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const decode = (part?: Buffer): string => {
    try {
      decoder ??= new TextDecoder(encodingOf(part ?? Buffer.alloc(0)), { fatal: true });
      return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true });
    } catch {
      throw new UnreadableText('bytes that are not in the encoding that the file names');
    }
  };
  const parts = await bytesOf(file);
  try {
    for await (const part of parts) yield decode(part);
  } catch (error) {
    if (error instanceof Error && /^(Z_|ERR_ZLIB)/.test((error as { code?: string }).code ?? '')) throw new UnreadableText('a packed file that breaks off or is damaged');
    throw error;
  }
  yield decode();
};
