import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { WireError } from '#local/wire-error.ts';

function crc32Of(bytes: Uint8Array): string {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}

const ALGORITHMS: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  crc32: crc32Of,
  sha1: (bytes) => createHash('sha1').update(bytes).digest('base64'),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('base64'),
};

const PREFIX = 'x-amz-checksum-';

/** The checksum headers of a request; `x-amz-checksum-mode` and `-type` are none. */
const isChecksum = (name: string) =>
  name.startsWith(PREFIX) && !['mode', 'type', 'algorithm'].includes(name.slice(PREFIX.length));

/**
 * Compares the bytes with every checksum that came along, and answers them as headers.
 * @throws WireError BadDigest, or NotImplemented for an algorithm other than CRC32, SHA1 and SHA256.
 */
export function checkedSums(
  bytes: Uint8Array,
  given: Iterable<readonly [string, string]>,
): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const [name, value] of given) {
    if (name === 'content-md5') check(createHash('md5').update(bytes).digest('base64'), value);
    if (!isChecksum(name)) continue;
    const sumOf = ALGORITHMS[name.slice(PREFIX.length)];
    if (sumOf === undefined) {
      throw new WireError('NotImplemented', `The local cloud does not know ${name}.`, 501);
    }
    check(sumOf(bytes), value);
    sums[name] = value;
  }
  return sums;
}

function check(computed: string, given: string): void {
  if (computed !== given) {
    throw new WireError('BadDigest', 'The checksum you specified did not match the received data.');
  }
}

/** What a reader that asks for checksums gets; its SDK compares them. */
export const readersSum = (bytes: Uint8Array): Record<string, string> => ({
  [`${PREFIX}crc32`]: crc32Of(bytes),
  [`${PREFIX}type`]: 'FULL_OBJECT',
});
