import * as z from 'zod';
import { WireError } from '#local/wire-error.ts';
import type { MessageAttributes } from './interface.ts';

/** 256 KiB for a message, and for all of a batch together; attributes count (SQS Developer Guide, "Message quotas"). */
export const MAX_MESSAGE_BYTES = 262_144;

export const MAX_BATCH_ENTRIES = 10;

export const MAX_RECEIVED = 10;

const MAX_DELAY_SECONDS = 900;

/** Twelve hours. */
const MAX_VISIBILITY_SECONDS = 43_200;

const MAX_WAIT_SECONDS = 20;

const MAX_ATTRIBUTES = 10;

export const delaySeconds = z.int().min(0).max(MAX_DELAY_SECONDS);
export const visibilitySeconds = z.int().min(0).max(MAX_VISIBILITY_SECONDS);
export const waitSeconds = z.int().min(0).max(MAX_WAIT_SECONDS);
export const entryId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

const messageAttribute = z.strictObject({
  DataType: z.string().regex(/^(String|Number|Binary)(\..+)?$/),
  StringValue: z.string().min(1).optional(),
  BinaryValue: z.base64().optional(),
});

export const messageAttributes = z
  .record(z.string().regex(/^[A-Za-z0-9_.-]{1,256}$/), messageAttribute)
  .refine((attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES, {
    error: `A message has at most ${MAX_ATTRIBUTES} attributes.`,
  });

/** The characters that XML 1.0 can carry; SQS takes no others (SendMessage, "MessageBody"). */
const ALLOWED = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

/** @throws WireError for an empty body or one with a character that SQS does not take. */
export function checkBody(body: string): void {
  if (body === '') throw new WireError('MissingParameter', 'MessageBody must not be empty.');
  if (!ALLOWED.test(body)) {
    throw new WireError(
      'InvalidMessageContents',
      'The message holds characters that are not allowed.',
    );
  }
}

export function sizeOf(body: string, attributes: MessageAttributes = {}): number {
  const parts = Object.entries(attributes).flatMap(([name, attribute]) => [
    Buffer.byteLength(name),
    Buffer.byteLength(attribute.DataType),
    Buffer.byteLength(attribute.StringValue ?? ''),
    Buffer.byteLength(attribute.BinaryValue ?? '', 'base64'),
  ]);
  return parts.reduce((sum, part) => sum + part, Buffer.byteLength(body));
}
