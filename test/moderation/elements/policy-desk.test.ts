import { expect } from '@open-wc/testing';
import { formatRuleSet, parseRuleSet, ruleSetFaults } from '../../../src/moderation/model/rule-set.js';
import { newsroom } from '../../../src/moderation/model/presets/newsroom.js';
import { ruleNames } from '../../../src/moderation/model/rules/index.js';
import { saysTheSame } from '../../../src/moderation/model/policy.js';
import { en as words } from '../../../src/moderation/messages/policy/en.js';
import { ur } from '../../../src/moderation/messages/policy/ur.js';
import { faultWords } from '../../../src/moderation/elements/policy/faults.js';
import { DeskHarness } from '../../harness/desk-harness.js';
import { ModerationHarness } from '../../harness/moderation-harness.js';
import { axeFaults } from '../../support/axe.js';
import { MemoryBackend } from '../memory-backend.js';
import { lively } from '../lively.js';
import { MemoryPolicy } from '../memory-policy.js';
import { sample } from '../sample.js';
import { waitUntil } from '../../support/wait-until.js';

const open = async (page: { width?: number; language?: string } = {}, policy = new MemoryPolicy()) => {
  const backend = Object.assign(new MemoryBackend({ said: sample }), { policy: async () => policy });
  const console_ = await ModerationHarness.open(backend, page);
  return { policy, console_, desk: await DeskHarness.open(console_, 'policy') };
};
const text = (desk: DeskHarness): string => desk.one<HTMLTextAreaElement>('#policy-text').value;
const accessible = async (): Promise<void> => {
  expect(await axeFaults()).to.deep.equal([]);
};

describe("the site's rules in the console", () => {
  it('reads them in words, and as text that is the same rules', async () => {
    const { desk } = await open();
    for (const { rule } of newsroom.rules) expect(desk.words).to.contain(words.rules[rule]);
    expect(desk.words).to.contain(words.edition(1, '', null));
    const parsed = parseRuleSet({ ...(JSON.parse(text(desk)) as object), version: 1 });
    expect(parsed.ok && saysTheSame(parsed.value, newsroom)).to.equal(true);
    expect(desk.focused).to.equal('policy-text');
    await accessible();
  });

  it('saves what was changed as the next version, and reads it in words at once', async () => {
    const { desk, policy } = await open();
    desk.fill('#policy-text', text(desk).replace('"max": 2,', '"max": 5,'));
    expect(desk.words).to.contain(`${words.settings['max']}: 5`);
    await desk.press('[name=save]');
    expect(desk.told).to.equal(words.saved(2));
    const rule = (await policy.load()).edition.ruleSet.rules.find((each) => each.rule === 'links');
    expect(rule).to.deep.include({ max: 5 });
    await desk.press('[name=save]');
    expect(desk.told).to.equal(words.same);
  });

  it('tells every fault with its line, and leads to its place', async () => {
    const { desk, policy } = await open();
    const wrong = '{\n  "name": "mine",\n  "rules": [\n    { "rule": "links", "max": -1, "action": "hold" },\n    { "rule": "trap", "action": "hod" },\n    { "rule": "no-such" }\n  ]\n}';
    desk.fill('#policy-text', wrong);
    expect(desk.all('.faults li').length).to.equal(3);
    const [first, second, third] = desk.all('.faults li').map((item) => (item.textContent ?? '').replace(/\s+/g, ' '));
    expect(first).to.contain(words.line(4)).and.contain('rules[0].max');
    expect(second).to.contain(words.line(5)).and.contain('rules[1].action').and.contain('publish, hold, spam, refuse').and.contain('"hod"');
    expect(third).to.contain(words.line(6)).and.contain('rules[2].rule');
    desk.one('.faults li:nth-child(2) button').click();
    const field = desk.one<HTMLTextAreaElement>('#policy-text');
    expect(wrong.slice(field.selectionStart, field.selectionEnd)).to.equal('"hod"');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    await accessible();
    await desk.press('[name=save]');
    expect(policy.state.editions).to.equal(undefined);
    desk.fill('#policy-text', '{ "name": "mine", }');
    expect(desk.words).to.contain(words.json['name']);
  });

  it('loses no words to whoever saved first, and tells who it was', async () => {
    const { desk, policy } = await open();
    const mine = text(desk).replace('"max": 2,', '"max": 7,');
    desk.fill('#policy-text', mine);
    policy.saveAs('Bilal', 1, { ...newsroom, name: 'theirs' });
    await desk.press('[name=save]');
    expect(desk.told).to.contain(words.conflict('Bilal', 2));
    expect(text(desk)).to.equal(mine);
    await accessible();
    await desk.press('[name=save]');
    expect(desk.told).to.equal(words.saved(3));
    expect((await policy.load(2)).edition).to.deep.include({ by: 'Bilal' });
  });

  it('keeps what was written when the dialog is closed, and when nothing could be saved', async () => {
    const { desk, policy, console_ } = await open();
    desk.fill('#policy-text', '{ "name": "half');
    desk.one('[name=leave]').click();
    const again = await DeskHarness.open(console_, 'policy');
    expect(text(again)).to.equal('{ "name": "half');
    expect(again.told).to.equal(words.kept);
    again.fill('#policy-text', formatRuleSet({ ...newsroom, name: 'mine' }));
    policy.failing = true;
    await again.press('[name=save]');
    expect(again.told).to.contain(words.failed);
    expect(text(again)).to.contain('"mine"');
    policy.failing = false;
    await again.press('[name=save]');
    expect(again.told).to.equal(words.saved(2));
  });

  it('brings an earlier version back', async () => {
    const policy = new MemoryPolicy();
    policy.saveAs('Bilal', 1, { ...newsroom, name: 'second' });
    const { desk } = await open({}, policy);
    const versions = desk.one<HTMLSelectElement>('#policy-versions');
    expect([...versions.options].map(({ value }) => value)).to.deep.equal(['2', '1']);
    versions.value = '1';
    versions.dispatchEvent(new Event('change'));
    while (!text(desk).includes('"name": "newsroom"')) await new Promise((resolve) => requestAnimationFrame(resolve));
    await desk.press('[name=save]');
    expect(desk.told).to.equal(words.saved(3));
  });

  it('speaks Urdu, and fits a phone', async () => {
    const { desk, console_ } = await open({ width: 360, language: 'ur' });
    expect(desk.words).to.contain(ur.title).and.contain(ur.rules['links']);
    desk.fill('#policy-text', '{ "name": "", "rules": [] }');
    expect(desk.words).to.contain(ur.expected.text('1', '80'));
    expect(console_.element.shadowRoot!.querySelector('.policy')!.scrollWidth).to.be.at.most(window.innerWidth);
    await accessible();
  });

  it('is not offered where the rules are nobody’s to change', async () => {
    const console_ = await ModerationHarness.open(new MemoryBackend({ said: sample }));
    expect(new DeskHarness(console_, 'policy').isOffered).to.equal(false);
  });
});

