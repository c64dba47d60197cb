/** Words for developers: a stable code, what was expected, what to do. Said once per page and code+detail. */
const said = new Set<string>();

/** Prints `sayso [code] message` to the console as a warning, the first time only. Readers never see it. */
export const warnOnce = (code: string, message: string): void => {
  const line = `sayso [${code}] ${message}`;
  if (said.has(line)) return;
  said.add(line);
  console.warn(line);
};
