/**
 * The mail that a colleague hands on: who wrote it, and what.
 *
 * Mail clients write the headers of a forwarded mail above its text, each in its own words; those words are the ones that stand
 * above quotes too. A block of headers alone is an answer's quote: it takes the client's mark for forwarding as well, in the
 * subject or above the block.
 */
import { canonicalAddress, isAddress } from '#shared/domain/mail/address.ts';
import {
  FORWARD_LINE,
  FORWARD_PREFIX,
  FORWARDED_LINE,
  HEADING_LINE,
  ORIGINAL_LINE,
} from '#shared/domain/mail/quote-phrases.ts';
import { type HeaderBlock, headersAt, SEPARATOR_LINE } from '#shared/domain/mail/quote-start.ts';
import type { MailRecord } from '#shared/domain/mail/record.ts';

export interface Forwarded {
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  /** What the colleague wrote above it. */
  readonly note: string;
}

/** A colleague's own words stand above the mail they hand on; so many lines further down nobody has to search for it. */
const LINES_SEARCHED = 200;

/** @returns nothing for a mail that hands none on, or whose sender's address does not stand in it */
export const forwardedIn = ({
  subject,
  text,
}: Pick<MailRecord, 'subject' | 'text'>): Forwarded | undefined => {
  // Apple Mail and some phones quote what they forward.
  const lines = text.split('\n').map((line) => line.replace(/^\s{0,3}>\s?/, ''));
  const at = lines
    .slice(0, LINES_SEARCHED)
    .findIndex((_, index) => headersAt(lines, index) !== undefined);
  const block = at < 0 ? undefined : headersAt(lines, at);
  if (block === undefined || !isForward(subject, lines.slice(0, at))) return undefined;
  const sender = senderIn(block.from);
  if (sender === undefined) return undefined;
  return {
    ...sender,
    subject: block.subject === '' ? withoutPrefix(subject) : block.subject,
    text: tidy(lines.slice(at + block.length)),
    note: tidy(lines.slice(0, at).filter((line) => !isMark(line))),
  };
};

/** The subject as its sender wrote it. */
export const withoutPrefix = (subject: string): string =>
  subject.replace(FORWARD_PREFIX, '').trim();

const isForward = (subject: string, above: readonly string[]): boolean =>
  FORWARD_PREFIX.test(subject) ||
  above.some((line) => FORWARD_LINE.test(line) || FORWARDED_LINE.test(line));

const isMark = (line: string): boolean =>
  [FORWARD_LINE, ORIGINAL_LINE, HEADING_LINE, SEPARATOR_LINE].some((mark) => mark.test(line));

/** `韩梅梅 <han@example.com>`, `Han [mailto:han@example.com]`, `"Han"<han@example.com>;` or the address alone. */
const senderIn = (value: HeaderBlock['from']): Pick<Forwarded, 'from' | 'fromName'> | undefined => {
  const found = /[^\s<>()[\]":;,]+@[^\s<>()[\]":;,]+/.exec(value);
  if (found === null || !isAddress(found[0])) return undefined;
  const fromName = value
    .slice(0, found.index)
    .replace(/[[<(]\s*(?:mailto:)?\s*$/i, '')
    .replace(/["“”*]/g, '')
    .trim();
  return { from: canonicalAddress(found[0]), fromName };
};

const tidy = (lines: readonly string[]): string => lines.join('\n').trim();
