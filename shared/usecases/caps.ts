/** Counters against floods. They lie on rows of their own that expire, so no row is written by every request. */
import type { Keys } from '#shared/domain/signing/keys.ts';
import {
  DAY,
  HOUR,
  type Instant,
  instantOf,
  later,
  MINUTE,
  millisecondsOf,
} from '#shared/kernel/instant.ts';
import type { Cap } from '#shared/ports/desk-store.ts';

/** People do not send twenty requests in ten minutes; an office behind one address may come close. */
const REQUESTS_PER_SOURCE = 20;
const SOURCE_WINDOW = 10 * MINUTE;

/** Ten full messages; what nobody binds lies in the bucket for days at 20 MB a file. */
const UPLOADS_PER_SOURCE = 100;

/** Anybody can type anybody's address into a form: one address gets this many confirmations an hour, no more. */
const CONFIRMATIONS_OF_FORMS = 5;

/**
 * A machine answers the mails of one sender once a day, so that two machines that face each other fall silent
 * at once (RFC 3834, section 2).
 */
const CONFIRMATIONS_OF_MAILS = 1;

/** One mail in five minutes can be read beside the work; what goes beyond it comes as one mail an hour. */
export const MAILS_TO_A_COLLEAGUE = 12;

/** Mails of playbooks to one colleague. */
export const colleagueCap = (person: string, at: Instant): Cap =>
  cap({ name: `colleague#${person}`, limit: MAILS_TO_A_COLLEAGUE, window: HOUR, at });

/** Requests from one network address. The address itself is not stored. */
export const sourceCap = (keys: Keys, source: string, at: Instant): Cap =>
  cap({
    name: `source#${hashed(keys, source)}`,
    limit: REQUESTS_PER_SOURCE,
    window: SOURCE_WINDOW,
    at,
  });

/** Files announced from one network address. */
export const uploadCap = (keys: Keys, source: string, at: Instant): Cap =>
  cap({
    name: `upload#${hashed(keys, source)}`,
    limit: UPLOADS_PER_SOURCE,
    window: SOURCE_WINDOW,
    at,
  });

/** Confirmations to one mail address. */
export const confirmationCap = (
  keys: Keys,
  {
    email,
    channel,
    at,
  }: { readonly email: string; readonly channel: 'form' | 'mail'; readonly at: Instant },
): Cap =>
  channel === 'form'
    ? cap({ name: `form#${hashed(keys, email)}`, limit: CONFIRMATIONS_OF_FORMS, window: HOUR, at })
    : cap({ name: `mail#${hashed(keys, email)}`, limit: CONFIRMATIONS_OF_MAILS, window: DAY, at });

const cap = ({
  name,
  limit,
  window,
  at,
}: {
  readonly name: string;
  readonly limit: number;
  readonly window: number;
  readonly at: Instant;
}): Cap => {
  const start = Math.floor(millisecondsOf(at) / window) * window;
  return {
    name: `${name}#${start.toString(36)}`,
    limit,
    until: later(instantOf(start), 2 * window),
  };
};

const hashed = (keys: Keys, text: string): string =>
  keys.mac(keys.current, `cap\n${text.toLowerCase()}`) ?? '';
