/**
 * The browser tests alone, in the engine that `$SAYSO_BROWSER` names (chromium, firefox, webkit), over what is already built;
 * ends with `N passed, N failed`. Arguments are glob patterns of compiled test files.
 */
import { browserTests, conclude, countTests } from './counted.mjs';

conclude(countTests(browserTests(process.argv.slice(2))));
