/**
 * Rollup's plugin for names that no reader, page, server or store ever sees: those of sentences in the tables of words, of the
 * update cycle, and of what our elements and stores ask of each other. In the bundle of script tags each is one or two letters,
 * the same in every chunk. A listed name that something outside could ask for stops the build; of sentences, and of what an
 * `import()` is asked for, those that nothing outside could mean are taken by themselves.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rollup/parseAst';
import { globSync } from './glob.mjs';

/** Of the update cycle (src/ui/lean/element.ts), which only our own classes take part in. */
const cycle = ['addController', 'createRenderRoot', 'elementProperties', 'hasUpdated', 'hostConnected', 'hostDisconnected', 'isUpdatePending', 'removeController', 'renderRoot', 'requestUpdate', 'willUpdate'];

/** What elements, the form and the stores ask of each other. */
const inside = ['aborter', 'attempt', 'bubble', 'fields', 'foldedView', 'followLink', 'hasKept', 'isSending', 'keyOf', 'localize', 'mend', 'patch', 'pill', 'recall', 'replyCount', 'resend', 'setSort', 'snapshot', 'stay'];

/** Every name before a colon or a bracket in files of types. */
const namesOf = (files) => files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(\w+)\??[:(<]/g)].map(([, name]) => name));
/** What browsers and the language call so. */
const platform = namesOf(globSync('node_modules/typescript/lib', '.d.ts').filter((file) => /lib\.(dom|es)[\w.]*d\.ts$/.test(file)));

/** All of a tree but the files that it names. */
export const nodesIn = function* (node) {
  if (typeof node.type === 'string') yield node;
  for (const child of Object.values(node)) if (child !== null && typeof child === 'object' && child !== node.source) yield* nodesIn(child);
};

/** Where a name of a property stands: after a dot, in a table, a pattern or a class. */
const nameIn = ({ type, computed, property, key }) => {
  const name = type === 'MemberExpression' ? property : ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(type) ? key : undefined;
  return !computed && name?.type === 'Identifier' ? name : undefined;
};

const wordsIn = (text) => text.match(/[A-Za-z_$][\w$]*/g) ?? [];
const camel = (name) => name.replace(/^data-/, '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** Names that a text could stand for: of properties by a key, of attributes and of their data in templates. */
const namedBy = ({ type, value }) => {
  if (type === 'Literal' && typeof value === 'string') return /\s/.test(value) ? [] : wordsIn(value);
  return type === 'TemplateElement' ? [...(value.cooked ?? '').matchAll(/([\w-]+)=/g)].flatMap(([, name]) => [name, camel(name)]) : [];
};

const exportedBy = ({ type, declaration }) =>
  type === 'ExportNamedDeclaration' ? [declaration ?? {}, ...(declaration?.declarations ?? [])].flatMap(({ id }) => (id?.type === 'Identifier' ? id.name : [])) : [];

const sources = globSync('build/src', '.js').map((file) => ({ file, code: readFileSync(file, 'utf8') }));
const taken = new Set(platform);
const texts = new Set();
const sentences = new Set();
/** Names of properties where data are: in a page's settings, in a browser's stores, on their way. Sentences are told from all of it. */
const ofData = new Set();
const ofOthers = new Set();
/** Names by which modules ask each other; files that are fetched when they are needed, and what can be asked for there. */
const exported = new Set();
const fetched = new Set();
const gates = new Map();
for (const { file, code } of sources) {
  for (const node of nodesIn(parseAst(code))) {
    if (node.type === 'Identifier') taken.add(node.name);
    for (const name of exportedBy(node)) exported.add(name);
    if (node.type === 'ImportExpression') fetched.add(path.resolve(path.dirname(file), node.source.value));
    if (/^build\/src\/(comments|backends\/http)\//.test(file)) for (const name of exportedBy(node)) gates.set(name, path.resolve(file));
    for (const name of namedBy(node)) texts.add(name);
    if (nameIn(node) && !/^build\/src\/(base|comments|ui|backends\/http)\//.test(file)) ofOthers.add(nameIn(node).name);
    if (nameIn(node) && !/^build\/src\/comments\/(elements|messages)\//.test(file)) ofData.add(nameIn(node).name);
    if (/comments\/messages\/.*\ben\.js$/.test(file) && node.type === 'VariableDeclarator' && node.id.name === 'en') for (const each of node.init.properties) if (nameIn(each)) sentences.add(nameIn(each).name);
  }
}
/** What the server, other versions in this browser and pages call so. */
const outside = new Set([
  ...platform,
  ...texts,
  ...namesOf(globSync('src/wire', '.ts')),
  ...JSON.parse(readFileSync('custom-elements.json', 'utf8')).modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ tagName, members = [] }) => (tagName ? members.filter(({ privacy = 'public' }) => privacy === 'public').map(({ name }) => name) : [])),
  ),
]);

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const free = [...letters, ...letters.flatMap((second) => letters.map((first) => first.toLowerCase() + second))].filter((name) => !taken.has(name));
const listed = [...cycle, ...inside, ...[...sentences].filter((name) => !outside.has(name) && !exported.has(name) && !ofData.has(name))];
/**
 * What an `import()` is asked for: a class or a function, called so everywhere, and no method of a backend, which could be a page's
 * own. Three letters, because shorter names are Rollup's.
 */
const ofBackends = new Set(namesOf(['comments', 'moderation'].flatMap((feature) => globSync(`src/${feature}/model`, '.ts'))));
const asked = [...gates].flatMap(([name, file]) => (/.[A-Z]/.test(name) && fetched.has(file) && !outside.has(name) && !ofBackends.has(name) && !ofOthers.has(name) ? name : []));
const shortOf = new Map(listed.map((name, at) => [name, free[at]]));
const gateOf = new Map(asked.map((name, at) => [name, `$$${free[at]}`.slice(-3)]));

export const shortNames = {
  name: 'short-names',
  buildStart() {
    const [known, unknown] = [listed.filter((name) => outside.has(name) || exported.has(name) || (ofOthers.has(name) && !cycle.includes(name))), listed.filter((name) => !taken.has(name))];
    if (known.length > 0) this.error(`called so outside as well, they have to keep their names: ${known.join(', ')} (scripts/short-names.mjs)`);
    if (unknown.length > 0) this.error(`nothing is called so any longer: ${unknown.join(', ')} (scripts/short-names.mjs)`);
  },
  transform(code, id) {
    if (!/build\/src\/|^\0door/.test(id)) return null;
    const edits = [];
    for (const node of nodesIn(this.parse(code))) {
      const gate = node.type === 'Identifier' ? gateOf.get(node.name) : undefined;
      if (gate !== undefined) edits.push([node.start, node.end, gate]);
      const name = nameIn(node);
      const short = name && shortOf.get(name.name);
      if (short !== undefined) edits.push([name.start, node.shorthand ? name.start : name.end, node.shorthand ? `${short}: ` : short]);
    }
    let plain = code;
    // A short way to write a pair stands for both.
    for (const [start, end, text] of [...new Map(edits.map((edit) => [edit[0], edit])).values()].sort(([a], [b]) => b - a)) plain = plain.slice(0, start) + text + plain.slice(end);
    return plain;
  },
};
