/**
 * What our elements use of Lit's `LitElement`, for the bundle of script tags, where every reader pays for each byte: templates
 * are drawn by `html.ts`; properties, the update cycle, controllers and style sheets are here. Left out is what no element
 * of ours needs: converters, `static properties`, style tags for browsers below the floor, polyfill hooks, async directives.
 *
 * Apps get Lit's own class, from `dist/esm`; test/ui/lean/element.test.ts holds both to one contract (decision 0014).
 */
import type { ReactiveController } from 'lit';
import type { LeanSheet } from './css.js';
import { render } from './html.js';

export interface PropertyOptions {
  /** The attribute that sets the property; default: its name in small letters. False: none. */
  readonly attribute?: string | false;
  /** `Boolean`: there or not. Everything else is text. */
  readonly type?: unknown;
  /** Writes a `Boolean` back into its attribute. */
  readonly reflect?: boolean;
}

type Changed = Map<PropertyKey, unknown>;
type Sheets = LeanSheet | readonly Sheets[];

/** The instance's own values behind the accessors, and those set before the browser knew the tag. */
interface Bag {
  [name: PropertyKey]: unknown;
}

/** Properties and the update cycle, for elements that draw nothing of their own. */
export class LeanReactiveElement extends HTMLElement {
  static styles?: Sheets;
  /** By property. A class without properties of its own shares its parent's. */
  static elementProperties: ReadonlyMap<string, PropertyOptions> = new Map();

  /** What Lit's decorators, and its `static properties`, say of a class; scripts/decorators.mjs makes the one of the other. 0: no attribute. */
  static set properties(table: Readonly<Record<string, PropertyOptions | 0>>) {
    const all = (this.elementProperties = new Map(this.elementProperties));
    for (const [name, options] of Object.entries(table)) {
      all.set(name, options ? { attribute: name.toLowerCase(), ...options } : {});
      const key = Symbol();
      const { get, set }: PropertyDescriptor = Object.getOwnPropertyDescriptor(this.prototype, name) ?? {
        get(this: Bag) { return this[key]; },
        set(this: Bag, value: unknown) { this[key] = value; },
      };
      Object.defineProperty(this.prototype, name, {
        get: get as () => unknown,
        set(this: LeanReactiveElement, value: unknown) {
          const old = (this as unknown as Bag)[name];
          set?.call(this, value);
          this.requestUpdate(name, old);
        },
      });
    }
  }

  static get observedAttributes(): readonly string[] {
    return [...this.elementProperties.values()].flatMap(({ attribute }) => attribute || []);
  }

  hasUpdated = false;
  isUpdatePending = false;
  renderRoot!: HTMLElement | ShadowRoot;
  #changed: Changed = new Map();
  readonly #controllers = new Set<ReactiveController>();
  #start!: () => void;
  #done: Promise<boolean> = new Promise((resolve) => (this.#start = () => resolve(true)));
  /** What a page set on the tag before it was known. */
  readonly #given: Bag = {};

  constructor() {
    super();
    const bag = this as unknown as Bag;
    for (const name of this.#properties.keys()) {
      if (!Object.hasOwn(this, name)) continue;
      this.#given[name] = bag[name];
      // It lies in front of our accessor.
      delete bag[name];
    }
    this.requestUpdate();
  }

  get #properties(): ReadonlyMap<string, PropertyOptions> {
    return (this.constructor as typeof LeanReactiveElement).elementProperties;
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot();
    this.#start();
    for (const each of this.#controllers) each.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const each of this.#controllers) each.hostDisconnected?.();
  }

  attributeChangedCallback(changed: string, _old: string | null, value: string | null): void {
    for (const [name, { attribute, type }] of this.#properties) {
      if (attribute === changed) (this as unknown as Bag)[name] = type === Boolean ? value !== null : value;
    }
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.renderRoot && this.isConnected) controller.hostConnected?.();
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  protected createRenderRoot(): HTMLElement | ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    const sheets = [(this.constructor as typeof LeanReactiveElement).styles ?? []].flat(9) as readonly LeanSheet[];
    root.adoptedStyleSheets = sheets.map(({ styleSheet }) => styleSheet);
    return root;
  }

  /** Asks for an update in a microtask; with a name, only where the property's value is another one than `old`. */
  requestUpdate(name?: PropertyKey, old?: unknown): void {
    if (name) {
      if (Object.is((this as unknown as Bag)[name], old)) return;
      if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? old : undefined);
    }
    if (!this.isUpdatePending) this.#done = this.#run();
  }

  async #run(): Promise<boolean> {
    this.isUpdatePending = true;
    // An update that failed has said so; the next one is on its own.
    await this.#done.catch(() => undefined);
    const changed = this.#changed;
    try {
      if (!this.hasUpdated) Object.assign(this, this.#given);
      this.willUpdate(changed);
      this.update(changed);
    } catch (error) {
      this.#reset();
      throw error;
    }
    this.hasUpdated = true;
    this.updated(changed);
    return !this.isUpdatePending;
  }

  /** What is changed from here on asks for an update of its own. */
  #reset(): void {
    this.#changed = new Map();
    this.isUpdatePending = false;
  }

  /** False where one more update was asked for meanwhile. */
  get updateComplete(): Promise<boolean> {
    return this.#done;
  }

  protected willUpdate(_changed: Changed): void {}

  protected update(changed: Changed): void {
    for (const [name, { attribute, reflect }] of this.#properties) {
      if (reflect && changed.has(name)) this.toggleAttribute(String(attribute), Boolean((this as unknown as Bag)[name]));
    }
    this.#reset();
  }

  protected updated(_changed: Changed): void {}
}

/** With a template. */
export class LeanElement extends LeanReactiveElement {
  protected override update(changed: Changed): void {
    const drawn = this.render();
    super.update(changed);
    render(drawn, this.renderRoot, { host: this });
  }

  protected render(): unknown {
    return undefined;
  }
}
