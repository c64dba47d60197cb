import { expect } from '@open-wc/testing';
import { firewallContent, firewallHeader, grantedIds } from '../../../src/exports/consent.js';
import { newspaper, policyOf } from '../../support/policies.js';

const services = { ...newspaper.services, session: { ...newspaper.services!['session']!, hosts: ['login.example'] }, counter: { purpose: 'statistics', vendor: 'Tide Count', hosts: ['count.example', '*.count.example'] } };
const policy = policyOf({ firewall: { mode: 'enforce', allow: ['pictures.example'] }, services });
const own = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

describe('the firewall', () => {
  it('lets the page, what the site always allows and what is exempt through, before any choice', () =>
    expect(firewallContent(policy, grantedIds(policy, null, 20_000))).to.equal(`${own} pictures.example login.example`));

  it('adds the hosts of what was granted, service by service', () =>
    expect(firewallContent(policy, new Set(['session', 'counter', 'statistics', 'unknown']))).to.equal(`${own} pictures.example login.example count.example *.count.example`));

  it('is one header for all readers: everything declared, nothing else', () =>
    expect(firewallHeader(policy)).to.deep.equal({ name: 'content-security-policy', value: `${own} pictures.example login.example count.example *.count.example tube.example` }));

  it('can be a narrower header for one reader', () => expect(firewallHeader(policy, new Set(['session']))?.value).to.equal(`${own} pictures.example login.example`));

  it('only reports at first, where the site wants that', () =>
    expect(firewallHeader(policyOf({ firewall: { mode: 'report' } }), new Set(), '/violations')).to.deep.equal({ name: 'content-security-policy-report-only', value: `${own}; report-uri /violations` }));

  it('is off where the policy has none', () => expect(firewallHeader(policyOf())).to.equal(null));
});
