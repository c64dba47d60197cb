/** Small builders for the tests: a comment to store, a folder that goes away, an e-mail nobody has. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashSecret, newId } from '../../src/db/ids.js';
import type { NewComment, PostKey } from '../../src/db/repository/posting.js';

export const noon = Date.UTC(2026, 10, 24, 12);

export const temporaryFolder = (): { readonly folder: string; remove(): void } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export const newComment = (given: Partial<NewComment> = {}): NewComment => ({
  id: newId(),
  thread: '/talks',
  parent: null,
  status: 'published',
  createdAt: noon,
  name: 'Amina',
  website: '',
  text: 'The vote was close.',
  email: 'amina@reader.example',
  authorKey: 'key-of-amina',
  textKey: 'key-of-text',
  dir: null,
  reasons: [],
  page: { url: 'https://paper.example/talks', title: 'Talks' },
  ...given,
});

export const newKey = (secret = newId(), body = 'body'): PostKey => ({ secretHash: hashSecret(secret), bodyHash: hashSecret(body) });
