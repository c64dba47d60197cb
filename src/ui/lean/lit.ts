/** Stands for the package `lit` in the bundle of script tags. */
export { css, unsafeCSS, type LeanSheet as CSSResult } from './css.js';
export { LeanElement as LitElement, LeanReactiveElement as ReactiveElement } from './element.js';
export { html, noChange, nothing, render, svg } from './html.js';
