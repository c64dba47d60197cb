/**
 * The reader's name for the next time: only the name, only after the box was ticked and the post succeeded (CM-10). Unticking
 * wipes it here and tells the other tabs.
 */
import type { KeyValue } from './key-value.js';

export interface RememberedName {
  /** The name, or null. */
  load(): Promise<string | null>;
  /** To be called after a post has succeeded, never before. */
  remember(name: string): Promise<void>;
  forget(): Promise<void>;
  /** Tells of forgetting and remembering in other tabs, until the returned function is called. */
  subscribe(listener: (name: string | null) => void): () => void;
}

const channelName = 'sayso-name';

export const createRememberedName = (values: KeyValue): RememberedName => {
  const tell = (name: string | null): void => {
    if (typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(channelName);
    channel.postMessage({ name });
    channel.close();
  };
  return {
    async load() {
      const name = await values.get('name');
      return typeof name === 'string' && name !== '' && name.length <= 245 ? name : null;
    },
    async remember(name) {
      await values.set('name', name);
      tell(name);
    },
    async forget() {
      await values.delete('name');
      tell(null);
    },
    subscribe(listener) {
      if (typeof BroadcastChannel === 'undefined') return () => undefined;
      const channel = new BroadcastChannel(channelName);
      channel.onmessage = ({ data }: MessageEvent<{ name?: unknown } | null>) => {
        const name = data?.name;
        if (name === null || typeof name === 'string') {
          // This tab may hold its own copy in memory where the browser refuses to store.
          void (name === null ? values.delete('name') : Promise.resolve());
          listener(name);
        }
      };
      return () => channel.close();
    },
  };
};
