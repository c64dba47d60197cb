/**
 * `npm run proof:wordpress`: our pages on a real WordPress (Debian's), over what is already built; ends with `N passed, N failed`.
 * Where a part is missing the tests skip and say so. Two files at once: half of the time is waiting. `-- --sample` runs every
 * second file, one day these, the next day those; `--seed N` says which.
 */
import { conclude, countTests, nodeTests } from './counted.mjs';
import { globSync } from './glob.mjs';
import { findParts, howToGetParts } from './wordpress/parts.mjs';

const given = process.argv.indexOf('--seed');
const seed = given === -1 ? Math.floor(Date.now() / 86_400_000) : Number(process.argv[given + 1]);
const { missing } = findParts();
if (missing.length > 0) console.log(`skipped: no ${missing.join(', ')}. ${howToGetParts}`);
const files = globSync('build/test/wordpress', '.test.js');
const chosen = process.argv.includes('--sample') ? files.filter((_, index) => (index + seed) % 2 === 0) : files;
if (chosen.length < files.length) console.log(`seed ${seed}: ${chosen.join(', ')}`);
conclude(countTests(nodeTests(chosen, { atOnce: 2, times: true })));
