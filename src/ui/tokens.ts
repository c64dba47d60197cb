/**
 * The public look: `--sayso-…` custom properties, read once into private `--_…` on `:host`, with system defaults so that an
 * unknown news page fits untouched. Every colour has a plain value; `color-mix()` stands only inside `@supports`, since in
 * Chromium 109 a custom property holding an unknown function computes to transparent. Dark follows the reader's system
 * unless the page sets the tokens or `data-sayso-theme` on `<html>`.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    /* The page's own accent: links, primary buttons, focus ring. */
    --_accent: var(--sayso-accent, #0b57a4);
    /* Text on the accent. */
    --_on-accent: var(--sayso-on-accent, #fff);
    /* Problems at fields, and destructive actions. */
    --_danger: var(--sayso-danger, #b3261e);
    /* A comment that waits for a moderator. */
    --_held: var(--sayso-held, #8a5300);
    /* Something that went well. */
    --_good: var(--sayso-good, #1a6b3c);
    /* Text. */
    --_text: var(--sayso-text, #1c1e21);
    /* Secondary text; at least 4.5:1 on the background. */
    --_muted: var(--sayso-muted, #5b6168);
    /* Background of what floats: dialog, menu, banner. */
    --_surface: var(--sayso-surface, #fff);
    /* A quiet tint: fields, placeholders, code. */
    --_tint: var(--sayso-tint, #f4f5f7);
    /* Hairlines between things. */
    --_hairline: var(--sayso-hairline, #d9dce1);
    /* Edges of controls; at least 3:1 on the background. */
    --_edge: var(--sayso-edge, #82888f);
    /* Corner radius. */
    --_radius: var(--sayso-radius, 6px);
    /* The one elevation, for what floats. */
    --_shadow: var(--sayso-shadow, 0 8px 32px rgb(0 0 0 / 0.18));
    /* Font of everything; the page's own by default. */
    --_font: var(--sayso-font, inherit);
    /* Smallest height of a control. */
    --_target: var(--sayso-target, 44px);
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --_accent: var(--sayso-accent, #8ab8ee);
      --_on-accent: var(--sayso-on-accent, #0c1a2b);
      --_danger: var(--sayso-danger, #ffb4a9);
      --_held: var(--sayso-held, #f0bd6b);
      --_good: var(--sayso-good, #83d6a4);
      --_text: var(--sayso-text, #e6e8eb);
      --_muted: var(--sayso-muted, #a5abb3);
      --_surface: var(--sayso-surface, #1b1e22);
      --_tint: var(--sayso-tint, #24282d);
      --_hairline: var(--sayso-hairline, #383d44);
      --_edge: var(--sayso-edge, #868d96);
      --_shadow: var(--sayso-shadow, 0 8px 32px rgb(0 0 0 / 0.6));
    }
  }
`;
