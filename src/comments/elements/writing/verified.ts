/** Guests whose address is confirmed: says what will come, and proves a known address by the receipts that this browser holds. */
import { html, nothing, type TemplateResult } from 'lit';
import type { IdentityMessages } from '../../messages/identity/index.js';
import type { FormFields } from '../comment-form/fields.js';
import { addEscort } from './attach.js';
import type { About, FormPart } from './form-additions.js';

/** Receipts that go along: the newest. */
const mostProofs = 20;

export class Verified implements FormPart {
  readonly place = 'verified';

  constructor({ backend, store }: About) {
    addEscort(backend, async ({ secret }, send) => {
      const secrets = await store.kept().then(({ receipts }) => receipts.all()).catch(() => []);
      const proofs = secrets.filter((each) => each !== secret).slice(-mostProofs);
      return send(proofs.length === 0 ? {} : { 'x-sayso-proof': proofs.join(',') });
    });
  }

  close(): void {
    // Nothing is listened to.
  }

  draw({ email }: FormFields, words: IdentityMessages): TemplateResult | typeof nothing {
    return email === null ? nothing : html`<p>${words.confirmHint}</p>`;
  }
}
