import { expect } from '@open-wc/testing';
import { definePolicy, explainPolicyProblem, parsePolicy, parsePolicyText } from '../../../src/exports/consent.js';
import { newspaper } from '../../support/policies.js';

const problemAt = (value: unknown): string => {
  const read = parsePolicy(value);
  return read.ok ? 'none' : read.error.path;
};
const withService = (change: object) => ({ ...newspaper, services: { matomo: { purpose: 'statistics', vendor: 'V', ...change } } });

describe('a policy', () => {
  it('is read with its purposes and services in order, and defaults of six months and a bar', () => {
    const policy = definePolicy(newspaper);
    expect([...policy.purposes.keys()]).to.deep.equal(['basic', 'statistics', 'video', 'letters']);
    expect([...policy.services.keys()]).to.deep.equal(['session', 'matomo', 'counter', 'tube']);
    expect(policy.keepsDays).to.equal(182);
    expect(policy.layout).to.equal('bar');
    expect(Object.isFrozen(policy)).to.equal(true);
  });

  it('may leave services out', () => expect(problemAt({ ...newspaper, services: undefined })).to.not.equal('none'));
  it('may have purposes alone', () => {
    const { services: _services, ...alone } = newspaper;
    expect(problemAt(alone)).to.equal('none');
  });

  for (const [what, value, path] of [
    ['nothing', null, 'policy'],
    ['a list', [], 'policy'],
    ['no revision', { ...newspaper, revision: undefined }, 'policy.revision'],
    ['revision 0', { ...newspaper, revision: 0 }, 'policy.revision'],
    ['half a revision', { ...newspaper, revision: 1.5 }, 'policy.revision'],
    ['a revision in words', { ...newspaper, revision: '3' }, 'policy.revision'],
    ['a misspelt field', { ...newspaper, revison: 1 }, 'policy.revison'],
    ['an unknown layout', { ...newspaper, layout: 'wall' }, 'policy.layout'],
    ['fourteen months', { ...newspaper, keepsDays: 396 }, 'policy.keepsDays'],
    ['no day at all', { ...newspaper, keepsDays: 0 }, 'policy.keepsDays'],
    ['a page that runs', { ...newspaper, privacyPage: 'javascript:alert(1)' }, 'policy.privacyPage'],
    ['a page that runs, spelt with a tab', { ...newspaper, privacyPage: 'java\tscript:alert(1)' }, 'policy.privacyPage'],
    ['a page of data', { ...newspaper, privacyPage: 'data:text/html,x' }, 'policy.privacyPage'],
    ['an address as domain', { ...newspaper, domain: 'https://x.example' }, 'policy.domain'],
    ['a purpose without text', { ...newspaper, purposes: { statistics: { title: 'x' } } }, 'policy.purposes.statistics.text'],
    ['an exempt purpose that does not say why', { ...newspaper, purposes: { a: { title: 'x', text: 'y', exempt: { basis: 'security' } } } }, 'policy.purposes.a.exempt.why'],
    ['an exemption on no basis', { ...newspaper, purposes: { a: { title: 'x', text: 'y', exempt: { basis: 'because', why: 'z' } } } }, 'policy.purposes.a.exempt.basis'],
    ['an exemption by a mere yes', { ...newspaper, purposes: { a: { title: 'x', text: 'y', exempt: true } } }, 'policy.purposes.a.exempt'],
    ['a service for no purpose', withService({ purpose: 'fun' }), 'policy.services.matomo.purpose'],
    ['a service without vendor', withService({ vendor: undefined }), 'policy.services.matomo.vendor'],
    ['a service named like a purpose', { ...newspaper, services: { video: { purpose: 'statistics', vendor: 'V' } } }, 'policy.services.video'],
    ['a store of an unknown kind', withService({ stores: [{ kind: 'cookie', name: 'a' }, { kind: 'disk', name: 'b' }] }), 'policy.services.matomo.stores.1.kind'],
    ['stores that are no list', withService({ stores: { kind: 'cookie', name: 'a' } }), 'policy.services.matomo.stores'],
    ['a name with a blank', { ...newspaper, purposes: { 'my videos': { title: 'x', text: 'y' } } }, 'policy.purposes.my videos'],
    ['an empty title', { ...newspaper, purposes: { a: { title: '', text: 'y' } } }, 'policy.purposes.a.title'],
  ] as const) {
    it(`with ${what} is refused, and the place is named`, () => expect(problemAt(value)).to.equal(path));
  }

  it('reaches into no prototype', () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      const read = parsePolicyText(`{ "${key}": { "polluted": 1 }, "revision": 1, "controller": "x", "purposes": {} }`);
      expect(read.ok, key).to.equal(false);
    }
    expect(problemAt(JSON.parse('{ "revision": 1, "controller": "x", "purposes": { "__proto__": { "title": "x", "text": "y" } } }'))).to.equal('policy.purposes.__proto__');
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
  });

  it('that is no JSON is refused, not thrown', () => expect(parsePolicyText('{ revision: 1 }')).to.deep.equal({ ok: false, error: { code: 'policy-invalid', path: 'policy' } }));

  it('is explained in one line with place, what to write and what was found', () => {
    const source = { ...newspaper, layout: 'wall' };
    const read = parsePolicy(source);
    if (read.ok) throw new Error('expected a refusal');
    const line = explainPolicyProblem(read.error, source);
    expect(line).to.contain('policy.layout').and.to.contain('bar, corner, top, center').and.to.contain('"wall"');
    expect(line).to.not.contain('\n');
  });

  it('written in code throws where it is faulty', () => expect(() => definePolicy({ ...newspaper, keepsDays: 1000 })).to.throw('policy.keepsDays'));
});
