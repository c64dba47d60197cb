/** One JSON line per event. Never the words of a comment, an e-mail address, a token or an address with its query (S-28). */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

export const createLog =
  (write: (line: string) => void, now: () => number): Log =>
  (level, event, fields = {}) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields }));

/** An error without its message, which may repeat what somebody wrote: its name, its code and where it was thrown. */
export const errorFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  const stack = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 8).map((line) => line.trim());
  return { name: error.name, code: typeof code === 'string' ? code : undefined, stack: stack.join(' | ') };
};
