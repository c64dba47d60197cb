import { expect } from '@open-wc/testing';
import { en } from '../../../src/moderation/messages/en.js';
import { ur } from '../../../src/moderation/messages/ur.js';
import { reportCodes } from '../../../src/moderation/model/reports.js';
import { rules } from '../../../src/moderation/model/rules/index.js';

describe('the words of moderation', () => {
  // The server holds a comment whose address nobody has confirmed; no rule is asked.
  const codes = [...Object.values(rules).flatMap((rule) => rule.codes), ...reportCodes, 'email-unconfirmed', 'appealed', 'account-appealed'];
  for (const [language, words] of Object.entries({ en, ur })) {
    it(`has a sentence for every reason in ${language}, and for none that no rule gives`, () => {
      expect(Object.keys(words.reasons).sort()).to.deep.equal([...codes].sort());
    });
  }
  it('fills the numbers in', () => {
    expect(en.reasons['too-many-links']!(new Map([['count', 3], ['max', 2]]))).to.equal('3 links; your limit is 2');
    expect(en.reasons['too-many-links']!(new Map([['count', 1], ['max', 0]]))).to.equal('1 link; your limit is 0');
    expect(ur.reasons['too-many-links']!(new Map([['count', 3], ['max', 2]]))).to.contain('لنک');
  });
});