describe('trying rules on the past', () => {
  const past = (): MemoryPolicy => {
    const policy = new MemoryPolicy();
    policy.state = lively(40);
    return policy;
  };
  const tried = async (desk: DeskHarness): Promise<void> => {
    desk.one('[name=try]').click();
    await waitUntil(() => !['idle', 'trying'].includes(desk.one('[data-trial]').dataset['trial']!), 'it is tried');
  };

  it('says what they would have done, rule by rule, beside what people decided', async () => {
    const policy = past();
    const { desk } = await open({}, policy);
    await tried(desk);
    expect(desk.one('[data-trial]').dataset['trial']).to.equal('done');
    expect(desk.one('[data-outcome=hold] td').textContent).to.equal(String([...policy.state.comments.values()].filter(({ reasons }) => reasons.some(({ action }) => action === 'hold') && !reasons.some(({ action }) => action === 'spam')).length));
    expect(desk.one('[data-rule=first-time]').textContent).to.contain('%');
    expect(desk.words).to.contain(words.noChanges);
    await accessible();
    desk.fill('#policy-text', '{ "name": "none", "rules": [] }');
    await tried(desk);
    await waitUntil(() => desk.words.includes('publish now'), 'the new ones are shown');
    expect(policy.state.editions).to.equal(undefined);
    desk.fill('#policy-text', '{ "name": "none"');
    await tried(desk);
    expect(desk.one('[data-trial]').textContent).to.contain(words.tryFirst);
  });

  it('counts a rule that a moderator marked as wrong on a comment', async () => {
    const policy = past();
    const kept = [...policy.state.comments.values()].find(({ comment }) => comment.status === 'rejected')!;
    const before = await policy.mark({ comment: kept.comment.id, rule: 'first-time', wrong: false });
    const after = await policy.mark({ comment: kept.comment.id, rule: 'first-time', wrong: true });
    expect([after.wrong - before.wrong, before.right - after.right, after.marked]).to.deep.equal([1, 1, 1]);
  });

  it('is marked on the comment itself, and says the rule’s record', async () => {
    const policy = past();
    const backend = Object.assign(new MemoryBackend({ said: sample }), { policy: async () => policy });
    const console_ = await ModerationHarness.open(backend);
    await console_.click('b');
    const desk = new DeskHarness(console_, 'marks');
    console_.element.shadowRoot!.querySelector<HTMLElement>('[data-rules]')!.click();
    await waitUntil(() => desk.dialog.open && desk.told === '', 'the rules are there');
    expect(desk.all('[data-mark]').map((button) => button.dataset['mark'])).to.include.members(['links', 'words']);
    await accessible();
    desk.one('[data-mark=words]').click();
    await waitUntil(() => desk.one('[data-mark=words]').getAttribute('aria-pressed') === 'true', 'it is marked');
    expect(desk.told).to.contain(words.record(0, 0));
  });
});

describe('the words of rules', () => {
  it('are there for every rule, in every language', () => {
    for (const language of [words, ur]) expect(ruleNames.filter((name) => language.rules[name] === undefined)).to.deep.equal([]);
  });

  it('say in the moderator’s language whatever the parser expects', () => {
    const faulty = [{}, { name: '', rules: [] }, { name: 'a', version: 0, rules: {} }, { name: 'a', version: 1, rules: [1, { rule: 'links', max: 'x' }, { rule: 'words', words: 'x', action: 'y' }, { rule: 'first-time', typed: 1, needed: 1, action: 'hold' }], more: 1 }];
    const problems = faulty.flatMap((each) => ruleSetFaults(each));
    expect(problems.length).to.be.above(6);
    for (const problem of problems) expect(faultWords(problem, ur), JSON.stringify(problem)).not.to.contain(ur.expected.other(''));
  });
});
