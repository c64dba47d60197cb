/**
 * Which moderator looks at which comment, so that two do not read the same one unawares. In this process's memory and nowhere
 * else: a tab is known while its stream is open, and forgotten with it.
 */
import type { Moderator } from '@sayso/widgets/moderation';

export interface Viewer {
  readonly comment: string;
  readonly moderator: Moderator;
}

export interface Presence {
  /** A tab's stream has opened; call the returned function when it ends. */
  enter(site: string, tab: string, moderator: Moderator): () => void;
  /** The tab looks at a comment; null: at none. Only a tab with an open stream is heard. Gives whether that is news. */
  look(site: string, tab: string, moderator: string, comment: string | null): boolean;
  /** Everybody who looks at something, but for one moderator; each moderator once per comment. */
  viewers(site: string, except: string): readonly Viewer[];
  /** Counts up at each change of a site. */
  version(site: string): number;
}

interface Tab {
  readonly moderator: Moderator;
  comment: string | null;
  /** A tab whose connection broke opens another stream before the first is known to be dead. */
  streams: number;
}

export const createPresence = (): Presence => {
  const sites = new Map<string, Map<string, Tab>>();
  const versions = new Map<string, number>();
  const changed = (site: string): void => void versions.set(site, (versions.get(site) ?? 0) + 1);
  return {
    enter(site, name, moderator) {
      const tabs = sites.get(site) ?? new Map<string, Tab>();
      sites.set(site, tabs);
      const known = tabs.get(name);
      const tab = known?.moderator.id === moderator.id ? known : { moderator, comment: null, streams: 0 };
      tabs.set(name, tab);
      tab.streams++;
      return () => {
        if (--tab.streams > 0 || tabs.get(name) !== tab) return;
        tabs.delete(name);
        if (tab.comment !== null) changed(site);
      };
    },
    look(site, name, moderator, comment) {
      const tab = sites.get(site)?.get(name);
      if (tab?.moderator.id !== moderator || tab.comment === comment) return false;
      tab.comment = comment;
      changed(site);
      return true;
    },
    viewers(site, except) {
      const seen = new Map<string, Viewer>();
      for (const { moderator, comment } of sites.get(site)?.values() ?? []) {
        if (comment !== null && moderator.id !== except) seen.set(`${moderator.id} ${comment}`, { comment, moderator });
      }
      return [...seen.values()];
    },
    version: (site) => versions.get(site) ?? 0,
  };
};
