/** The preferences of a reader who has agreed to something: the overview ends in their receipts. Nothing of theirs is touched. */
import '/build/src/exports/define/preferences.js';
import { decide } from '/build/src/consent/model/decide.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { forgetLedger, noteDecision } from '/build/src/consent/runtime/ledger.js';
import { article, managerOf, policyOf } from './consent.js';

article();
const policy = policyOf();
const day = Math.floor(Date.now() / 86_400_000);
await forgetLedger();
for (const granted of [['matomo', 'youtube'], ['youtube']]) {
  const action = { type: 'choose', granted: new Set(granted) };
  await noteDecision({ policy, before: null, record: decide(null, action, policy, day), action, now: Date.now() });
}
const manager = managerOf();
showPreferences(manager);
manager.openPreferences();
