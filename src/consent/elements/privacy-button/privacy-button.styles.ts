/** The privacy button reads like a link of the footer it stands in, with a target that a thumb can hit. */
import { css } from '../plain/sheet.js';

export const privacyButtonStyles = css`
:host{display:inline-block}
:host([hidden]){display:none}
::slotted(button){all:unset;display:inline-flex;align-items:center;min-block-size:var(--sayso-target,44px);font:inherit;color:inherit;text-decoration:underline;text-underline-offset:.2em;cursor:pointer}
::slotted(button:hover){text-decoration-thickness:2px}
::slotted(button:focus-visible){outline:2px solid var(--sayso-accent,currentcolor);outline-offset:2px;border-radius:2px}
@media print{:host{display:none}}
`;
