/** Waits on a condition, named first. */
import { waitUntil } from './wait-until.js';

export const until = (what: string, condition: () => unknown, timeout?: number): Promise<void> => waitUntil(condition, what, { timeout });
