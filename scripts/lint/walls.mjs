/**
 * The walls of docs/architecture.md §4 as one table, and the ESLint rule that holds them. A zone is a folder of `src/`; the
 * longest match wins. What a zone may import is listed; everything else is refused, with the zone's reason as the message.
 */
import path from 'node:path';

/** zone → folders of src/ (prefixes) and bare packages it may import, and why no more. Its own folder is always allowed. */
export const zones = {
  'base': { folders: [], packages: [], why: 'base knows nothing of consent or comments, nor of any world around it' },
  'i18n': { folders: [], packages: [], why: 'i18n chooses forms; sentences and features live elsewhere' },
  'consent/model': { folders: ['base', 'i18n'], packages: [], why: 'a model decides; it is given clock, storage and network, and knows no page' },
  'comments/model': { folders: ['base', 'i18n'], packages: [], why: 'a model decides; it is given clock, storage and network, and knows no page' },
  'moderation/model': { folders: ['base', 'i18n', 'comments/model'], packages: [], why: 'a model decides; moderation knows comments, comments never moderation' },
  'wire': { folders: ['base', 'i18n', 'consent/model', 'comments/model', 'moderation/model'], packages: [], why: 'wire turns models into JSON and back, nothing else; the server uses the same files' },
  'consent/runtime': { folders: ['base', 'i18n', 'consent/model', 'wire', 'ui/plain/warn-once.ts'], packages: ['idb-keyval'], why: 'the consent runtime holds state and gates; it must work without Lit and without comments' },
  'comments/runtime': { folders: ['base', 'i18n', 'comments/model'], packages: ['idb-keyval'], why: 'a store works on any CommentBackend; it draws nothing and knows no concrete backend' },
  'moderation/runtime': { folders: ['base', 'i18n', 'moderation/model', 'comments/model'], packages: ['idb-keyval'], why: 'a store works on any ModerationBackend; it draws nothing and knows no concrete backend' },
  'backends/load-moderation.ts': { folders: ['base', 'comments/model', 'moderation/model', 'backends'], packages: [], why: 'load-moderation.ts is the same table for moderators' },
  'backends/load-counts.ts': { folders: ['base', 'comments/model', 'backends'], packages: [], why: 'load-counts.ts is the same table for pages that only count' },
  'backends/load.ts': { folders: ['base', 'comments/model', 'moderation/model', 'backends'], packages: [], why: 'load.ts is the one literal table of backends' },
  'backends/local': { folders: ['base', 'comments/model', 'moderation/model', 'wire'], packages: ['idb-keyval'], why: 'a backend speaks to one kind of keeper; it knows no element, store or other backend' },
  'backends/http': { folders: ['base', 'comments/model', 'moderation/model', 'wire', 'ui/plain/warn-once.ts'], packages: ['idb-keyval'], why: 'a backend speaks to one kind of keeper; it knows no element, store or other backend' },
  'backends/wordpress': { folders: ['base', 'comments/model', 'moderation/model', 'wire'], packages: ['idb-keyval'], why: 'a backend speaks to one kind of keeper; it knows no element, store or other backend' },
  'ui/plain': { folders: ['base', 'i18n'], packages: [], why: 'ui/plain is for elements that every page pays for: no Lit' },
  'ui': { folders: ['base', 'i18n', 'ui/plain'], packages: ['lit'], why: 'ui is plumbing with no feature in it' },
  'consent/elements/banner': { folders: ['base', 'i18n', 'ui/plain', 'consent/model', 'consent/runtime', 'consent/messages', 'consent/elements/plain', 'consent/elements/banner-layout'], packages: [], why: 'the banner is a plain custom element: every first visit pays for it, and a page that kills Lit must still be able to refuse' },
  'consent/elements/banner-layout': { folders: [], packages: [], why: 'it comes late and alone, for the layouts that need it' },
  'consent/elements/privacy-button': { folders: ['base', 'i18n', 'ui/plain', 'consent/model', 'consent/runtime', 'consent/messages', 'consent/elements/plain'], packages: [], why: 'the privacy button stands on every page: no Lit' },
  'consent/elements/signal-status': { folders: ['base', 'i18n', 'ui/plain', 'consent/model', 'consent/runtime', 'consent/messages', 'consent/elements/plain'], packages: [], why: 'the status stands on every page of some places: no Lit' },
  'consent/elements/no-preferences': { folders: ['base', 'i18n', 'ui/plain', 'consent/model', 'consent/runtime', 'consent/messages', 'consent/elements/plain'], packages: [], why: 'it stands in where Lit does not start' },
  'consent/elements/plain': { folders: ['base', 'i18n', 'ui/plain', 'consent/model', 'consent/runtime', 'consent/messages'], packages: [], why: 'shared by the elements without Lit' },
  'consent/elements': { folders: ['base', 'i18n', 'ui', 'consent/model', 'consent/runtime', 'consent/messages', 'consent/elements/plain'], packages: ['lit'], why: 'elements draw and ask; the other product and concrete backends are not theirs' },
  'comments/elements': { folders: ['base', 'i18n', 'ui', 'comments/model', 'comments/runtime', 'comments/messages', 'backends/load.ts', 'backends/load-counts.ts'], packages: ['lit'], why: 'elements draw and ask; the other product and concrete backends are not theirs' },
  'moderation/elements': { folders: ['base', 'i18n', 'ui', 'moderation/model', 'moderation/runtime', 'moderation/messages', 'comments/model', 'comments/elements/markup-view.ts', 'backends/load-moderation.ts'], packages: ['lit'], why: 'the console draws and asks; of comments it may reuse the model and the view of their words' },
  'consent/messages': { folders: ['i18n'], packages: [], why: 'messages are words' },
  'comments/messages': { folders: ['i18n'], packages: [], why: 'messages are words' },
  'moderation/messages': { folders: ['i18n'], packages: [], why: 'messages are words' },
  'drop-in': { folders: [''], packages: ['lit', 'idb-keyval'], why: '' },
  'exports': { folders: [''], packages: ['lit', 'idb-keyval'], why: '' },
};

