import { expect } from '@open-wc/testing';
import { declarationOf, nameFits, namesToRemove } from '../../../src/consent/model/declaration.js';
import { newspaper, policyOf } from '../../support/policies.js';

describe('name patterns', () => {
  for (const [pattern, name, fits] of [
    ['_pk_id.*', '_pk_id.7.1fff', true],
    ['_pk_id.*', '_pk_id', false],
    ['_ga', '_ga', true],
    ['_ga', '_ga_X', false],
    ['*_session', 'a_session', true],
    ['a*b*c', 'a--b--c', true],
    ['a*b*c', 'a--c--b', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['(a+)+$', '(a+)+$', true],
  ] as const) {
    it(`"${pattern}" ${fits ? 'fits' : 'does not fit'} "${name}"`, () => expect(nameFits(pattern, name)).to.equal(fits));
  }
  it('take no long time over a hostile name', () => expect(nameFits('a*'.repeat(50) + 'b', 'a'.repeat(50_000))).to.equal(false));
});

describe('what is removed', () => {
  const shared = policyOf({
    services: {
      one: { purpose: 'statistics', vendor: 'V', stores: [{ kind: 'cookie', name: '_x*' }, { kind: 'cookie', name: '*' }, { kind: 'local', name: 'one' }] },
      two: { purpose: 'video', vendor: 'V', stores: [{ kind: 'cookie', name: '_xshared' }] },
    },
  });
  it('spares names of a service that still runs, other kinds, and our own record', () => {
    const shouldGo = namesToRemove(shared, new Set(['one']), new Set(['two']));
    expect(shouldGo('cookie', '_xown')).to.equal(true);
    expect(shouldGo('cookie', '_xshared')).to.equal(false);
    expect(shouldGo('cookie', 'sayso')).to.equal(false);
    expect(shouldGo('local', '_xown')).to.equal(false);
    expect(shouldGo('local', 'one')).to.equal(true);
  });
});

describe('the declaration', () => {
  it('lists purposes in policy order, each with its services and what they store', () => {
    const groups = declarationOf(policyOf());
    expect(groups.map(({ id }) => id)).to.deep.equal(Object.keys(newspaper.purposes));
    expect(groups[1]?.services.map(({ id }) => id)).to.deep.equal(['matomo', 'counter']);
    expect(groups[1]?.services[0]?.stores[0]?.name).to.equal('_pk_id.*');
  });
});
