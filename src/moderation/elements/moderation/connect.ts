/** From the element's attributes to a running store: loads the backend, or says to developers what is wrong. */
import type { QueueStore } from '../../runtime/queue-store.js';

export interface ConnectOptions {
  readonly backend: string;
  readonly endpoint: string;
  readonly site: string;
}

export const connectStore = async (_options: ConnectOptions): Promise<QueueStore | undefined> => undefined;
