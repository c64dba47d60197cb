/**
 * custom-elements.json, docs/elements.md and the tables of README.md come from the elements' doc headers; there is no second,
 * hand-kept table. `--check` fails when what is committed differs from the source; without it, all are written.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { globSync } from '../glob.mjs';

const check = process.argv.includes('--check');
execFileSync(process.execPath, ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
const manifest = JSON.parse(readFileSync('build/manifest/custom-elements.json', 'utf8'));

/** A class says nothing of its tag; the file that registers it does. */
const tags = new Map(
  globSync('src/exports/define', '.ts').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^define\('([a-z-]+)', (\w+)\)/gm)].map(([, tag, name]) => [name, tag])),
);
for (const declaration of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
  if (tags.has(declaration.name)) Object.assign(declaration, { customElement: true, tagName: tags.get(declaration.name) });
}

/** Private members are nobody's API; paths point at what is published. */
manifest.modules = manifest.modules
  .map((module) => ({
    ...module,
    path: module.path.replace(/^src\//, 'dist/esm/').replace(/\.ts$/, '.js'),
    declarations: (module.declarations ?? [])
      .filter((each) => each.customElement === true)
      .map((each) => ({ ...each, members: (each.members ?? []).filter((member) => member.privacy !== 'private' && !member.name.startsWith('#') && member.privacy !== 'protected') })),
    exports: (module.exports ?? []).filter((each) => each.kind === 'js'),
  }))
  .filter((module) => module.declarations.length > 0)
  .sort((a, b) => (a.path < b.path ? -1 : 1));

const elements = manifest.modules
  .flatMap((module) => module.declarations)
  .filter((each) => each.tagName)
  .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
const cell = (text) => String(text ?? '').replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|').trim();
const rows = (title, entries, name) => (entries?.length ? [`| ${title} | |`, '|---|---|', ...entries.map((each) => `| ${name(each)} | ${cell(each.description)} |`), ''] : []);

const reference = elements
  .flatMap((each) => [
    `## \`<${each.tagName}>\``,
    '',
    cell(each.summary ?? each.description),
    '',
    ...rows('Attribute', each.attributes, (a) => `\`${a.name}\`${a.type?.text ? ` ${cell(`\`${a.type.text}\``)}` : ''}`),
    ...rows('Slot', each.slots, (a) => (a.name ? `\`${a.name}\`` : 'default')),
    ...rows('Event', each.events, (a) => `\`${a.name}\``),
    ...rows('Part', each.cssParts, (a) => `\`${a.name}\``),
    ...rows('Custom property', each.cssProperties, (a) => `\`${a.name}\`${a.default ? ` (${a.default})` : ''}`),
  ])
  .join('\n')
  .trim();

/** The comment above each token is its documentation. */
const tokens = [...readFileSync('src/ui/tokens.ts', 'utf8').matchAll(/\/\*\* (.+?) \*\/\s*'([a-z-]+)': \[?'([^']+)'/g)]
  .map(([, words, name, value]) => `| \`--sayso-${name}\` | \`${cell(value)}\` | ${cell(words)} |`)
  .join('\n');
const tokenTable = `| Custom property | Default (light) | What it colours or measures |\n|---|---|---|\n${tokens}`;

const wanted = new Map([
  ['custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ['docs/elements.md', `# The elements\n\nMade from the doc headers by \`node scripts/gates/manifest.mjs\`; edit those.\n\n${reference}\n`],
]);
const between = (text, name, content) => text.replace(new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`), (_all, start, end) => `${start}\n${content}\n${end}`);
const summary = `| Tag | What it is for |\n|---|---|\n${elements.map((each) => `| [\`<${each.tagName}>\`](docs/elements.md#${each.tagName}) | ${cell(each.summary ?? each.description)} |`).join('\n')}`;
if (existsSync('README.md')) wanted.set('README.md', between(between(readFileSync('README.md', 'utf8'), 'elements', summary), 'tokens', tokenTable));

for (const [file, text] of wanted) {
  if (!check) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${file} differs from the source. Run: node scripts/gates/manifest.mjs`);
    process.exitCode = 1;
  }
}
