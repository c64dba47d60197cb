/** A page of its own with nothing but a banner, for a frame under a strict policy. It notes what the policy refused. */
import { showBanner } from '../../src/consent/elements/banner/show-banner.js';
import '../../src/exports/define/banner.js';
import { testManager } from './policy.js';

document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
  document.documentElement.dataset['violations'] = `${document.documentElement.dataset['violations'] ?? ''} ${violatedDirective}`;
});
showBanner(testManager());
