import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as lit from 'lit';
import { each } from '../../../src/ui/each.js';
import * as lean from '../../../src/ui/lean/html.js';

type Kit = readonly [name: string, html: typeof lit.html, render: typeof lit.render, each: typeof each, nothing: typeof lit.nothing, noChange: typeof lit.noChange];
const kits: readonly Kit[] = [
  ['lit-html', lit.html, lit.render, each, lit.nothing, lit.noChange],
  ['the lean one', lean.html as never, lean.render as never, lean.each as never, lean.nothing as never, lean.noChange as never],
];

/** As a reader gets it: without the marks that each leaves for itself. */
const shown = (place: HTMLElement): string => place.innerHTML.replace(/<!--.*?-->/g, '');

for (const [name, html, render, each, nothing, noChange] of kits) {
  describe(`templates on ${name}`, () => {
    let place: HTMLElement;
    beforeEach(() => document.body.append((place = document.createElement('div'))));
    afterEach(() => place.remove());

    /** What stands there after each of the values. */
    const after = (draw: (value: unknown) => unknown, ...values: readonly unknown[]): readonly string[] =>
      values.map((value) => {
        render(draw(value), place);
        return shown(place);
      });

    it('show words and numbers, and nothing for what is none', () => {
      const draw = (value: unknown) => html`<p>a ${value} b</p>`;
      expect(after(draw, 'x', 'y', 7, 0, '', null, undefined, nothing, false, 'z')).to.deep.equal(
        ['x', 'y', '7', '0', '', '', '', '', 'false', 'z'].map((words) => `<p>a ${words} b</p>`),
      );
    });

    it('show words as words, whatever they look like', () => {
      expect(after((value) => html`<p title=${value}>${value}</p>`, '<img src=x onerror=alert(1)>&amp;"')[0]).to.include('&lt;img src=x onerror=alert(1)&gt;&amp;amp;');
      expect(place.querySelector('img')).to.equal(null);
      expect(place.querySelector('p')!.title).to.equal('<img src=x onerror=alert(1)>&amp;"');
    });

    it('take nothing for a template that was not written here', () => {
      const said = JSON.parse('{ "_$litType$": 1, "strings": ["<b>hi</b>"], "values": [], "items": [] }') as unknown;
      try {
        render(html`<p>${said}</p>`, place);
      } catch {
        // Lit says so; the lean one shows what it is.
      }
      expect(place.querySelector('b')).to.equal(null);
    });

    it('change from one template to another and back', () => {
      const draw = (value: unknown) => html`<div>${value === 'a' ? html`<b>${value}</b>!` : value === 'b' ? html`<i>${value}</i><u></u>` : value}</div>`;
      expect(after(draw, 'a', 'b', 'words', 'b', nothing, 'a')).to.deep.equal(
        ['<b>a</b>!', '<i>b</i><u></u>', 'words', '<i>b</i><u></u>', '', '<b>a</b>!'].map((inner) => `<div>${inner}</div>`),
      );
    });

    it('keep the elements of a template that is drawn again', () => {
      const draw = (value: string) => html`<div><b class=${value}>${html`<i>${value}</i>`}</b></div>`;
      render(draw('a'), place);
      const before = [...place.querySelectorAll('*')];
      render(draw('b'), place);
      expect([...place.querySelectorAll('*')]).to.deep.equal(before);
      expect(shown(place)).to.equal('<div><b class="b"><i>b</i></b></div>');
    });

    it('show lists that grow and shrink, mixed and nested', () => {
      const draw = (value: unknown) => html`<ul>${value}</ul>`;
      const li = (text: string) => html`<li>${text}</li>`;
      expect(after(draw, [li('a')], [li('a'), 'b', [li('c'), [nothing, 'd']]], [], ['x', null, li('y')], li('z'), [[]])).to.deep.equal(
        ['<li>a</li>', '<li>a</li>b<li>c</li>d', '', 'x<li>y</li>', '<li>z</li>', ''].map((inner) => `<ul>${inner}</ul>`),
      );
    });

    it('set attributes, join them with words, and take them away', () => {
      const draw = (value: unknown) => html`<a href="#x" class="a ${value} b" id=${value} title="t">${value}</a>`;
      expect(after(draw, 'x', 7)).to.deep.equal(['x', '7'].map((value) => `<a href="#x" title="t" class="a ${value} b" id="${value}">${value}</a>`));
      const alone = (value: unknown) => html`<a lang=${value}></a>`;
      expect(after(alone, nothing, 'ur', undefined, nothing, '', false)).to.deep.equal(['', ' lang="ur"', ' lang=""', '', ' lang=""', ' lang="false"'].map((attribute) => `<a${attribute}></a>`));
      const two = (value: unknown) => html`<a id="${value}${value}"></a>`;
      expect(after(two, 'x')).to.deep.equal(['<a id="xx"></a>']);
    });

    it('switch attributes, set properties and only where they changed', () => {
      const draw = (value: string) => html`<input ?hidden=${value === 'a'} .value=${value} />`;
      render(draw('a'), place);
      const input = place.querySelector('input')!;
      expect([input.hidden, input.value]).to.deep.equal([true, 'a']);
      render(draw('b'), place);
      expect([input.hidden, input.value]).to.deep.equal([false, 'b']);
      input.value = 'typed';
      render(draw('b'), place);
      expect(input.value).to.equal('typed');
    });

    it('choose an option that comes with its select', () => {
      render(html`<select>${['a', 'b', 'c'].map((each) => html`<option value=${each} ?selected=${each === 'b'}>${each}</option>`)}</select>`, place);
      expect(place.querySelector('select')!.value).to.equal('b');
    });

    it('listen with the newest listener, as the host, or not at all', () => {
      const heard: string[] = [];
      const host = { name: 'host' };
      const draw = (listener: unknown) => render(html`<button @click=${listener}></button>`, place, { host });
      const click = () => place.querySelector('button')!.click();
      draw(function (this: typeof host, event: Event) {
        heard.push(`${this.name} ${event.type}`);
      });
      click();
      draw(() => heard.push('second'));
      click();
      draw(null);
      click();
      draw(() => heard.push('third'));
      click();
      expect(heard).to.deep.equal(['host click', 'second', 'third']);
    });

    it('leave a place as it is where nothing is to change', () => {
      const draw = (value: unknown) => html`<p>${value}</p>`;
      expect(after(draw, 'a', noChange, html`<b></b>`, noChange)).to.deep.equal(['<p>a</p>', '<p>a</p>', '<p><b></b></p>', '<p><b></b></p>']);
    });

    it('draw vectors in their own namespace', () => {
      render(html`<p><svg viewBox="0 0 24 24"><path d=${'M1 1h2'} /></svg><b></b></p>`, place);
      const [, svg, path, bold] = [...place.querySelectorAll('*')];
      expect([svg, path, bold].map((each) => each!.namespaceURI!.split('/').pop())).to.deep.equal(['svg', 'svg', 'xhtml']);
      expect([svg!.getAttribute('viewBox'), path!.getAttribute('d')]).to.deep.equal(['0 0 24 24', 'M1 1h2']);
    });

    it('start elements of other classes once, in the page', () => {
      const seen: string[] = [];
      const tag = `test-started-${name.length}`;
      customElements.define(
        tag,
        class extends HTMLElement {
          constructor() {
            super();
            seen.push(String(this.ownerDocument.defaultView === window));
          }
        },
      );
      const strings = Object.assign([`<${tag}></${tag}>`], { raw: [`<${tag}></${tag}>`] }) as unknown as TemplateStringsArray;
      render(html(strings), place);
      expect(seen).to.deep.equal(['true']);
    });

    it('draw behind what stands in a container', () => {
      place.append('before');
      render(html`<b>${'x'}</b>`, place);
      render(html`<i></i>`, place);
      expect(shown(place)).to.equal('before<i></i>');
    });

    describe('in a list whose entries keep their elements', () => {
      const draw = (place: HTMLElement, ids: readonly string[], mark = ''): unknown =>
        render(html`<ul>a${each(ids, (id) => id, (id) => html`<li tabindex="-1" id=${id}>${id}${mark}</li>`)}b</ul>`, place);
      const words = (place: HTMLElement): string => [...place.querySelectorAll('li')].map(({ textContent }) => textContent).join(' ');

      it('show any order after any other, with the same elements, and nothing twice', () => {
        const orders = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }), { minLength: 2, maxLength: 5 });
        fc.assert(
          fc.property(orders, (list) => {
            // A new place each time: what was drawn is remembered.
            const box = document.createElement('div');
            place.replaceChildren(box);
            let before = new Map<string, Element>();
            for (const [index, ids] of list.entries()) {
              draw(box, ids, String(index));
              const now = new Map([...box.querySelectorAll('li')].map((each) => [each.id, each]));
              if (box.textContent !== `a${ids.map((id) => id + index).join('')}b`) return false;
              if ([...before].some(([id, element]) => now.has(id) && now.get(id) !== element)) return false;
              before = now;
            }
            return true;
          }),
        );
      });

      it('keep the focus where others come before and behind', () => {
        draw(place, ['b', 'c']);
        place.querySelector<HTMLElement>('#b')!.focus();
        draw(place, ['a', 'b', 'c', 'd']);
        expect(document.activeElement?.id).to.equal('b');
        draw(place, ['b']);
        expect(document.activeElement?.id).to.equal('b');
        expect(words(place)).to.equal('b');
      });

      it('leave no mark behind when everything goes', () => {
        draw(place, ['a', 'b']);
        draw(place, []);
        const left = place.querySelector('ul')!.childNodes.length;
        draw(place, ['a', 'b', 'c']);
        draw(place, []);
        expect(place.querySelector('ul')!.childNodes.length).to.equal(left);
      });

      it('leave an entry as it is where nothing is to change', () => {
        const list = (ids: readonly string[], changed: string) => render(html`<ul>${each(ids, (id) => id, (id) => (id === changed ? html`<li>${id}!</li>` : noChange))}</ul>`, place);
        list(['a'], 'a');
        list(['b', 'a'], 'b');
        expect(words(place)).to.equal('b! a!');
      });
    });
  });
}

describe('a template as the bundle shortens it', () => {
  it('reads as the long one does', () => {
    const of = (text: string) => Object.assign([text], { raw: [text] }) as unknown as TemplateStringsArray;
    const place = document.createElement('div');
    lean.render(lean.html(of('<p class=a title="b c" dir=rtl><b>x</> y<br/><svg viewBox="0 0 1 1"><path d="M1 1"/></></> z')), place);
    expect(shown(place)).to.equal('<p class="a" title="b c" dir="rtl"><b>x</b> y<br><svg viewBox="0 0 1 1"><path d="M1 1"></path></svg></p> z');
  });
});
