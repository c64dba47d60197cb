/** Stands for the package `lit` in the bundle of script tags. */
export { css, LeanSheet as CSSResult, unsafeCSS } from './css.js';
export { LeanElement as LitElement, LeanReactiveElement as ReactiveElement } from './element.js';
export { html, noChange, nothing, render, svg } from './html.js';
