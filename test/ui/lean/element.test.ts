import { expect } from '@open-wc/testing';
import { css, html, LitElement, type PropertyValues, type ReactiveController } from 'lit';
import { css as leanCss, unsafeCSS } from '../../../src/ui/lean/css.js';
import { LeanElement } from '../../../src/ui/lean/element.js';
import { html as leanHtml } from '../../../src/ui/lean/html.js';

type Kit = readonly [name: string, Base: typeof LitElement, css: typeof css, html: typeof html];
const kits: readonly Kit[] = [
  ['Lit’s own', LitElement, css, html],
  ['the lean one', LeanElement as unknown as typeof LitElement, leanCss as unknown as typeof css, leanHtml as unknown as typeof html],
];

let tags = 0;

/** What the contract is tried on: one element with every kind of property that ours have. */
const makeClass = ([, Base, css, html]: Kit) => {
  class Greeting extends Base {
    static override styles = [css`b { color: rgb(1, 2, 3); }`, [css`i { ${css`font-weight: 700;`} }`]];
    readonly seen: { readonly name: string; readonly old: unknown }[][] = [];
    updates = 0;
    whom = 'world';
    open = false;
    source: unknown;
    count = 0;
    stamp = '';
    #shout = '';
    set shout(value: string) {
      this.#shout = value.toUpperCase();
    }
    get shout(): string {
      return this.#shout;
    }
    protected override willUpdate(changed: PropertyValues): void {
      this.updates++;
      this.seen.push([...changed].map(([name, old]) => ({ name: String(name), old })));
      // Belongs to this update, not to a next one.
      this.stamp = `${this.whom}!`;
    }
    protected override render() {
      if (this.whom === 'nobody') throw new Error('nobody to greet');
      return html`<b @click=${this.#count}>${this.whom}</b><i>${this.count}</i><u>${this.shout}</u>`;
    }
    // The listener runs as the element, as with Lit.
    #count(this: Greeting): void {
      this.count++;
    }
  }
  Greeting.properties = {
    whom: {},
    shout: {},
    open: { type: Boolean, reflect: true, attribute: 'is-open' },
    source: { attribute: false },
    count: { attribute: false },
    stamp: { attribute: false },
  };
  const tag = `test-greeting-${++tags}`;
  return { Greeting, tag, define: () => customElements.define(tag, Greeting) };
};
const make = (kit: Kit) => {
  const made = makeClass(kit);
  made.define();
  const element = document.createElement(made.tag) as InstanceType<typeof made.Greeting>;
  return { ...made, element };
};

for (const kit of kits) {
  describe(`an element on ${kit[0]}`, () => {
    afterEach(() => document.body.replaceChildren());
    const shown = (element: Element): string => element.shadowRoot!.textContent;

    it('draws once it stands in the page, and draws changes together in one go', async () => {
      const { element } = make(kit);
      await new Promise(requestAnimationFrame);
      expect(element.updates).to.equal(0);
      document.body.append(element);
      await element.updateComplete;
      expect([shown(element), element.updates, element.hasUpdated]).to.deep.equal(['world0', 1, true]);
      element.whom = 'Zainab';
      element.shout = 'salaam';
      element.whom = 'Omar';
      expect(element.isUpdatePending).to.equal(true);
      expect(await element.updateComplete).to.equal(true);
      expect([shown(element), element.updates, element.stamp]).to.deep.equal(['Omar0SALAAM', 2, 'Omar!']);
      expect(element.seen[1]).to.deep.equal([
        { name: 'whom', old: 'world' },
        { name: 'shout', old: '' },
      ]);
    });

    it('does nothing where a property is set to what it is', async () => {
      const { element } = make(kit);
      document.body.append(element);
      await element.updateComplete;
      element.whom = 'world';
      expect(element.isUpdatePending).to.equal(false);
      element.requestUpdate();
      await element.updateComplete;
      expect(element.updates).to.equal(2);
    });

    it('reads attributes, and writes those back that are to be seen', async () => {
      const { Greeting, element } = make(kit);
      expect(Greeting.observedAttributes).to.deep.equal(['whom', 'shout', 'is-open']);
      document.body.append(element);
      element.setAttribute('whom', 'Nour');
      element.setAttribute('is-open', '');
      expect([element.whom, element.open]).to.deep.equal(['Nour', true]);
      element.open = false;
      await element.updateComplete;
      expect(element.hasAttribute('is-open')).to.equal(false);
      element.open = true;
      await element.updateComplete;
      expect(element.getAttribute('is-open')).to.equal('');
      element.removeAttribute('is-open');
      expect(element.open).to.equal(false);
    });

    it('takes what was set on the tag before the browser knew it', async () => {
      const { define, tag } = makeClass(kit);
      const early = document.createElement(tag) as unknown as HTMLElement & { source: unknown; whom: string; updateComplete: Promise<boolean> };
      early.source = kit;
      early.whom = 'early bird';
      document.body.append(early);
      define();
      await early.updateComplete;
      expect([early.source, early.whom, shown(early)]).to.deep.equal([kit, 'early bird', 'early bird0']);
      early.whom = 'later';
      await early.updateComplete;
      expect(shown(early)).to.equal('later0');
    });

    it('calls controllers when it connects and disconnects, late ones too', async () => {
      const { element } = make(kit);
      const calls: string[] = [];
      const controller = (name: string): ReactiveController => ({ hostConnected: () => calls.push(`${name} in`), hostDisconnected: () => calls.push(`${name} out`) });
      element.addController(controller('first'));
      expect(calls).to.deep.equal([]);
      document.body.append(element);
      await element.updateComplete;
      element.addController(controller('late'));
      element.remove();
      expect(calls).to.deep.equal(['first in', 'late in', 'first out', 'late out']);
      document.body.append(element);
      expect(calls.slice(4)).to.deep.equal(['first in', 'late in']);
    });

    it('runs its listeners as the element', async () => {
      const { element } = make(kit);
      document.body.append(element);
      await element.updateComplete;
      element.shadowRoot!.querySelector('b')!.click();
      await element.updateComplete;
      expect(shown(element)).to.equal('world1');
    });

    it('wears its style sheets, nested ones too', async () => {
      const { element } = make(kit);
      document.body.append(element);
      await element.updateComplete;
      expect(getComputedStyle(element.shadowRoot!.querySelector('b')!).color).to.equal('rgb(1, 2, 3)');
      expect(getComputedStyle(element.shadowRoot!.querySelector('i')!).fontWeight).to.equal('700');
    });

    it('says a failed update once and draws the next one', async () => {
      const { element } = make(kit);
      document.body.append(element);
      await element.updateComplete;
      element.whom = 'nobody';
      let said = '';
      await element.updateComplete.catch((error: Error) => (said = error.message));
      expect([said, element.isUpdatePending]).to.deep.equal(['nobody to greet', false]);
      element.whom = 'somebody';
      await element.updateComplete;
      expect(shown(element)).to.equal('somebody0');
    });
  });
}

describe('style texts', () => {
  it('join as they stand, and share one sheet', () => {
    const inner = unsafeCSS('color: red;');
    const sheet = leanCss`a { ${inner} } b { ${inner} }`;
    expect(sheet.cssText).to.equal('a { color: red; } b { color: red; }');
    expect(sheet.styleSheet).to.equal(sheet.styleSheet);
    expect(sheet.styleSheet.cssRules).to.have.length(2);
  });
});
