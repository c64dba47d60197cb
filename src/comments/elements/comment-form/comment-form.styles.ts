/**
 * The form stands in the light DOM, so its look comes from a sheet adopted by the root it stands in (a `<style>` would need
 * `'unsafe-inline'`). Every rule is as weak as one tag name: a theme's own classes win. A page's own form keeps its own look;
 * only what we add to it is styled. What is seen once somebody writes stands in `added.styles.ts`.
 */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { tokens } from '../../../ui/tokens.js';

const lightTokens = unsafeCSS(tokens.cssText.replaceAll(':host', 'sayso-comment-form'));

export const formStyles: CSSResult = css`
  ${lightTokens}
  sayso-comment-form {
    position: relative;
    display: block;
    font-family: var(--_font);
    line-height: 1.5;
    color: var(--sayso-text, inherit);
    overflow-wrap: anywhere;
  }
  sayso-comment-form :where([data-sayso-form] *) {
    box-sizing: border-box;
  }
  sayso-comment-form :where([data-sayso-title]) {
    margin: 0 0 12px;
    font: inherit;
    font-size: 1.125rem;
    font-weight: 600;
  }
  sayso-comment-form :where([data-sayso-form='own'] label) {
    display: block;
    margin-block-end: 4px;
    font-size: 0.875rem;
    font-weight: 600;
  }
  sayso-comment-form :where([data-sayso-mark]) {
    color: var(--_danger);
  }
  sayso-comment-form :where([data-sayso-form='own'] :is(input:not([type='checkbox']), textarea)) {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: 0;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(1rem, 16px);
  }
  sayso-comment-form :where([data-sayso-form='own'] textarea) {
    block-size: 9rem;
    resize: vertical;
  }
  sayso-comment-form:not([open]) :where([data-sayso-form='own'] textarea) {
    block-size: max(var(--_target), 2.75rem);
    overflow: hidden;
    resize: none;
  }
  sayso-comment-form :where([data-sayso-form='own'] :focus-visible, [data-sayso-added] :focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  sayso-comment-form :where([data-sayso-box]) {
    padding: 12px 16px;
    border-inline-start: 3px solid var(--_box, var(--_edge));
    background: var(--_tint);
    font-size: 0.9375rem;
  }
  sayso-comment-form :where([data-sayso-box] :is(p, ul)) {
    margin: 0;
  }
  sayso-comment-form:where(:lang(ur), :lang(ar), :lang(fa)) {
    line-height: 2;
  }
  sayso-comment-form:where([hidden]),
  sayso-comment-form :where([hidden], [data-sayso-added]:empty) {
    display: none;
  }
`;
