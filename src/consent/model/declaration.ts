/** What services say they keep in the reader's browser: grouped for display, and as name patterns for clean-up. */
import { recordName } from './record-code.js';
import type { Policy, Purpose, Service, StoreEntry, StoreKind } from './policy.js';

export interface DeclaredService {
  readonly id: string;
  readonly service: Service;
  readonly stores: readonly StoreEntry[];
}
export interface DeclaredPurpose {
  readonly id: string;
  readonly purpose: Purpose;
  readonly services: readonly DeclaredService[];
}

/** The whole declaration in policy order: purposes, their services, what each one stores. */
export const declarationOf = (policy: Policy): readonly DeclaredPurpose[] =>
  [...policy.purposes].map(([id, purpose]) => ({
    id,
    purpose,
    services: [...policy.services]
      .filter(([, service]) => service.purpose === id)
      .map(([serviceId, service]) => ({ id: serviceId, service, stores: service.stores ?? [] })),
  }));

/** Does a name fit a pattern in which `*` stands for any characters? Linear in the name: no expression is built (S-15). */
export const nameFits = (pattern: string, name: string): boolean => {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
};

/**
 * For every kind of store: is this name to be removed when services stop? Names that another service, still running, declares
 * too are spared.
 */
export const namesToRemove = (policy: Policy, stopped: ReadonlySet<string>, running: ReadonlySet<string>): ((kind: StoreKind, name: string) => boolean) => {
  const isDeclaredBy = (ids: ReadonlySet<string>, kind: StoreKind, name: string): boolean =>
    [...ids].some((id) => policy.services.get(id)?.stores?.some((entry) => entry.kind === kind && nameFits(entry.name, name)));
  return (kind, name) => name !== recordName && isDeclaredBy(stopped, kind, name) && !isDeclaredBy(running, kind, name);
};

/** Names declared in full, without `*`, of one kind: removable where a browser cannot list what it keeps. */
export const exactNames = (policy: Policy, kind: StoreKind): readonly string[] =>
  [...policy.services.values()].flatMap(({ stores = [] }) => stores.filter((entry) => entry.kind === kind && !entry.name.includes('*')).map(({ name }) => name));
