/** docs/access.md: what each role is answered at each endpoint, and which fields come. */
import { asks, operations, type Answer } from './every-endpoint.js';
import { roleNames, type RoleName } from './lived-in.js';

export type Answers = ReadonlyMap<RoleName, ReadonlyMap<string, Answer>>;

/** The names in a value, without what they hold: `comments[]{id, author{name}}`. */
const fieldsOf = (value: unknown): string => {
  if (Array.isArray(value)) {
    const inner = [...new Set(value.map(fieldsOf))].sort((a, b) => b.length - a.length)[0] ?? '';
    return `[]${inner}`;
  }
  if (typeof value !== 'object' || value === null) return '';
  const entries = Object.entries(value).map(([key, each]) => `${/^[\w-]+$/.test(key) ? key : '…'}${fieldsOf(each)}`);
  return `{${[...new Set(entries)].sort().join(', ')}}`;
};

const jsonTypes = ['application/json', 'application/problem+json'];

/** What an answer consists of; '' for a refusal and for nothing at all. */
const shapeOf = ({ status, type, text }: Answer): string => {
  if (status >= 400 || text === '') return '';
  if (type === 'text/event-stream') return fieldsOf(JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '{}'));
  if (jsonTypes.includes(type)) return fieldsOf(JSON.parse(text));
  return { 'text/html': 'a page', 'application/atom+xml': 'a feed', 'application/rss+xml': 'a feed', 'text/csv': 'a table' }[type] ?? '';
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Which fields come, and to whom where that differs. */
const fieldsCell = (answers: Answers, name: string): string => {
  const groups = new Map<string, RoleName[]>();
  for (const role of roleNames) {
    const answer = answers.get(role)?.get(name);
    const shape = answer === undefined ? '' : shapeOf(answer);
    if (shape !== '') groups.set(shape, [...(groups.get(shape) ?? []), role]);
  }
  const told = [...groups].map(([shape, roles]) => {
    const code = shape.startsWith('a ') ? shape : `\`${shape}\``;
    return groups.size === 1 ? code : `${roles.join(', ')}: ${code}`;
  });
  return told.join('; ');
};

export const accessPage = (answers: Answers): string => {
  const rows = operations.map(({ name }) => {
    const statuses = roleNames.map((role) => String(answers.get(role)?.get(name)?.status ?? ''));
    return `| ${name.replace('{site}', 'SITE').replace(/\{(\w+)\}/g, ':$1')} | ${statuses.join(' | ')} | ${cell(fieldsCell(answers, name))} |`;
  });
  return `# Who is answered what

Each endpoint, asked by everybody with all that they hold: \`server/test/access.test.ts\` does so and holds this page against the answers; \`node server/dist/test/support/write-access.js\`
writes it anew. What each request was is in \`server/test/support/every-endpoint.ts\` (${Object.keys(asks).length} of them).

- **nobody** holds nothing, and makes up the secrets that a request needs; so do all others where a receipt or a mailed link is the reader's.
- **reader** holds the receipts of their comments, and the session that a mailed link has opened.
- **viewer**, **moderator**, **editor**, **owner** are signed in on this site; **other** is an owner of another site on the same server, who also tries that session at this site's door.

Of a list the fields of its fullest entry are shown; of a stream its first message. \`…\` is a name that readers or editors have given.

| Endpoint | ${roleNames.join(' | ')} | What comes |
|---|${roleNames.map(() => '---|').join('')}---|
${rows.join('\n')}
`;
};
