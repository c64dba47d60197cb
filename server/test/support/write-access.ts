/** Writes docs/access.md. */
import { writeFileSync } from 'node:fs';
import { accessPage } from './access.js';
import { askEverything } from './every-endpoint.js';
import { roleNames } from './lived-in.js';

const answers = new Map();
for (const role of roleNames) answers.set(role, (await askEverything(role)).answers);
writeFileSync(new URL('../../../../docs/access.md', import.meta.url), accessPage(answers));
