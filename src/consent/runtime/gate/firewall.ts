/**
 * The firewall in the page (`firewall.mode: "enforce"`): a `<meta>` policy over the hosts of what may run. Mostly the head stub has
 * raised it; the core does where there is none. A policy can be tightened, never loosened: a withdrawal adds a narrower one at
 * once, and a yes to a host that is shut out reloads the page, after the choice was saved.
 */
import { firewallContent } from '../../model/firewall.js';
import type { Policy } from '../../model/policy.js';
import type { ConsentState } from '../contract.js';
import type { ExtraContext } from '../extras.js';
import { raise, raised } from './raise.js';
import { reloadOnce } from './reload.js';

/** The sources that every firewall of this page lets through. */
const openSources = (): ReadonlySet<string> | undefined =>
  [...document.querySelectorAll<HTMLMetaElement>(`meta[${raised}]`)]
    .map(({ content }) => new Set(content.split(' ')))
    .reduce<Set<string> | undefined>((all, one) => new Set([...one].filter((source) => all?.has(source) ?? true)), undefined);

const idsIn = ({ granted, once }: ConsentState): ReadonlySet<string> => new Set([...granted, ...once]);

/** Of these, the ones with a host that is shut out; a purpose is, where one of its services is. */
const shutOut = (policy: Policy, ids: ReadonlySet<string>, sources: ReadonlySet<string>): ReadonlySet<string> => {
  const shut = [...policy.services].filter(([id, { hosts = [] }]) => ids.has(id) && hosts.some((host) => !sources.has(host)));
  return new Set(shut.flatMap(([id, { purpose }]) => [id, purpose]));
};

/** "Play once" outlives the reload that it needs in the entry of the browser's history, and is taken out of it at once. */
const handedOver = (): readonly string[] => {
  const { saysoOnce, ...rest } = (history.state ?? {}) as { readonly saysoOnce?: unknown };
  if (!Array.isArray(saysoOnce)) return [];
  history.replaceState(rest, '');
  return saysoOnce.filter((id) => typeof id === 'string');
};

export const attach = ({ policy, manager, parts, afterStart }: ExtraContext): void => {
  const once = new Set(handedOver());
  const look = (ids: ReadonlySet<string>): ReadonlySet<string> => {
    const content = firewallContent(policy, new Set([...ids, ...once]));
    const sources = openSources();
    const wanted = content.split(' ');
    // None yet, or one that lets through more than it should.
    if (sources === undefined || [...sources].some((source) => !wanted.includes(source))) raise(content);
    return shutOut(policy, ids, openSources() ?? new Set());
  };
  const { gate, tell } = parts;
  if (gate !== undefined) {
    // What is shut out starts on the page that lets it through: here it would fail, or run twice.
    parts.gate = {
      update(running) {
        const shut = look(running);
        gate.update(new Set([...running].filter((id) => !shut.has(id))));
      },
      stop: (...stopped) => gate.stop(...stopped),
      lingers: (running) => gate.lingers(running),
    };
  }
  // Called for choices made on this page alone, when they have been saved: another tab's reader is not disturbed.
  parts.tell = (value) => {
    tell?.(value);
    once.clear();
    const state = manager.getState();
    // Where the browser keeps no choice, the next page would ask again, and again.
    if (state.kept && look(idsIn(state)).size > 0) void reloadOnce(policy, manager);
  };
  manager.subscribe((state) => {
    const shut = shutOut(policy, state.once, openSources() ?? new Set());
    // What was handed over and is still shut out would be so for ever.
    if (![...shut].some((id) => policy.services.has(id) && !once.has(id))) return;
    history.replaceState({ ...(history.state as object | null), saysoOnce: [...state.once] }, '');
    void reloadOnce(policy, manager);
  });
  afterStart(() => {
    for (const id of once) manager.allowOnce(id);
  });
};
