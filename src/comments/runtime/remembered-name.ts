/**
 * The reader's name for the next time: only the name, only after the box was ticked and the post succeeded (CM-10). Unticking
 * wipes it here and tells the other tabs.
 */
import type { KeyValue } from './key-value.js';

export interface RememberedName {
  /** The name, or ''. */
  load(): Promise<string>;
  /** To be called after a post has succeeded, never before. */
  remember(name: string): Promise<void>;
  forget(): Promise<void>;
  /** Calls back when it is forgotten in another tab, until the returned function is called. */
  onForgotten(listener: () => void): () => void;
}

const openChannel = (): BroadcastChannel => new BroadcastChannel('sayso-name');

export const createRememberedName = (values: KeyValue): RememberedName => ({
  async load() {
    const name = await values.get('name');
    return typeof name === 'string' && name.length < 246 ? name : '';
  },
  remember: (name) => values.set('name', name),
  async forget() {
    await values.delete('name');
    const channel = openChannel();
    channel.postMessage(null);
    channel.close();
  },
  onForgotten(listener) {
    const channel = openChannel();
    channel.onmessage = () => {
      // This tab may hold its own copy in memory where the browser refuses to store.
      void values.delete('name');
      listener();
    };
    return () => channel.close();
  },
});