const zoneNames = Object.keys(zones).sort((a, b) => b.length - a.length);
const inside = (file, folder) => folder === '' || file === folder || file.startsWith(`${folder}/`);

/** The zone that a path under src/ lies in, or undefined. */
export const zoneOf = (file) => zoneNames.find((zone) => inside(file, zone));

/** May a file (path under src/) import this specifier? Returns the reason why not, or null. */
export const refusal = (file, specifier) => {
  const name = zoneOf(file);
  if (name === undefined) return `src/${file} lies in no zone of scripts/lint/walls.mjs: give its folder a line there`;
  const zone = zones[name];
  if (!specifier.startsWith('.')) {
    const bare = specifier.split('/')[0];
    return zone.packages.includes(bare) ? null : `src/${name} may not import the package "${specifier}": ${zone.why}`;
  }
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)).replace(/\.js$/, '.ts');
  if (target.startsWith('..')) return `src/${name} may not reach out of src/: ${specifier}`;
  if (zoneOf(target) === name) return null;
  // The plain part of a zone that is listed as a whole stays listed; a narrower zone inside it must be allowed by its own name or its parent's.
  return zone.folders.some((folder) => inside(target, folder)) ? null : `src/${name} may not import src/${target}: ${zone.why}`;
};

/** @type {import('eslint').Rule.RuleModule} */
export const wallsRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(path.join(context.cwd, 'src'), context.filename).split(path.sep).join('/');
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return;
      const why = refusal(file, source.value);
      if (why !== null) context.report({ node, message: why });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression(node) {
        if (node.source.type === 'Literal') check(node, node.source);
        else context.report({ node, message: 'import() takes a literal path, so that bundlers and readers see what it loads' });
      },
    };
  },
};

/** The server is an ordinary customer of the library: public names only. */
export const serverRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const root = path.join(context.cwd, 'server');
    const check = (node, source) => {
      const specifier = source?.value;
      if (typeof specifier !== 'string') return;
      if (specifier.startsWith('.')) {
        const target = path.resolve(path.dirname(context.filename), specifier);
        if (!target.startsWith(root + path.sep)) context.report({ node, message: 'the server imports the library by its public names (@sayso/widgets/…), not by a path' });
      } else if (/^@sayso\/widgets(?!\/(?:comments|consent|moderation|wire|package\.json)$)/.test(specifier)) {
        context.report({ node, message: 'the server uses the pure parts of the library only: comments, consent, moderation, wire' });
      }
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
    };
  },
};
