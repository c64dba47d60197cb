/** The status reads like a small line of the footer it stands in. */
import { css } from '../plain/sheet.js';

export const signalStatusStyles = css`
:host{display:block;margin-block:8px;max-inline-size:44rem;font-size:max(.875em,13px);line-height:1.5;text-align:start}
:host([hidden]){display:none}
:host(:focus){outline:2px solid var(--_accent);outline-offset:4px;border-radius:2px}
p{margin:0;padding-inline-start:12px;border-inline-start:3px solid var(--_accent);overflow-wrap:anywhere}
p[dir=rtl]{line-height:2.1}
`;
