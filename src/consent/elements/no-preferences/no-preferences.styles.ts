/** The notice that stands in for the preferences: one box, two equal answers, a way out. */
import { css } from '../plain/sheet.js';

export const noPreferencesStyles = css`
dialog{box-sizing:border-box;inline-size:min(30rem,100vw - 32px);padding:20px;border:1px solid var(--_hairline);border-radius:10px;background:var(--_surface);color:var(--_text);font:400 1rem/1.5 a;font-family:var(--sayso-font,inherit);text-align:start}
:host([dir=rtl]) dialog{line-height:1.9}
dialog::backdrop{background:rgb(0 0 0 / .45)}
p{margin:0 0 16px;overflow-wrap:anywhere}
div{display:flex;flex-wrap:wrap;gap:8px}
button{box-sizing:border-box;flex:1 1 7.5rem;min-block-size:var(--sayso-target,44px);padding:9px 8px;border:1.5px solid var(--_text);border-radius:var(--sayso-radius,6px);background:var(--_surface);color:var(--_text);font:inherit;font-weight:600;cursor:pointer}
button:last-child{flex-basis:100%;border-color:transparent;text-decoration:underline}
button:hover{background:var(--_text);color:var(--_surface)}
:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
:host p:focus{outline:none}
@media print{dialog{display:none}}
`;
