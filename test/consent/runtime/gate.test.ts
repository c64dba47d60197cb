import { expect } from '@open-wc/testing';
import { createManager, memoryRecordStorage, type PageManager } from '../../../src/exports/consent.js';
import { createGate } from '../../../src/consent/runtime/gate/gate.js';
import { scriptRunner } from '../../../src/consent/runtime/gate/scripts.js';
import { policyOf } from '../../support/policies.js';
import { until } from '../../support/until.js';

const page = window as Window & { ran?: string[] };
const ran = (): readonly string[] => page.ran ?? [];
const say = (word: string): string => `window.ran.push(${JSON.stringify(word)})`;
/** An external script of our own making. */
const file = (word: string): string => URL.createObjectURL(new Blob([say(word)], { type: 'text/javascript' }));

const script = (id: string, { text, ...attributes }: Readonly<Record<string, string>>): HTMLScriptElement => {
  const element = document.createElement('script');
  element.type = 'text/plain';
  element.setAttribute('data-sayso', id);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
};
const frame = (id: string, source = 'about:blank'): HTMLIFrameElement => {
  const element = document.createElement('iframe');
  element.setAttribute('data-sayso', id);
  element.setAttribute('data-src', source);
  return element;
};

/** One per page, as on a real one. */
const gate = createGate();

