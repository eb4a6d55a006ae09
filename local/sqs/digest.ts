import { createHash } from 'node:crypto';
import type { MessageAttribute, MessageAttributes } from './interface.ts';

export const md5 = (bytes: string | Uint8Array): string =>
  createHash('md5').update(bytes).digest('hex');

const VALUE_IS_TEXT = Buffer.of(1);
const VALUE_IS_BINARY = Buffer.of(2);

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const encodedValue = ({ StringValue, BinaryValue }: MessageAttribute): Buffer[] =>
  BinaryValue === undefined
    ? [VALUE_IS_TEXT, withLength(Buffer.from(StringValue ?? ''))]
    : [VALUE_IS_BINARY, withLength(Buffer.from(BinaryValue, 'base64'))];

/**
 * The digest that senders check; undefined without attributes. Names sorted; name, type and value each with
 * its length in four bytes (SQS Developer Guide, "Calculating the MD5 message digest for message attributes").
 */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const named = Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  if (named.length === 0) return undefined;
  const parts = named.flatMap(([name, attribute]) => [
    withLength(Buffer.from(name)),
    withLength(Buffer.from(attribute.DataType)),
    ...encodedValue(attribute),
  ]);
  return md5(Buffer.concat(parts));
}
