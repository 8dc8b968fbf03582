// Reads a zip archive: machines without a desktop often have no `unzip`.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_RECORD = 0x02014b50;
const DIRECTORY_RECORD_BYTES = 46;
const LOCAL_RECORD_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * Passes each wanted file of the archive to the visitor: its name, its permissions and its bytes,
 * one in memory at a time. No encryption, no zip64 (4 GB and more).
 */
export function readZip(path, isWanted, visit) {
  const file = openSync(path, 'r');
  const read = (position, length) => {
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, position) !== length)
      throw new Error(`${path} is cut off`);
    return bytes;
  };
  try {
    for (const entry of entriesOf(read, fstatSync(file).size, path))
      if (!entry.name.endsWith('/') && isWanted(entry.name))
        visit(entry.name, entry.mode, contentOf(read, entry));
  } finally {
    closeSync(file);
  }
}

function* entriesOf(read, size, path) {
  const tailBytes = Math.min(size, END_RECORD_BYTES + LONGEST_COMMENT);
  const tail = read(size - tailBytes, tailBytes);
  let end = tailBytes - END_RECORD_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_RECORD) end -= 1;
  if (end < 0) throw new Error(`${path} is no zip archive`);
  const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  let at = 0;
  for (let left = tail.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (directory.readUInt32LE(at) !== DIRECTORY_RECORD) throw new Error(`${path} is damaged`);
    const nameStart = at + DIRECTORY_RECORD_BYTES;
    const nameBytes = directory.readUInt16LE(at + 28);
    yield {
      name: directory.toString('utf8', nameStart, nameStart + nameBytes),
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
    };
    at = nameStart + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}

function contentOf(read, { name, method, compressedBytes, offset }) {
  const local = read(offset, LOCAL_RECORD_BYTES);
  const start = offset + LOCAL_RECORD_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  const bytes = read(start, compressedBytes);
  if (method === STORED) return bytes;
  if (method === DEFLATED) return inflateRawSync(bytes);
  throw new Error(`${name} is packed in a way that is not understood (${method})`);
}
