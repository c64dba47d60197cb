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
  /** Writes the property back into its attribute. */
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

  /** What Lit's decorators, and its `static properties`, say of a class; scripts/decorators.mjs makes the one of the other. */
  static set properties(table: Readonly<Record<string, PropertyOptions>>) {
    this.elementProperties = new Map([...this.elementProperties, ...Object.entries(table)]);
    for (const name of Object.keys(table)) {
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

  static attributeOf(name: string): string | false {
    return this.elementProperties.get(name)?.attribute ?? name.toLowerCase();
  }

  static get observedAttributes(): readonly string[] {
    return [...this.elementProperties.keys()].flatMap((name) => this.attributeOf(name) || []);
  }

  hasUpdated = false;
  isUpdatePending = false;
  renderRoot!: HTMLElement | ShadowRoot;
  #changed: Changed = new Map();
  #controllers = new Set<ReactiveController>();
  #start!: () => void;
  #done: Promise<boolean> = new Promise((resolve) => (this.#start = () => resolve(true)));
  #given: readonly (readonly [string, unknown])[];
  #reflecting = false;

  constructor() {
    super();
    // What a page set on the tag before it was known lies in front of our accessors.
    const bag = this as unknown as Bag;
    this.#given = [...(this.constructor as typeof LeanReactiveElement).elementProperties.keys()].flatMap((name) => {
      if (!Object.hasOwn(this, name)) return [];
      const value = bag[name];
      delete bag[name];
      return [[name, value] as const];
    });
    this.requestUpdate();
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot();
    this.#start();
    for (const each of this.#controllers) each.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const each of this.#controllers) each.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    if (this.#reflecting) return;
    const type = this.constructor as typeof LeanReactiveElement;
    for (const [name, options] of type.elementProperties) {
      if (type.attributeOf(name) === attribute) (this as unknown as Bag)[name] = options.type === Boolean ? value !== null : value;
    }
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.renderRoot !== undefined && this.isConnected) controller.hostConnected?.();
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
    if (name !== undefined) {
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
      if (!this.hasUpdated) for (const [name, value] of this.#given) (this as unknown as Bag)[name] = value;
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
    this.#reflecting = true;
    for (const [name, { reflect }] of (this.constructor as typeof LeanReactiveElement).elementProperties) {
      if (reflect !== true || !changed.has(name)) continue;
      const attribute = String((this.constructor as typeof LeanReactiveElement).attributeOf(name));
      const value = (this as unknown as Bag)[name];
      if (typeof value === 'boolean') this.toggleAttribute(attribute, value);
      else this.setAttribute(attribute, String(value));
    }
    this.#reflecting = false;
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
