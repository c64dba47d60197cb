/** A page that has no dark look: what sayso draws stays light there, whatever the reader's system. */
import '/build/src/exports/define/banner.js';
import { showBanner } from '/build/src/consent/elements/banner/show-banner.js';
import { article, managerOf } from './consent.js';

article();
showBanner(managerOf());
