/** Lit's decorators that we use, of TypeScript's older kind. */
import type { LeanReactiveElement, PropertyOptions } from './element.js';

interface Prototype {
  readonly constructor: unknown;
}

export const property =
  (options?: PropertyOptions) =>
  (prototype: Prototype, name: string): PropertyDescriptor | undefined => {
    (prototype.constructor as typeof LeanReactiveElement).createProperty(name, options);
    return Object.getOwnPropertyDescriptor(prototype, name);
  };

export const state = () => property({ attribute: false });

/** The first match in the element's render root, asked for at each use. */
export const query =
  (selector: string) =>
  (_prototype: Prototype, _name: string): PropertyDescriptor => ({
    get(this: LeanReactiveElement) {
      return this.renderRoot.querySelector(selector);
    },
    configurable: true,
  });
