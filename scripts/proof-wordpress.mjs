/**
 * `npm run proof:wordpress`: our pages on a real WordPress (Debian's), over what is already built; ends with `N passed, N failed`.
 * Where a part is missing the tests skip and say so. Two files at once: half of the time is waiting.
 */
import { runCounted } from './counted.mjs';
import { findParts, howToGetParts } from './wordpress/parts.mjs';

const { missing } = findParts();
if (missing.length > 0) console.log(`skipped: no ${missing.join(', ')}. ${howToGetParts}`);
runCounted('build/test/wordpress', { atOnce: 2, times: true });
