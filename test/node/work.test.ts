/** The work that a form does for its ticket is the work that the server counts: SHA-256, by hand, against Node's. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { firstWord, withWork } from '../../src/backends/http/work.js';

const reference = (text: string): number => createHash('sha256').update(text).digest().readInt32BE(0);

describe('work for a ticket', () => {
  it('begins as SHA-256 does, for every length that fits one block', () => {
    for (let length = 0; length <= 55; length++) assert.equal(firstWord('seal.x0~'.repeat(7).slice(0, length)), reference('seal.x0~'.repeat(7).slice(0, length)), String(length));
  });

  it('finds a number behind the seal with as many zero bits as are asked for', async () => {
    for (const work of [1, 8, 13]) {
      const ticket = await withWork({ ticket: 'mic2.AAAAAAAAAAAAAAAAAAAAAA.13.BBBBBBBBBBBBBBBBBBBBBB', work });
      assert.match(ticket, /^mic2\.A+\.13\.B+\.\d+$/);
      assert.ok(Math.clz32(reference(ticket.split('.').slice(3).join('.'))) >= work);
    }
  });
});
