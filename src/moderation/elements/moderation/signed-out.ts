/** In place of the console, where nobody is signed in: what to do about it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../messages/index.js';
import type { SignedOut } from '../../model/signed-out.js';

export const signedOutView = (words: Messages, told: SignedOut | undefined): TemplateResult => html`<div class="calm" data-signed-out=${told?.why ?? 'link'}>
  <h2>${told?.why === 'role' ? html`<bdi>${words.signedOutRole(told.name ?? '')}</bdi>` : words.signedOut}</h2>
  <p>${told === undefined ? words.signedOutNext : words.signedOutWordpress[told.why]}</p>
  ${told?.address === undefined ? nothing : html`<p><a class="outline" href=${told.address}>${words.signInWordpress}</a></p>`}
</div>`;
