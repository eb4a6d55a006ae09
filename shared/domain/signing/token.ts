/**
 * Signed tokens: the only credential a customer has.
 *
 * `<subject>.<end>.<kid>.<mac>`, where the end is in milliseconds in base 36. The purpose is part of what is
 * signed but not of what is sent, so a token for one purpose is worthless for any other.
 */
import type { Keys } from '#shared/domain/signing/keys.ts';
import { type Instant, instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** `unsubscribe` stops surveys to the ticket's customer. `ticket` opens a ticket's page, `survey` its survey, `document` one of its documents; `form` tells when a form was shown. */
export type Purpose = 'ticket' | 'survey' | 'unsubscribe' | 'document' | 'form';

export interface Token {
  readonly purpose: Purpose;
  /** What it is about: a ticket's id, or a form's nonce. `a-z0-9` only. */
  readonly subject: string;
  readonly until: Instant;
}

export type TokenRefusal =
  | { readonly code: 'link.invalid' }
  | { readonly code: 'link.expired'; readonly subject: string };

/** Longer texts are no tokens of ours; nobody shall make us hash a novel. */
const LONGEST_TOKEN = 128;

const SHAPE = /^([0-9a-z]{1,64})\.([0-9a-z]{1,10})\.([0-9a-z]{1,4})\.([0-9a-z]{26})$/;

export const signToken = ({ purpose, subject, until }: Token, keys: Keys): string => {
  const end = millisecondsOf(until).toString(36);
  const mac = keys.mac(keys.current, signedText(purpose, subject, end));
  if (mac === undefined) throw new Error('the current signing key is missing');
  return `${subject}.${end}.${keys.current}.${mac}`;
};

export const readToken = (
  text: string,
  { purpose, now }: { readonly purpose: Purpose; readonly now: Instant },
  keys: Keys,
): Result<Token, TokenRefusal> => {
  const match = text.length <= LONGEST_TOKEN ? SHAPE.exec(text) : null;
  if (match === null) return refuse({ code: 'link.invalid' });
  const [, subject = '', end = '', kid = '', mac = ''] = match;
  const expected = keys.mac(kid, signedText(purpose, subject, end));
  if (expected === undefined || !keys.same(mac, expected)) return refuse({ code: 'link.invalid' });
  const until = instantOf(Number.parseInt(end, 36));
  return until <= now
    ? refuse({ code: 'link.expired', subject })
    : accept({ purpose, subject, until });
};

const signedText = (purpose: Purpose, subject: string, end: string): string =>
  `${purpose}\n${subject}\n${end}`;
