/** Waits on a condition, and names what it waited for when that does not come. */
import { waitUntil } from '@open-wc/testing';

export const until = (what: string, condition: () => unknown, timeout = 5000): Promise<void> => waitUntil(() => Boolean(condition()), `waited for: ${what}`, { interval: 10, timeout });
