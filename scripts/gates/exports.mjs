/**
 * The public API is a folder, and every name in it is a promise: this gate compares what each entry point exports with
 * `test/exports/snapshot.json`. `--write` takes the present state as the new promise; review its diff like code.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { globSync } from '../glob.mjs';

const snapshotFile = 'test/exports/snapshot.json';
const files = globSync('dist/esm/exports', '.d.ts');
const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, skipLibCheck: true });
const checker = program.getTypeChecker();

const snapshot = {};
for (const file of files) {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  const names = symbol
    ? checker.getExportsOfModule(symbol).map((each) => {
        const target = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each;
        return `${target.flags & ts.SymbolFlags.Value ? '' : 'type '}${each.name}`;
      })
    : [];
  snapshot[file.replace('dist/esm/exports/', './').replace(/\.d\.ts$/, '')] = names.sort();
}

const text = `${JSON.stringify(snapshot, null, 2)}\n`;
if (process.argv.includes('--write')) writeFileSync(snapshotFile, text);
else if (!existsSync(snapshotFile) || readFileSync(snapshotFile, 'utf8') !== text) {
  const before = existsSync(snapshotFile) ? JSON.parse(readFileSync(snapshotFile, 'utf8')) : {};
  for (const entry of new Set([...Object.keys(before), ...Object.keys(snapshot)])) {
    const [old, now] = [before[entry] ?? [], snapshot[entry] ?? []];
    const gone = old.filter((name) => !now.includes(name));
    const added = now.filter((name) => !old.includes(name));
    if (gone.length + added.length > 0) console.error(`${entry}: gone ${gone.join(', ') || '—'}; new ${added.join(', ') || '—'}`);
  }
  console.error(`The public API differs from ${snapshotFile}. If that is meant: node scripts/gates/exports.mjs --write`);
  process.exitCode = 1;
}
