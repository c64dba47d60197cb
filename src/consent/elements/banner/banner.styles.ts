/**
 * Layout of the banner. The controls stand in the light DOM, where page CSS reaches them and wins over plain `::slotted`
 * rules. What keeps the pair equal therefore carries `!important`, which no page can beat: `all: unset` first, then one look.
 * The host is what floats, so that tools that answer for readers take it for what it is: they see the light DOM only. Here
 * stands the bar along the bottom; what the other layouts change is in ../banner-layout.
 */
import { css } from '../plain/sheet.js';

export const bannerStyles = css`
:host{all:unset!important;position:fixed!important;inset:auto 0 0!important;z-index:2147483647!important}
:host([hidden]){display:none!important}
.base{box-sizing:border-box;max-block-size:max(50vh,11rem);padding:16px max(4.5vw,50vw - 36rem);border:solid var(--_hairline);border-width:1px 0 0;display:flex;flex-direction:column;gap:12px;overflow:hidden;background:var(--_surface);color:var(--_text);box-shadow:var(--sayso-shadow,0 8px 32px rgb(0 0 0 / .25));font:400 1rem/1.5 a;font-family:var(--sayso-font,inherit);text-align:start;overflow-wrap:anywhere}
.text{min-block-size:2.5rem;overflow:auto}
.text[tabindex='0']{border-block-end:1px solid var(--_hairline)}
.actions{flex:none;display:flex;flex-wrap:wrap;gap:8px}
::slotted(:not(button)){all:unset!important;display:block!important;max-inline-size:66ch!important;margin-block-start:6px!important;font-size:.9375em!important}
::slotted([slot=heading]){margin:0!important;font-size:1.125em!important;font-weight:600!important}
::slotted(a){display:inline-block!important;padding-block:4px!important;color:var(--_accent)!important;text-decoration:underline!important;cursor:pointer!important}
::slotted(button){all:unset!important;box-sizing:border-box!important;flex:1 1 7.5rem!important;min-block-size:var(--sayso-target,44px)!important;padding:9px 8px!important;border:1.5px solid var(--_text)!important;border-radius:var(--sayso-radius,6px)!important;background:var(--_surface)!important;color:var(--_text)!important;font-weight:600!important;text-align:center!important;cursor:pointer!important}
::slotted([slot=choose]){flex-basis:100%!important}
::slotted(button:hover){background:var(--_text)!important;color:var(--_surface)!important}
:focus-visible,::slotted(:is(a,button):focus-visible){outline:2px solid var(--_accent)!important;outline-offset:2px!important}
[dir=rtl]{font-size:1.125rem;line-height:1.9;letter-spacing:0}
@media (width>=36rem){::slotted([slot=choose]){flex-basis:7.5rem!important}}
@media (width>=64rem){
.base{flex-direction:row;align-items:center;gap:48px}
.text{flex:1;max-block-size:100%}
.actions{inline-size:28rem}
}
@media (height<=26rem){
.base{gap:8px;padding-block:8px}
::slotted([data-sayso-action]){flex-basis:4rem!important;font-size:.875rem!important;padding-inline:4px!important}
}
@media print{:host{display:none}}
`;
