import { expect, fixture, html } from '@open-wc/testing';
import { html as template } from 'lit';
import { openDesk } from '../../../src/moderation/elements/moderation/desk-dialog.js';
import { defaultKeys } from '../../../src/moderation/elements/moderation/keys.js';
import { ur as desk } from '../../../src/moderation/messages/desk/ur.js';
import { en } from '../../../src/moderation/messages/en.js';
import { ur } from '../../../src/moderation/messages/ur.js';

describe("the console's dialogs", () => {
  it('speak the language of the page throughout, even where the console itself has not learnt it yet', async () => {
    const element = await fixture<HTMLDialogElement>(html`<dialog lang="ur" aria-labelledby="desk-title"></dialog>`);
    const early = { words: en, language: 'en', now: Date.UTC(2026, 10, 29), keys: defaultKeys };
    const dialog = await openDesk(element, early, ({ speech }) => template`<h2 id="desk-title">${speech.desk.reasonTitle}</h2><button>${speech.words.actions.reject}</button>`, 'button');
    expect(element.querySelector('h2')?.textContent).to.equal(desk.reasonTitle);
    expect(element.querySelector('button')?.textContent).to.equal(ur.actions.reject);
    expect(dialog.speech.language).to.equal('ur');
    dialog.close();
  });
});
