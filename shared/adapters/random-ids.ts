import { createHash, randomBytes } from 'node:crypto';
import { base32, base32Number } from '#shared/adapters/base32.ts';
import { isTicketId, isTicketNumber, type TicketId } from '#shared/domain/ids.ts';
import { type Instant, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Ids } from '#shared/ports/ids.ts';

/** 48 bits of time and 80 of chance, as the ULID specification has it. */
const TIME_LETTERS = 10;
const RANDOM_BYTES = 10;

/** 40 bits in 8 letters. */
const NUMBER_BYTES = 5;

/** Identifiers from the system's source of randomness. */
export const randomIds: Ids = {
  ticketId: (at) => asTicketId(ulid(at, randomBytes(RANDOM_BYTES))),
  ticketIdFor: (key) => {
    return asTicketId(hashed(`ticket\n${key}`));
  },
  fileIdFor: (key) => hashed(`file\n${key}`),
  jobIdFor: (key) => hashed(`job\n${key}`),
  ticketNumber: () => {
    const text = base32(randomBytes(NUMBER_BYTES)).toUpperCase();
    const number = `HY-${text.slice(0, 4)}-${text.slice(4)}`;
    if (!isTicketNumber(number)) throw new Error(`not a ticket number: ${number}`);
    return number;
  },
  next: (at) => ulid(at, randomBytes(RANDOM_BYTES)),
};

/** Its time is chance as well: a key does not say when it was first used. */
const hashed = (text: string): string => {
  const hash = createHash('sha256').update(text).digest();
  const time = hash.readUIntBE(0, 6);
  return base32Number(time, TIME_LETTERS) + base32(hash.subarray(6, 6 + RANDOM_BYTES));
};

const ulid = (at: Instant, random: Uint8Array): string =>
  base32Number(millisecondsOf(at), TIME_LETTERS) + base32(random);

const asTicketId = (text: string): TicketId => {
  if (!isTicketId(text)) throw new Error(`not a ticket id: ${text}`);
  return text;
};
