/**
 * The colour tokens that banner and privacy button use, without Lit. The values are those of ui/tokens.ts; a test holds the two
 * together. Dark is the page’s decision there and here; a browser without `light-dark()` has colours of its own that follow it.
 * Tokens that are the same by day and night are read where they are used.
 */
import { css } from './sheet.js';

export const look = css`
:host{--_accent:var(--sayso-accent,LinkText);--_text:var(--sayso-text,CanvasText);--_surface:var(--sayso-surface,Canvas);--_hairline:var(--sayso-hairline,GrayText)}
@supports (color:light-dark(red,red)){:host{--_accent:var(--sayso-accent,light-dark(#0b57a4,#8ab8ee));--_text:var(--sayso-text,light-dark(#1c1e21,#e6e8eb));--_surface:var(--sayso-surface,light-dark(#fff,#1b1e22));--_hairline:var(--sayso-hairline,light-dark(#d9dce1,#383d44))}}
`;
