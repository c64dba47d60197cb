/** The form in which one's own comment is changed, and the question before it is deleted. */
import { css } from 'lit';

export const changeStyles = css`
  form.change {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block: 4px 8px;
  }
  .change label,
  .change .fault {
    flex-basis: 100%;
    margin: 0;
    font-size: 0.875rem;
  }
  .change label {
    color: var(--_muted);
  }
  .change .fault:empty {
    display: none;
  }
  .change textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 7rem;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(1rem, 16px);
    resize: vertical;
  }
  .change textarea:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  span.change {
    margin-inline-start: 8px;
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
`;
