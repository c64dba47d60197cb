/** Reads a request's body, never more than is allowed (7 MB cost no more than the limit), and decodes it strictly. */
import { badRequest, HttpError } from './problems.js';
import type { Parser } from '@sayso/widgets/wire';

/** Bytes. A comment of 10,000 characters is at most 60 kB as JSON. */
const usualLimit = 256 * 1024;

export const mediaType = (request: Request): string => (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const readText = async (request: Request, bodyLimit = usualLimit): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw new HttpError('too-large', `at most ${bodyLimit} bytes`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body?.getReader();
  let text = '';
  let bytes = 0;
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      bytes += part.value.byteLength;
      if (bytes > bodyLimit) {
        await reader?.cancel().catch(() => undefined);
        throw new HttpError('too-large', `at most ${bodyLimit} bytes`);
      }
      text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError('bad-request', 'the body: expected UTF-8');
  }
};

/** A JSON body that a wire parser takes; `limit` in bytes, where it may be larger than a comment's. */
export const readJson = async <T>(request: Request, parse: Parser<T>, limit = usualLimit): Promise<T> => {
  if (mediaType(request) !== 'application/json') throw new HttpError('wrong-content-type', 'application/json');
  let value: unknown;
  try {
    value = JSON.parse(await readText(request, limit));
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError('bad-request', 'the body: expected JSON');
  }
  const parsed = parse(value);
  if (!parsed.ok) throw badRequest(parsed.error);
  return parsed.value;
};

/** The fields of a plain HTML form. */
export const readForm = async (request: Request): Promise<URLSearchParams> => {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') throw new HttpError('wrong-content-type', 'application/x-www-form-urlencoded');
  return new URLSearchParams(await readText(request));
};
