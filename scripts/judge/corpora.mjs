/** The comments of ../shared/data, as the judging reads them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const lines = (folder, file) =>
  readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** `kind` says what should be held: `spam`, or `honest`, of which nothing should. `thread`: where it stood. */
export const corpora = (folder) => {
  const youtube = lines(folder, 'spam/youtube-4-videos.jsonl').map(({ text, label, source }) => ({ text, label, thread: source }));
  const honest = (file) => lines(folder, `languages/${file}`).map(({ text }) => ({ text, label: 'ham', thread: file }));
  return [
    { name: 'YouTube spam', kind: 'spam', comments: youtube.filter(({ label }) => label === 'spam') },
    { name: 'YouTube ham', kind: 'honest', comments: youtube.filter(({ label }) => label !== 'spam') },
    { name: 'news comments', kind: 'honest', comments: honest('news-comments-en.jsonl') },
    { name: 'Urdu', kind: 'honest', comments: honest('urdu.jsonl') },
    { name: 'Roman Urdu', kind: 'honest', comments: honest('roman-urdu.jsonl') },
    { name: 'Arabic', kind: 'honest', comments: honest('arabic.jsonl') },
  ];
};
