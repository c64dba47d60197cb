/**
 * Waits on a condition: ours, because the one of the testing library gives up after a second, which a machine that does other
 * work as well may need for one module. Looks every 20 ms; gives up after `timeout` ms (10,000), saying what did not come.
 */
export const waitUntil = async (condition: () => unknown, what = 'the condition', { timeout = 10_000 }: { readonly timeout?: number | undefined } = {}): Promise<void> => {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > timeout) throw new Error(`waited ${timeout} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
