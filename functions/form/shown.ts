import { randomBytes } from 'node:crypto';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { readToken, signToken } from '#shared/domain/signing/token.ts';
import { DAY, type Instant, later, SECOND } from '#shared/kernel/instant.ts';

/** A form may lie open for a day; what is sent later is a person's as well, but no longer proves its age. */
const SHOWN_FOR = DAY;

/** Nobody reads the form and writes a name, an address and a request in less. */
const FASTEST_PERSON = 3 * SECOND;

/** Signs that a form is shown now; it comes back with the form, and names this very sheet. */
export const shownNow = (now: Instant, keys: Keys): string =>
  signToken(
    { purpose: 'form', subject: randomBytes(16).toString('hex'), until: later(now, SHOWN_FOR) },
    keys,
  );

export interface Sheet {
  /** The same for every sending of one shown form. */
  readonly nonce: string;
  readonly tooFast: boolean;
}

/** @returns nothing when the form was not shown by this desk */
export const readShown = (text: string, now: Instant, keys: Keys): Sheet | undefined => {
  const read = readToken(text, { purpose: 'form', now }, keys);
  if (read.ok) {
    const shown = later(read.value.until, -SHOWN_FOR);
    return { nonce: read.value.subject, tooFast: now < later(shown, FASTEST_PERSON) };
  }
  return read.refusal.code === 'link.expired'
    ? { nonce: read.refusal.subject, tooFast: false }
    : undefined;
};
