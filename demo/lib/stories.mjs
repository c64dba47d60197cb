/** Reads the paper's stories: each file holds its facts as JSON in the comment on top, then its text. */
import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../paper/stories/', import.meta.url);

const readStory = (file) => {
  const source = readFileSync(new URL(file, folder), 'utf8');
  const [, facts, text] = /^<!--(\{.*?\})-->\n([\s\S]*)$/.exec(source) ?? [];
  if (facts === undefined) throw new Error(`demo/paper/stories/${file} does not begin with its facts`);
  return { id: file.replace('.html', ''), lang: 'en', dir: 'ltr', related: [], ...JSON.parse(facts), text };
};

/** All stories, newest first. Read anew each time: an editor of the demo sees the change on reload. */
export const readStories = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map(readStory)
    .sort((a, b) => b.published.localeCompare(a.published));

export const sectionNames = ['City', 'Harbour', 'Culture', 'Sport', 'Opinion'];
export const sectionPath = (name) => `/section/${name.toLowerCase()}`;
