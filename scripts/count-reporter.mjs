/**
 * A node:test reporter: failures in full, and the counts of each file appended to `$TEST_COUNTS` so that one closing line can
 * speak for every runner.
 */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

export default async function* report(source) {
  const files = new Map();
  const count = (file, what) => {
    const counts = files.get(file) ?? { passed: 0, failed: 0, skipped: 0 };
    files.set(file, counts);
    counts[what]++;
  };
  const sum = (what) => [...files.values()].reduce((total, counts) => total + counts[what], 0);
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      if (process.env.TEST_TIMES && data.details?.type === 'suite' && data.nesting === 0) yield `  ${data.name}: ${(data.details.duration_ms / 1000).toFixed(1)} s\n`;
      if (data.details?.type === 'suite' || (data.file === undefined && data.name?.endsWith('.js'))) {
        if (type === 'test:pass' || data.details?.error?.failureType === 'subtestsFailed') continue;
      }
      const file = data.file ?? path.resolve(data.name);
      if (data.skip !== undefined && data.skip !== false) {
        count(file, 'skipped');
        yield `  skipped: ${data.name}${typeof data.skip === 'string' && data.skip ? ` (${data.skip})` : ''}\n`;
      } else if (type === 'test:pass') count(file, 'passed');
      else {
        count(file, 'failed');
        yield `\nFAILED ${data.name}\n  in ${path.relative(process.cwd(), data.file ?? '')}:${data.line ?? '?'}\n${inspect(data.details?.error?.cause ?? data.details?.error, { depth: 4 }).replace(/^/gm, '  ')}\n`;
      }
    } else if (type === 'test:diagnostic' && data.message.startsWith('note: ')) yield `  ${data.message.slice(6)}\n`;
    else if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
  if (process.env.TEST_COUNTS) for (const [file, counts] of files) appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify({ file, ...counts })}\n`);
  yield `node: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`;
}
