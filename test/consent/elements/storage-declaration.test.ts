import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { createManager } from '../../../src/consent/runtime/create-manager.js';
import { StorageDeclarationHarness } from '../../harness/storage-declaration-harness.js';
import { axeFaults } from '../../support/axe.js';
import { testManager } from '../../support/policy.js';

describe('the storage declaration', () => {
  it('lists what each purpose’s services keep, and what sayso keeps itself', async () => {
    const { tables } = await StorageDeclarationHarness.place(testManager());
    expect(tables.map(({ name }) => name)).to.deep.equal(['Running the site', 'Statistics', 'Your choice and your own words']);
    expect(tables[1]!.rows).to.deep.equal([['_pk_id.*', 'Cookie', 'The Morning Ledger', 'Tells visits apart', '13 months']]);
    expect(tables[2]!.rows.map(([name]) => name)).to.include.members(['sayso', 'sayso-ledger', 'sayso-drafts', 'sayso-outbox', 'sayso-receipts', 'sayso-part']);
    expect(tables[2]!.rows[0]![4]).to.equal('6 months');
  });

  for (const width of [1280, 320]) {
    it(`has no fault that axe can find at ${width} px, and needs no sideways scrolling`, async () => {
      await setViewport({ width, height: 800 });
      const declaration = await StorageDeclarationHarness.place(testManager());
      expect(await axeFaults(declaration.element)).to.deep.equal([]);
      expect(declaration.isWiderThanScreen).to.equal(false);
    });
  }

  it('shows its fallback while there is no policy', async () => {
    const declaration = await StorageDeclarationHarness.place(createManager(null));
    expect(declaration.tables).to.deep.equal([]);
    expect(declaration.isFallbackShown).to.equal(true);
  });
});
