/** Along the top. It comes where the policy's `layout` says so; the bar along the bottom, which most sites have, does not pay for it. */

/** As in plain/sheet.ts; an import would be a file more. */
const css = String.raw;

/** Laid over the bar's rules. */
export const layoutStyles = css`
:host{inset:0 0 auto!important}
.base{border-width:0 0 1px}
`;
