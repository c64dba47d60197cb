/**
 * The colour tokens that banner and privacy button use, without Lit. The values are those of ui/tokens.ts; a test holds the two
 * together. Tokens that are the same by day and night are read where they are used.
 */
import { css } from './sheet.js';

export const look = css`
:host{--_accent:var(--sayso-accent,#0b57a4);--_text:var(--sayso-text,#1c1e21);--_surface:var(--sayso-surface,#fff);--_hairline:var(--sayso-hairline,#d9dce1)}
@media (prefers-color-scheme:dark){:host{--_accent:var(--sayso-accent,#8ab8ee);--_text:var(--sayso-text,#e6e8eb);--_surface:var(--sayso-surface,#1b1e22);--_hairline:var(--sayso-hairline,#383d44)}}
`;
