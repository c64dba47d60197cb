import { expect } from '@open-wc/testing';
import { auditOf, statisticsOf } from '../../../src/backends/local/local-records.js';
import { BackendError } from '../../../src/comments/model/errors.js';
import { auditKinds, type RecordKeeping } from '../../../src/moderation/model/records.js';
import { barsPath, niceMost } from '../../../src/moderation/elements/records/charts.js';
import { en as words } from '../../../src/moderation/messages/records/en.js';
import { ur } from '../../../src/moderation/messages/records/ur.js';
import { DeskHarness } from '../../harness/desk-harness.js';
import { ModerationHarness } from '../../harness/moderation-harness.js';
import { axeFaults } from '../../support/axe.js';
import { lively } from '../lively.js';
import { MemoryBackend } from '../memory-backend.js';
import { sample } from '../sample.js';
import { waitUntil } from '../../support/wait-until.js';

const open = async (comments: number, page: { width?: number; language?: string } = {}) => {
  const state = lively(comments);
  let failing = false;
  const fail = (): void => {
    if (failing) throw new BackendError('offline', 'as the test wished');
  };
  const keeping: RecordKeeping = {
    download: { csv: '/audit.csv', json: '/audit.json' },
    audit: async (query) => (fail(), auditOf(state, query)),
    statistics: async (days) => (fail(), statisticsOf(state, days, Date.now())),
  };
  const backend = Object.assign(new MemoryBackend({ said: sample }), { records: async () => keeping });
  const console_ = await ModerationHarness.open(backend, page);
  const desk = await DeskHarness.open(console_, 'records');
  return { desk, state, fails: (on: boolean) => void (failing = on) };
};
const accessible = async (): Promise<void> => {
  expect(await axeFaults()).to.deep.equal([]);
};
const choose = async (desk: DeskHarness, selector: string, value: string): Promise<void> => {
  const select = desk.one<HTMLSelectElement>(selector);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await waitUntil(() => desk.told === '', 'it has come');
};

describe('looking back in the console', () => {
  it('shows how it went as words, pictures and tables that say the same', async () => {
    const { desk, state } = await open(60);
    const { days, rules } = statisticsOf(state, 30, Date.now());
    const total = days.reduce((sum, { published, held, spam }) => sum + published + held + spam, 0);
    expect(desk.one('[data-days]').dataset['days']).to.equal(String(total));
    expect(desk.all('.days path.series').length).to.equal(3);
    expect(desk.one('.days path.held').getAttribute('d')).to.match(/^M[\d.]+ /);
    expect(desk.all('[data-rule]').map((row) => row.dataset['rule'])).to.deep.equal(rules.map(({ rule }) => rule));
    expect(desk.one('[data-moderator]').textContent).to.contain('Sana');
    const cells = desk.all('details table tbody tr').map((row) => [...row.querySelectorAll('td')].slice(0, 3).reduce((sum, cell) => sum + Number(cell.textContent), 0));
    expect(cells.reduce((sum, each) => sum + each, 0)).to.equal(total);
    expect(desk.focused).to.equal('records-days');
    await accessible();
  });

  it('lists who did what, narrows it, and shows more of it', async () => {
    const { desk } = await open(60);
    expect(desk.all('.audit li').length).to.equal(50);
    desk.one('[name=more]').click();
    await waitUntil(() => desk.all('.audit li').length > 50, 'more has come');
    await choose(desk, '#records-kind', 'decided');
    expect(new Set(desk.all('.audit li').map((item) => item.dataset['kind']))).to.deep.equal(new Set(['decided']));
    expect(desk.one('.audit li').textContent).to.contain('Sana').and.contain(words.told['decided']);
    await choose(desk, '#records-kind', 'rule-set');
    expect(desk.words).to.contain(words.empty);
    expect(desk.all<HTMLAnchorElement>('.downloads a').map((link) => link.getAttribute('href'))).to.deep.equal(['/audit.csv', '/audit.json']);
  });

  it('says so where nothing happened, and where nothing can be read', async () => {
    const { desk, fails } = await open(0);
    for (const sentence of [words.none, words.noRules, words.noModerators, words.empty]) expect(desk.words).to.contain(sentence);
    await accessible();
    fails(true);
    const select = desk.one<HTMLSelectElement>('#records-days');
    select.value = '7';
    select.dispatchEvent(new Event('change'));
    await waitUntil(() => desk.told !== '' && desk.told !== words.loading, 'it is told');
    expect(desk.words).to.contain(words.statistics);
  });

  it('reads from the right in Urdu: the newest day stands at the left', async () => {
    const { desk } = await open(40, { language: 'ur', width: 360 });
    expect(desk.words).to.contain(ur.title).and.contain(ur.perDay);
    const last = [...desk.all<SVGTextElement>('.days text')].at(-1)!;
    expect(Number(last.getAttribute('x'))).to.be.below(200);
    await accessible();
  });
});

describe('the words of what happened', () => {
  it('are there for every kind, in every language', () => {
    for (const language of [words, ur]) {
      for (const kind of auditKinds) expect([language.kinds[kind], language.told[kind]], kind).not.to.include(undefined);
    }
  });
});

describe('bars', () => {
  it('stand on round numbers, and nothing stands where nothing was', () => {
    expect([0, 1, 3, 7, 12, 480, 501].map(niceMost)).to.deep.equal([1, 1, 5, 10, 20, 500, 1000]);
    const path = barsPath([[0, 2], [1, 1], [1, 3]], { x: (index) => index * 10, y: (value) => 100 - value, wide: 8 });
    expect(path).to.equal('M0.0 100.0h8.0V98.0h-8.0ZM20.0 99.0h8.0V97.0h-8.0Z');
  });
});
