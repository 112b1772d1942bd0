import { pipeline } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file within. Its parts are read to their end before the next entry is asked for. */
export interface ZipEntry {
  name: string;
  parts: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  name: Buffer;
  crc: number;
  /** In bytes, compressed and not. */
  packed: number;
  plain: number;
  /** Of its header, in bytes from the beginning. */
  at: number;
}

const version = 20;
/** Sizes stand behind the data, since they are not known before; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980: a file of figures is not older or newer for the moment it was asked for. */
const noDate = 0x0021;
/** Beyond it the format needs its 64-bit variant. */
const most = 0xffff_ffff;

/**
 * A ZIP archive as it is made, entry by entry, of any length below 4 GB: nothing of it is held. Who stops reading stops
 * the making, and what fails in an entry fails here.
 *
 * @throws RangeError for an archive of 4 GB and more
 * @source PKWARE, .ZIP File Format Specification, version 6.3.10, 4.3
 */
export async function* zipFile(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const done: Written[] = [];
  let at = 0;
  for await (const { name, parts } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, plain: 0, at };
    const header = localHeader(entry);
    yield header;
    for await (const chunk of packed(parts, entry)) {
      entry.packed += chunk.length;
      yield chunk;
    }
    const trailer = sizesOf(entry);
    yield trailer;
    at += header.length + entry.packed + trailer.length;
    if (entry.plain > most || at > most) throw new RangeError('An archive of 4 GB and more is not written.');
    done.push(entry);
  }
  const directory = Buffer.concat(done.map(directoryEntry));
  yield directory;
  yield endOfDirectory({ count: done.length, size: directory.length, at });
}

function packed(parts: ZipEntry['parts'], entry: Written): AsyncIterable<Buffer> {
  async function* counted() {
    for await (const part of parts) {
      const bytes = Buffer.from(part);
      entry.crc = crc32(bytes, entry.crc);
      entry.plain += bytes.length;
      yield bytes;
    }
  }
  const deflate = createDeflateRaw();
  // Its errors come out of `deflate`, which is read.
  pipeline(counted, deflate, () => undefined);
  return deflate;
}

/** Numbers of 2 or 4 bytes, little-endian, one after the other. */
function bytesOf(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

const localHeader = ({ name }: Written): Buffer =>
  Buffer.concat([
    bytesOf(
      [4, 0x04034b50],
      [2, version],
      [2, flags],
      [2, deflated],
      [2, 0],
      [2, noDate],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ),
    name,
  ]);

const sizesOf = ({ crc, packed, plain }: Written): Buffer =>
  bytesOf([4, 0x08074b50], [4, crc], [4, packed % (most + 1)], [4, plain % (most + 1)]);

const directoryEntry = ({ name, crc, packed, plain, at }: Written): Buffer =>
  Buffer.concat([
    bytesOf(
      [4, 0x02014b50],
      [2, version],
      [2, version],
      [2, flags],
      [2, deflated],
      [2, 0],
      [2, noDate],
      [4, crc],
      [4, packed],
      [4, plain],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ),
    name,
  ]);

const endOfDirectory = ({ count, size, at }: { count: number; size: number; at: number }): Buffer =>
  bytesOf([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
