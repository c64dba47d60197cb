/**
 * Layout of the banner. The controls stand in the light DOM, where page CSS reaches them and wins over plain `::slotted`
 * rules. What keeps the pair equal therefore carries `!important`, which no page can beat: `all: unset` first, then one look.
 */
import { css } from '../plain/sheet.js';

export const bannerStyles = css`
:host{position:absolute;inset-block-start:0;inline-size:0;block-size:0}
:host([hidden]){display:none!important}
.base{position:fixed;inset:auto 0 0;z-index:2147483647;box-sizing:border-box;inline-size:auto;block-size:auto;max-inline-size:none;max-block-size:max(50vh,11rem);margin:0;padding:16px max(16px,50vw - 38rem);border:0 solid var(--_hairline);border-block-start-width:1px;display:flex;flex-direction:column;gap:12px;overflow:hidden;background:var(--_surface);color:var(--_text);box-shadow:var(--sayso-shadow,0 8px 32px rgb(0 0 0 / .25));font:400 1rem/1.5 a;font-family:var(--sayso-font,inherit);text-align:start;--_tight:1.35}
.top{inset:0 0 auto;border-width:0 0 1px}
.text{min-block-size:2.5rem;overflow:auto}
.text[tabindex='0']{border-block-end:1px solid var(--_hairline)}
.actions{flex:none;display:flex;flex-wrap:wrap;gap:8px}
::slotted(:not(button)){all:unset!important;display:block!important;max-inline-size:66ch!important;margin-block-start:6px!important;font-size:.9375em!important;overflow-wrap:anywhere!important}
::slotted([slot=heading]){margin:0!important;font-size:1.125em!important;font-weight:600!important;line-height:var(--_tight)!important}
::slotted(a){display:inline-block!important;padding-block:4px!important;color:var(--_accent)!important;text-decoration:underline!important;cursor:pointer!important}
::slotted(button){all:unset!important;display:block!important;box-sizing:border-box!important;flex:1 1 7.5rem!important;min-inline-size:0!important;min-block-size:var(--sayso-target,44px)!important;padding:9px 8px!important;border:1.5px solid var(--_text)!important;border-radius:var(--sayso-radius,6px)!important;background:var(--_surface)!important;color:var(--_text)!important;font-size:1rem!important;font-weight:600!important;line-height:1.4!important;text-align:center!important;overflow-wrap:anywhere!important;cursor:pointer!important}
::slotted([slot=choose]){flex-basis:100%!important}
::slotted(button:hover){background:var(--_text)!important;color:var(--_surface)!important}
:focus-visible,::slotted(:not([slot=heading]):focus-visible){outline:2px solid var(--_accent)!important;outline-offset:2px!important}
[dir=rtl]{font-size:1.125rem;line-height:1.9;--_tight:1.9;letter-spacing:0}
@media (min-width:36rem){
.base:not(.corner) ::slotted([slot=choose]){flex-basis:7.5rem!important}
.corner{inset-inline:auto 24px;inset-block-end:24px;inline-size:min(27rem,100vw - 48px);border-width:1px;border-radius:8px;padding:20px}
}
@media (min-width:64rem){
.bar,.top{flex-direction:row;align-items:center;gap:48px;padding-inline:max(32px,50vw - 36rem)}
.bar .text,.top .text{flex:1;max-block-size:100%}
.bar .actions,.top .actions{inline-size:28rem}
}
.center{inset:0;inline-size:min(34rem,100vw - 32px);block-size:fit-content;max-block-size:calc(100vh - 32px);margin:auto;padding:20px;border-width:1px;border-radius:10px}
.center::backdrop{background:rgb(0 0 0 / .45)}
@media (max-height:26rem){
.base{max-block-size:max(50vh,10rem);gap:8px;padding-block:8px}
::slotted(button){flex-basis:4rem!important;font-size:.875rem!important;padding-inline:4px!important}
.base ::slotted([slot=choose]){flex-basis:4rem!important}
}
@media print{:host{display:none}}
`;
