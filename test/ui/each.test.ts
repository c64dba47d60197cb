import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { html, render } from 'lit';
import { each } from '../../src/ui/each.js';

describe('a list whose entries keep their elements', () => {
  const draw = (place: HTMLElement, ids: readonly string[], mark = ''): unknown =>
    render(html`<ul>${each(ids, (id) => id, (id) => html`<li tabindex="-1" id=${id}>${id}${mark}</li>`)}</ul>`, place);
  const shown = (place: HTMLElement): string => [...place.querySelectorAll('li')].map(({ textContent }) => textContent).join(' ');

  let place: HTMLElement;
  beforeEach(() => document.body.append((place = document.createElement('div'))));
  afterEach(() => place.remove());

  it('shows any order after any other, with the same elements, and nothing twice', () => {
    const orders = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(orders, (list) => {
        place.replaceChildren();
        // A new place each time: lit-html remembers what it drew.
        const box = document.createElement('div');
        place.append(box);
        let before = new Map<string, Element>();
        for (const [index, ids] of list.entries()) {
          draw(box, ids, String(index));
          const now = new Map([...box.querySelectorAll('li')].map((each) => [each.id, each]));
          if (shown(box) !== ids.map((id) => `${id}${index}`).join(' ')) return false;
          if ([...before].some(([id, element]) => now.has(id) && now.get(id) !== element)) return false;
          before = now;
        }
        return true;
      }),
    );
  });

  it('keeps the focus where others come before and behind', () => {
    draw(place, ['b', 'c']);
    place.querySelector<HTMLElement>('#b')!.focus();
    draw(place, ['a', 'b', 'c', 'd']);
    expect(document.activeElement?.id).to.equal('b');
    draw(place, ['b']);
    expect(document.activeElement?.id).to.equal('b');
    expect(shown(place)).to.equal('b');
  });
});
