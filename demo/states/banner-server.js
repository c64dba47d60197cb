/** A banner that the server wrote, a form without script; with script it takes sayso’s look. */
import '/build/src/exports/define/banner.js';
import { showBanner } from '/build/src/consent/elements/banner/show-banner.js';
import { article, managerOf } from './consent.js';

article();
showBanner(managerOf());
