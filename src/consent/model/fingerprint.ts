/**
 * One small hash for two jobs: the checksum of a record and the fingerprint of a purpose. It guards against accidents (an
 * edited policy, a cut cookie), not against the reader, who may write any cookie they like.
 */
import type { Policy } from './policy.js';

/** FNV-1a, 32 bits, over the UTF-16 units of a text; equals `hash('fnv1a32', …)` of PHP while the text is ASCII. */
export const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
};

/** What a purpose's answer is made of: its services in policy order, or the purpose itself where it has none. */
export const membersOf = (policy: Policy, purpose: string): readonly string[] => {
  const services = [...policy.services].flatMap(([id, service]) => (service.purpose === purpose ? id : []));
  return services.length > 0 ? services : [purpose];
};

/** Ids of the purposes that are asked about: all but the exempt ones, in policy order. */
export const optionalPurposes = (policy: Policy): readonly string[] => [...policy.purposes].flatMap(([id, { exempt }]) => (exempt ? [] : id));

/** 24 bits over a purpose's id and its services' ids in their order. Ids hold no space, so no two lists read alike. */
export const fingerprintOf = (policy: Policy, purpose: string): number => hash([purpose, ...membersOf(policy, purpose)].join(' ')) >>> 8;
