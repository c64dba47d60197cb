import { expect } from '@open-wc/testing';
import { en } from '../../../src/moderation/messages/en.js';
import { ur } from '../../../src/moderation/messages/ur.js';
import { reasonsOfReports } from '../../../src/moderation/model/reports.js';
import { houseReasons, illegalKinds } from '../../../src/comments/model/taking.js';

describe('readers’ reports as reasons', () => {
  it('are grouped by what was said, notices first, with the newest words', () => {
    const reasons = reasonsOfReports([
      { lane: 'house', reason: 'insult', words: 'Old' },
      { lane: 'illegal', reason: 'hate', words: 'x'.repeat(600) },
      { lane: 'house', reason: 'insult', words: 'New' },
      { lane: 'house', reason: 'insult', words: '' },
      { lane: 'house', reason: 'hate', words: '' },
    ]);
    expect(reasons.map(({ code, params }) => `${code} ${String(params.get('reason'))} ${String(params.get('count'))}`)).to.deep.equal([
      'reported-illegal hate 1', 'reported insult 3', 'reported hate 1',
    ]);
    expect(reasons[0]?.params.get('words')).to.have.lengthOf(500);
    expect(reasons[1]?.params.get('words')).to.equal('New');
  });

  it('CM-31: say until when an answer is due: personal data and danger within a day, other notices within three, a flag in its turn', () => {
    const due = (lane: 'house' | 'illegal', reason: string, ...times: readonly number[]) =>
      reasonsOfReports(times.map((at) => ({ lane, reason, words: '', at })))[0]?.params.get('due');
    const day = 86_400_000;
    expect(due('house', 'private', 5000, 1000)).to.equal(1000 + day);
    expect(due('illegal', 'threat', 1000)).to.equal(1000 + day);
    expect(due('illegal', 'defamation', 1000)).to.equal(1000 + 3 * day);
    expect(due('house', 'insult', 1000)).to.equal(undefined);
    expect(en.reasons['reported-illegal']?.(new Map<string, string | number>([['reason', 'fraud'], ['count', 1], ['words', ''], ['due', Date.UTC(2026, 10, 30, 12)]]))).to.match(/Answer due by .*2026/);
  });

  it('have words for every reason that a reader can choose, in each language', () => {
    for (const words of [en, ur]) {
      for (const [code, reasons] of [['reported', houseReasons], ['reported-illegal', illegalKinds]] as const) {
        const said = reasons.map((reason) => words.reasons[code]?.(new Map<string, string | number>([['reason', reason], ['count', 2], ['words', '']])) ?? '');
        expect(new Set(said).size).to.equal(reasons.length);
        // English words may be spelt as their codes are; Urdu ones never.
        if (words === ur) for (const [index, each] of said.entries()) expect(each).to.not.match(new RegExp(`: ${reasons[index] ?? ''}$`));
      }
    }
    expect(en.reasons['reported']?.(new Map<string, string | number>([['reason', 'insult'], ['count', 1], ['words', 'Calls her a thief']]))).to.equal('A reader reports: an insult. “Calls her a thief”');
  });
});
