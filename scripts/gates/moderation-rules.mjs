/**
 * docs/moderation-rules.md, made from the first comment of each rule's file, its settings and its codes, so that the page can
 * never say something else than the code. Without arguments it writes the page, with `--check` it compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { en } from '../../build/src/moderation/messages/en.js';
import { newsroom } from '../../build/src/moderation/model/presets/newsroom.js';
import { rules } from '../../build/src/moderation/model/rules/index.js';
import { afterMark } from '../judge/section.mjs';

const target = 'docs/moderation-rules.md';
const sample = new Map(Object.entries({
  count: 3, max: 2, words: '…', published: 0, needed: 1, because: 'too-old', list: '', field: 'website', seconds: 1, min: 3, who: 'author', per: 'minute', percent: 82,
  hosts: 'bad.example', script: 'Cyrillic', language: 'de', days: 120, by: 'device', refused: 4, degree: 91, decisions: 240, spam: 12, ham: 5,
}));

/** The first comment of a file as Markdown: what stands between the stars. */
const commentOf = (name) => {
  const [, comment] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(`src/moderation/model/rules/${name}.ts`, 'utf8')) ?? [];
  if (comment === undefined) throw new Error(`src/moderation/model/rules/${name}.ts has no first comment`);
  for (const word of ['Catches', 'Misses', 'False alarms']) {
    if (!comment.includes(`- ${word}:`)) throw new Error(`src/moderation/model/rules/${name}.ts does not say "${word}"`);
  }
  return comment.replace(/^ ?\* ?/gm, '').trim();
};

/** A rule's settings as the default preset writes them, each time it does, with a long word list cut. */
const settingsOf = (name) => {
  const found = newsroom.rules.filter((each) => each.rule === name);
  const cut = (key, value) => (key === 'words' ? [value[0], '…'] : value);
  return found.length === 0 ? 'not used' : found.map((each) => `\`${JSON.stringify(each, cut)}\``).join(', ');
};

const parts = Object.entries(rules).map(
  ([name, rule]) => `## ${name}

${commentOf(name)}

In the default rule set: ${settingsOf(name)}

| Code | What a moderator reads, for example |
|---|---|
${rule.codes.map((code) => `| \`${code}\` | ${en.reasons[code](sample)} |`).join('\n')}
`,
);

const text = `# The moderation rules

This page is generated from the rules' own files by \`node scripts/gates/moderation-rules.mjs\`; change those.

A rule set is a name, a version and a list of rules with their settings. Each rule says nothing or gives a reason; every reason
is kept, and the strictest action of all wins: publish, hold, spam, refuse. A rule with the action \`publish\` only leaves a note
for the moderator. The same rule set, words and facts give the same verdict in every browser and on the server.

Every rule has an \`action\`, and may have \`"spares": "staff"\` or \`"trusted"\`: whom it spares it only leaves a note about. Trusted is
whom the rule set's own [trust](#trust) rule trusts.

Two rule sets come along: \`newsroom\`, the default, holds with reasons rather than refuse; \`wordpress\` (\`wordpressRules(options)\`, by the names of
WordPress' own options) decides as WordPress 7.1 does, with its holes, each in a rule whose name begins with \`wp-\`.

${parts.join('\n')}`;

let present = '';
try {
  present = readFileSync(target, 'utf8');
} catch {
  // Missing counts as stale.
}
// What stands after the mark is the other gate's.
const page = `${text}\n${afterMark(present)}`;
if (!process.argv.includes('--check')) writeFileSync(target, page);
else if (present !== page) {
  console.error(`${target} is stale: run \`node scripts/gates/moderation-rules.mjs\``);
  process.exitCode = 1;
}
