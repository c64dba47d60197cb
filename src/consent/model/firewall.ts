/**
 * The policy as a Content-Security-Policy: what the browser itself refuses, whatever an editor forgot to mark. One `default-src`
 * covers every kind of fetch (scripts, frames, pictures, sockets, workers, prefetch); forms and links stay free. It is a list of
 * hosts, no more: code in the page, `eval`, `data:` and `blob:` stay allowed, because policies only add up, and a site's own
 * stricter header still holds beside it.
 */
import type { Policy } from './policy.js';

const ids = (policy: Policy): ReadonlySet<string> => new Set(policy.services.keys());

/** The text for a `<meta>` that lets this page and what is granted through (`grantedIds`; exempt services are in it). */
export const firewallContent = ({ firewall, services }: Policy, granted: ReadonlySet<string>): string =>
  ["default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:", ...(firewall?.allow ?? []), ...[...services].flatMap(([id, { hosts = [] }]) => (granted.has(id) ? hosts : []))].join(' ');

/**
 * The same as a response header; null where the policy has no firewall.
 * @param granted default: every declared service, so that one header serves all readers and a cached page stays right. A server
 * that makes each page for its reader may pass `grantedIds(…)` of the reader's record
 * @param reportTo address that browsers send violations to; the only way to hear of them in `report` mode
 */
export const firewallHeader = (policy: Policy, granted = ids(policy), reportTo?: string): { readonly name: string; readonly value: string } | null =>
  policy.firewall
    ? {
        name: policy.firewall.mode === 'report' ? 'content-security-policy-report-only' : 'content-security-policy',
        value: `${firewallContent(policy, granted)}${reportTo === undefined ? '' : `; report-uri ${reportTo}`}`,
      }
    : null;