describe('the gate', () => {
  let manager: PageManager;
  let place: HTMLElement;

  beforeEach(() => {
    page.ran = [];
    place = document.createElement('div');
    document.body.append(place);
    manager = createManager(policyOf(), { storage: memoryRecordStorage(), gate });
  });
  afterEach(() => {
    manager.apply({ type: 'reject-all' });
    place.remove();
  });

  it('lets nothing run before a choice and after a refusal, and what is exempt at once', async () => {
    place.append(script('tube', { text: say('tube') }), script('session', { text: say('session') }));
    manager.apply({ type: 'reject-all' });
    await until('the exempt script', () => ran().includes('session'));
    expect(ran()).to.deep.equal(['session']);
  });

  it('starts what was granted in document order, inline after external of the same service', async () => {
    place.append(
      script('matomo', { src: file('library') }),
      script('matomo', { text: say('uses it') }),
      script('tube', { text: say('not granted') }),
      script('matomo', { src: file('third') }),
      script('matomo', { text: say('last') }),
    );
    manager.apply({ type: 'choose', granted: new Set(['matomo']) });
    await until('the last script', () => ran().includes('last'));
    expect(ran()).to.deep.equal(['library', 'uses it', 'third', 'last']);
  });

  it('puts the very element back where it stood, with its attributes', async () => {
    const tag = script('tube', { src: file('tube'), nonce: 'n', defer: '', crossorigin: 'anonymous', 'data-x': '1' });
    const [before, after] = [document.createElement('i'), document.createElement('b')];
    place.append(before, tag, after);
    manager.apply({ type: 'accept-all' });
    await until('the script', () => ran().length > 0);
    expect([...place.children]).to.deep.equal([before, tag, after]);
    expect([tag.nonce, tag.defer, tag.hasAttribute('async'), tag.crossOrigin, tag.dataset['x'], tag.dataset['sayso']]).to.deep.equal(['n', true, false, 'anonymous', '1', 'tube']);
  });

  it('keeps `async`, and checks `integrity`', async () => {
    const tag = script('tube', { src: file('async'), async: '' });
    const forged = script('matomo', { src: file('forged'), integrity: 'sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' });
    const next = script('matomo', { text: say('next') });
    place.append(tag, forged, next);
    manager.apply({ type: 'accept-all' });
    await until('both scripts', () => ran().length >= 2);
    expect(ran()).to.have.members(['async', 'next']);
    expect(tag.hasAttribute('async')).to.equal(true);
  });

  it('starts a module as a module', async () => {
    place.append(script('tube', { 'data-sayso-type': 'module', text: `import.meta.url; ${say('module')}` }));
    manager.apply({ type: 'accept-all' });
    await until('the module', () => ran().includes('module'));
  });

  it('is held up by no failing and no slow tag of another service', async () => {
    const lines: unknown[] = [];
    const before = window.onerror;
    window.onerror = (line) => {
      lines.push(line);
      return true;
    };
    place.append(
      script('matomo', { src: '/nowhere/at-all.js' }),
      script('counter', { text: 'throw new Error("a vendor’s fault")' }),
      script('counter', { text: say('after the fault') }),
      script('tube', { text: say('tube') }),
      script('matomo', { text: say('after the missing one') }),
    );
    manager.apply({ type: 'accept-all' });
    await until('the others', () => ran().length === 3);
    window.onerror = before;
    expect(ran()).to.have.members(['after the fault', 'tube', 'after the missing one']);
    expect(lines).to.have.length(1);
  });

  it('sees markup that comes late, a hundred of a hundred, and marks that come late', async () => {
    manager.apply({ type: 'accept-all' });
    for (let index = 0; index < 100; index++) place.append(script('tube', { text: say(`late ${index}`) }));
    await until('all hundred', () => ran().length === 100, 12_000);
    expect(ran()[99]).to.equal('late 99');
    const tag = script('', { text: say('marked') });
    place.append(tag);
    tag.setAttribute('data-sayso', 'tube');
    await until('the marked one', () => ran().includes('marked'));
  });

  it('starts a tag once, however often consent changes and whoever looks', async () => {
    place.append(script('tube', { text: say('tube') }));
    manager.apply({ type: 'accept-all' });
    await until('the script', () => ran().length === 1);
    manager.apply({ type: 'withdraw', id: 'tube' });
    manager.apply({ type: 'accept-all' });
    gate.update(new Set(['basic', 'session', 'tube']));
    place.append(script('tube', { text: say('end') }));
    await until('the one after it', () => ran().includes('end'));
    expect(ran()).to.deep.equal(['tube', 'end']);
  });

  it('shares its runner with the head stub', () => expect(scriptRunner(true)).to.equal(scriptRunner()));

  it('answers the click before the tags run: twenty of 30 ms each do not hold it', async () => {
    for (let index = 0; index < 20; index++) {
      place.append(script('tube', { text: `for (const end = performance.now() + 30; performance.now() < end;); ${say(String(index))}` }));
    }
    const started = performance.now();
    manager.apply({ type: 'accept-all' });
    expect(performance.now() - started).to.be.below(25);
    expect(ran()).to.deep.equal([]);
    await until('all twenty', () => ran().length === 20, 10_000);
  });

  it('opens a frame when it may, and takes it back when it may not', async () => {
    const tube = frame('tube', '/frame.html?x=1');
    const late = frame('tube', '/late.html');
    place.append(tube);
    expect(tube.hasAttribute('src')).to.equal(false);
    manager.apply({ type: 'accept-all' });
    expect(tube.getAttribute('src')).to.equal('/frame.html?x=1');
    place.append(late);
    await until('the late frame', () => late.hasAttribute('src'));
    manager.apply({ type: 'withdraw', id: 'tube' });
    expect(tube.hasAttribute('src') || late.hasAttribute('src')).to.equal(false);
    expect(tube.contentWindow?.location.href).to.equal('about:blank');
    expect(tube.dataset['src']).to.equal('/frame.html?x=1');
    manager.apply({ type: 'allow', id: 'tube' });
    expect(tube.getAttribute('src')).to.equal('/frame.html?x=1');
  });

  it('opens a frame for this page only when it is allowed once', () => {
    const tube = frame('tube', '/frame.html');
    place.append(tube);
    manager.allowOnce('tube');
    expect(tube.getAttribute('src')).to.equal('/frame.html');
    expect(manager.getState().record).to.equal(null);
  });

  it('opens no frame on an address that runs', () => {
    const bad = frame('tube', 'javascript:parent.ran.push("ran")');
    place.append(bad);
    manager.apply({ type: 'accept-all' });
    expect(bad.hasAttribute('src')).to.equal(false);
  });

  const tag = (html: string): HTMLElement => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return document.importNode(template.content, true).firstElementChild as HTMLElement;
  };

  it('gates pictures, films, sound, links and style sheets by the same mark, and takes all of them back', async () => {
    const kinds: readonly (readonly [html: string, what: string, name: string])[] = [
      ['<img alt="" data-sayso="tube" data-src="/README.md?1">', 'img', 'src'],
      ['<img alt="" data-sayso="tube" data-srcset="/README.md?2 1x, /README.md?3 2x">', 'img', 'srcset'],
      ['<picture><source data-sayso="tube" data-srcset="/README.md?4"><img alt=""></picture>', 'source', 'srcset'],
      ['<video data-sayso="tube" data-src="/README.md?mp4" data-poster="/README.md?5"></video>', 'video', 'src'],
      ['<video data-sayso="tube" data-poster="/README.md?6"></video>', 'video', 'poster'],
      ['<audio><source data-sayso="tube" data-src="/README.md?mp3"></audio>', 'source', 'src'],
      ['<link rel="stylesheet" data-sayso="tube" data-href="/README.md?x">', 'link', 'href'],
      ['<a data-sayso="tube" data-href="/there">There</a>', 'a', 'href'],
      ['<svg><image data-sayso="tube" data-href="/README.md?svg"/></svg>', 'image', 'href'],
    ];
    const found = kinds.map(([html, what, name]) => {
      const outer = tag(html);
      place.append(outer);
      return [outer.matches(what) ? outer : outer.querySelector(what)!, name] as const;
    });
    const open = (): readonly string[] => found.map(([element, name]) => element.getAttribute(name) ?? '');
    expect(open().join('')).to.equal('');
    manager.apply({ type: 'accept-all' });
    expect(open()).to.deep.equal(found.map(([element, name]) => element.getAttribute(`data-${name}`)));
    manager.apply({ type: 'withdraw', id: 'tube' });
    expect(open().join('')).to.equal('');
    expect(found.every(([element]) => place.contains(element))).to.equal(true);
  });

  it('makes a film forget what it had loaded, and a style sheet what it had styled', async () => {
    const sheet = tag('<link rel="stylesheet" data-sayso="tube" data-href="/README.md?sheet">');
    const film = tag('<video><source data-sayso="tube" data-src="/README.md?film"></video>') as HTMLVideoElement;
    place.append(sheet, film);
    manager.apply({ type: 'accept-all' });
    expect(film.networkState).to.not.equal(HTMLMediaElement.NETWORK_EMPTY);
    manager.apply({ type: 'withdraw', id: 'tube' });
    await until('the film to be empty', () => film.networkState === HTMLMediaElement.NETWORK_EMPTY || film.networkState === HTMLMediaElement.NETWORK_NO_SOURCE);
    expect((sheet as HTMLLinkElement).sheet).to.equal(null);
  });

  it('is right about a hundred of a hundred late pictures and frames, before and after the choice', async () => {
    const late = (index: number): HTMLElement => (index % 2 === 0 ? tag(`<img alt="" data-sayso="tube" data-src="/README.md?${index}">`) : frame('tube', `/README.md?late=${index}`));
    for (let index = 0; index < 50; index++) place.append(late(index));
    await new Promise(requestAnimationFrame);
    expect(place.querySelectorAll('[src]')).to.have.length(0);
    manager.apply({ type: 'accept-all' });
    expect(place.querySelectorAll('[src]')).to.have.length(50);
    for (let index = 50; index < 100; index++) place.append(late(index));
    await until('the late fifty', () => place.querySelectorAll('[src]').length === 100);
    manager.apply({ type: 'withdraw', id: 'tube' });
    expect(place.querySelectorAll('[src]')).to.have.length(0);
  });

  it('opens a mark that comes late on any attribute that it knows', async () => {
    const image = tag(`<img alt="" data-sayso="tube">`);
    place.append(image);
    manager.apply({ type: 'accept-all' });
    image.setAttribute('data-srcset', '/README.md?late');
    await until('the late address', () => image.hasAttribute('srcset'));
  });

  it('goes on past an address that runs', () => {
    const bad = tag('<a data-sayso="tube" data-href="java&#10;script:parent.ran.push(1)">x</a>');
    const good = tag('<a data-sayso="tube" data-href="/there">x</a>');
    place.append(bad, good);
    manager.apply({ type: 'accept-all' });
    expect([bad.hasAttribute('href'), good.hasAttribute('href')]).to.deep.equal([false, true]);
  });

  it('says that a script which ran is still in memory after a withdrawal', async () => {
    place.append(script('letters', { text: say('letters') }));
    manager.apply({ type: 'accept-all' });
    await until('the script', () => ran().includes('letters'));
    manager.apply({ type: 'withdraw', id: 'letters' });
    expect(manager.getState().reloadNeeded).to.equal(true);
  });
});
