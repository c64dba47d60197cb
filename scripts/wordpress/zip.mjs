/** A folder as a zip file, without a tool that a machine may lack. Files bear one fixed date, so that the same folder gives the same bytes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { globSync } from '../glob.mjs';

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
const crc32 = (bytes) => ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;

/** 1980-01-01, the first day that the format knows. */
const date = 0x21;

/** `folder` itself is the top of what is in it: `sayso/sayso.php`. */
export const zipOf = (folder) => {
  const parts = [];
  const list = [];
  let offset = 0;
  const files = globSync(folder, '');
  for (const file of files) {
    const name = Buffer.from(path.relative(path.dirname(folder), file).split(path.sep).join('/'));
    const content = readFileSync(file);
    const packed = deflateRawSync(content, { level: 9 });
    // Version, names in UTF-8, deflated, time and date, sum, sizes, length of the name, nothing more.
    const facts = Buffer.alloc(26);
    [[20, 0], [0x800, 2], [8, 4], [0, 6], [date, 8]].forEach(([value, at]) => facts.writeUInt16LE(value, at));
    [[crc32(content), 10], [packed.length, 14], [content.length, 18]].forEach(([value, at]) => facts.writeUInt32LE(value, at));
    facts.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), facts, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    list.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), facts, rest, name);
    offset += 4 + facts.length + name.length + packed.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(18);
  [[files.length, 4], [files.length, 6]].forEach(([value, at]) => end.writeUInt16LE(value, at));
  [[listed.length, 8], [offset, 12]].forEach(([value, at]) => end.writeUInt32LE(value, at));
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end]);
};
