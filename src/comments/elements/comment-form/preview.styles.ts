/** How the preview looks under the words, with rules as weak as the form's own. */
import { css, type CSSResult } from 'lit';

export const previewStyles: CSSResult = css`
  sayso-comment-form :where([data-sayso-added='preview'] summary) {
    inline-size: fit-content;
    padding-block: 8px;
    font-size: 0.875rem;
    color: var(--_muted);
    cursor: pointer;
  }
  sayso-comment-form :where([data-sayso-preview]) {
    padding: 12px 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  sayso-comment-form :where([data-sayso-preview] > *) {
    margin-block: 0 12px;
    unicode-bidi: plaintext;
  }
  sayso-comment-form :where([data-sayso-preview] > :last-child) {
    margin-block-end: 0;
  }
  sayso-comment-form :where([data-sayso-preview] a) {
    color: var(--_accent);
  }
  sayso-comment-form :where([data-sayso-preview] blockquote) {
    margin-inline: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_edge);
    color: var(--_muted);
  }
  sayso-comment-form :where([data-sayso-preview] pre) {
    overflow-x: auto;
    padding: 8px 12px;
    background: var(--_tint);
  }
`;
