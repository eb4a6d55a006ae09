import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unchunked } from '#local/s3/aws-chunked.ts';

const chunked = (chunks: readonly Uint8Array[], trailer: string) =>
  Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)};chunk-signature=00\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`0\r\nx-amz-checksum-crc32:${trailer}\r\n\r\n`),
  ]);

const someChunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 5 });

test('whatever was cut into chunks comes back whole, with its trailer', () => {
  fc.assert(
    fc.property(someChunks, fc.base64String(), (chunks, trailer) => {
      const { bytes, trailers } = unchunked(chunked(chunks, trailer));
      expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
      expect(trailers.get('x-amz-checksum-crc32')).toBe(trailer);
    }),
  );
});

test('a body that ends before its last chunk is refused', () => {
  fc.assert(
    fc.property(someChunks, fc.nat(), (chunks, at) => {
      const whole = chunked(chunks, '');
      const last = whole.lastIndexOf('0\r\nx-amz');
      const torn = whole.subarray(0, at % (last + 1));
      expect(() => unchunked(torn)).toThrow('not complete');
    }),
  );
});

test('a chunk whose size is no number, or is not kept, is refused', () => {
  for (const body of ['zz\r\nab\r\n0\r\n\r\n', '1\r\nab\r\n0\r\n\r\n', '-1\r\n\r\n', '']) {
    expect(() => unchunked(Buffer.from(body))).toThrow('not complete');
  }
});
