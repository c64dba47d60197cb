/**
 * A node:test reporter: failures in full, a line per file, and the counts appended to `$TEST_COUNTS` so that one closing
 * line can speak for every runner.
 */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

export default async function* report(source) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      if (data.details?.type === 'suite' || (data.file === undefined && data.name?.endsWith('.js'))) {
        if (type === 'test:pass' || data.details?.error?.failureType === 'subtestsFailed') continue;
      }
      if (data.skip !== undefined && data.skip !== false) {
        skipped++;
        yield `  skipped: ${data.name}${typeof data.skip === 'string' && data.skip ? ` (${data.skip})` : ''}\n`;
      } else if (type === 'test:pass') passed++;
      else {
        failed++;
        yield `\nFAILED ${data.name}\n  in ${path.relative(process.cwd(), data.file ?? '')}:${data.line ?? '?'}\n${inspect(data.details?.error?.cause ?? data.details?.error, { depth: 4 }).replace(/^/gm, '  ')}\n`;
      }
    } else if (type === 'test:diagnostic' && data.message.startsWith('note: ')) yield `  ${data.message.slice(6)}\n`;
    else if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
  if (process.env.TEST_COUNTS) appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify({ passed, failed, skipped })}\n`);
  yield `node: ${passed} passed, ${failed} failed, ${skipped} skipped\n`;
}
