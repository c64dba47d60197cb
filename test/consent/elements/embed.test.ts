import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { frameAddress, ratioOf } from '../../../src/consent/elements/embed/frame-address.js';
import type { Notice } from '../../../src/consent/runtime/contract.js';
import { EmbedHarness } from '../../harness/embed-harness.js';
import { axeFaults } from '../../support/axe.js';
import { testManager } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

describe('an embed’s attributes', () => {
  it('take http and https addresses only', () => {
    const near = 'https://news.example/a/b';
    expect(frameAddress('https://player.example/x', near)?.href).to.equal('https://player.example/x');
    expect(frameAddress('c', near)?.href).to.equal('https://news.example/a/c');
    for (const bad of ['', 'javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x', 'blob:https://a/b', 'https://']) expect(frameAddress(bad, near), bad).to.equal(null);
  });
  it('read a ratio in the forms that people write', () => {
    expect(ratioOf('4/3')).to.equal('4 / 3');
    expect(ratioOf(' 16:9 ')).to.equal('16 / 9');
    expect(ratioOf('1.78')).to.equal('1.78 / 1');
    for (const bad of ['', 'wide', '0/9', '1/0', '9;color:red']) expect(ratioOf(bad), bad).to.equal('16 / 9');
  });
});

describe('an embed', () => {
  const requests = (): readonly string[] => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('__other-site'));
  beforeEach(() => performance.clearResourceTimings());
  afterEach(async () => {
    document.documentElement.lang = 'en';
    await setViewport({ width: 1280, height: 800 });
  });

  it('C-65: asks nothing of the other site before consent, and says who would receive what', async () => {
    const embed = await EmbedHarness.place(testManager());
    expect(embed.isPlaceholder).to.equal(true);
    expect(embed.words).to.contain('The last ferry').and.to.contain('Google Ireland Ltd receives your IP address');
    expect(embed.offers).to.deep.equal(['Play once', 'Always allow YouTube']);
    expect(embed.isLinkReachable).to.equal(true);
    expect(requests()).to.deep.equal([]);
    expect(await axeFaults(embed.element)).to.deep.equal([]);
  });

  it('C-64, C-65: plays once without recording a consent, and takes focus along', async () => {
    const manager = testManager();
    const embed = await EmbedHarness.place(manager);
    await embed.press('Play once');
    expect(embed.frame!.title).to.equal('The last ferry');
    expect(embed.frame!.src).to.contain('/__other-site/film');
    expect(embed.focusIsInFrame).to.equal(true);
    expect(manager.getState().record).to.equal(null);
    expect(await axeFaults(embed.element)).to.deep.equal([]);
  });

  it('C-65: records "Always" for its service alone', async () => {
    const manager = testManager();
    const embed = await EmbedHarness.place(manager);
    await embed.press('Always allow YouTube');
    expect(embed.frame).not.to.equal(null);
    expect(manager.getState().granted.has('youtube')).to.equal(true);
    expect(manager.isGranted('matomo')).to.equal(false);
  });

  it('C-65: keeps its place: the frame is as large as the placeholder was, and a placeholder stands there again after withdrawal', async () => {
    const manager = testManager();
    const embed = await EmbedHarness.place(manager, { ratio: '1/1' });
    const before = embed.element.getBoundingClientRect();
    expect(before.width / before.height).to.be.closeTo(1, 0.01);
    await embed.press('Always allow YouTube');
    expect(embed.element.getBoundingClientRect().height).to.be.closeTo(before.height, 1);
    manager.apply({ type: 'withdraw', id: 'youtube' });
    await waitUntil(() => embed.isPlaceholder, 'the placeholder');
    expect(embed.offers.length).to.equal(2);
  });

  for (const [kind, says, once] of [['video', 'This film comes from', 'Play once'], ['map', 'This map comes from', 'Show map once'], ['post', 'This post comes from', 'Show post once'], ['chart', 'This part of the page comes from', 'Show once']] as const)
    it(`C-65: says what waits there: ${kind}`, async () => {
      const embed = await EmbedHarness.place(testManager(), { kind });
      expect(embed.words).to.contain(says);
      expect(embed.offers).to.deep.equal([once, 'Always allow YouTube']);
      expect(requests()).to.deep.equal([]);
      expect(await axeFaults(embed.element)).to.deep.equal([]);
    });

  for (const width of [320, 360, 1280])
    it(`C-65: nothing moves when it is opened and closed, ${width} px`, async () => {
      await setViewport({ width, height: 740 });
      const manager = testManager();
      const embed = await EmbedHarness.place(manager);
      const before = embed.element.getBoundingClientRect().height;
      await embed.press('Play once');
      expect(embed.element.getBoundingClientRect().height).to.be.closeTo(before, 1);
      expect(embed.frame!.getBoundingClientRect().height).to.be.closeTo(before, 1);
      manager.apply({ type: 'reject-all' });
      await waitUntil(() => embed.isPlaceholder, 'the placeholder');
      expect(embed.element.getBoundingClientRect().height).to.be.closeTo(before, 1);
    });

  it('has the ratio alone where the reader had allowed it before', async () => {
    await setViewport({ width: 360, height: 740 });
    const manager = testManager();
    manager.apply({ type: 'accept-all' });
    const embed = await EmbedHarness.place(manager);
    const { width, height } = embed.element.getBoundingClientRect();
    expect(width / height).to.be.closeTo(16 / 9, 0.02);
  });

  it('C-50: the words that were on the screen go along with "Always"', async () => {
    const manager = testManager();
    let told: Notice | undefined;
    const apply = manager.apply.bind(manager);
    manager.apply = (action, notice) => {
      told = notice;
      apply(action, notice);
    };
    const embed = await EmbedHarness.place(manager);
    await embed.press('Always allow YouTube');
    expect(told).to.deep.include({ layer: 'embed', language: 'en' });
    expect(told!.text).to.contain('Google Ireland Ltd receives your IP address').and.to.contain('Always allow YouTube');
  });

  it('C-64: opening one film allows neither the other films of the service on later pages nor anything else', async () => {
    const manager = testManager();
    const embed = await EmbedHarness.place(manager);
    await embed.press('Play once');
    expect(manager.getState().record).to.equal(null);
    expect([...manager.getState().once]).to.deep.equal(['youtube']);
    expect([...manager.getState().granted].sort()).to.deep.equal(['needed', 'session']);
    expect(document.cookie).not.to.contain('sayso=');
  });

  it('stays a link where its service or address is not to be had', async () => {
    for (const settings of [{ service: 'unheard-of' }, { src: 'javascript:alert(1)' }]) {
      const manager = testManager();
      manager.apply({ type: 'accept-all' });
      const embed = await EmbedHarness.place(manager, settings);
      expect(embed.frame).to.equal(null);
      expect(embed.offers).to.deep.equal([]);
      expect(embed.isLinkReachable).to.equal(true);
    }
  });

  it('speaks the page’s language', async () => {
    document.documentElement.lang = 'ur';
    const embed = await EmbedHarness.place(testManager());
    await waitUntil(() => embed.offers[0] === 'صرف اس بار چلائیں', 'Urdu');
  });
});
