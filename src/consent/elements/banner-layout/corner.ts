/** In the corner. It comes where the policy's `layout` says so. */

/** As in plain/sheet.ts; an import would be a file more. */
const css = String.raw;

/** Laid over the bar's rules. */
export const layoutStyles = css`
.base{flex-direction:column;align-items:stretch;gap:12px}
.text{flex:0 1 auto}
.actions{inline-size:auto}
@media (width>=36rem){
:host{inset-block:auto 24px!important;inset-inline:auto 24px!important;inline-size:min(27rem,100vw - 48px)!important}
.base{max-block-size:75vh;border-width:1px;border-radius:10px;padding:20px}
::slotted([slot=choose]){flex-basis:100%!important}
}
`;
