/**
 * What a person newly wrote, apart from what is quoted and from the signature.
 *
 * Works by lines and looks at each a bounded number of times. When in doubt a line is shown: the reader can skip
 * a quote, but cannot miss what is hidden. The parts keep the writer's words as they stand.
 */

import { FORWARD_LINE, HEADING_LINE, ORIGINAL_LINE } from '#shared/domain/mail/quote-phrases.ts';
import {
  attributionAt,
  headerBlockAt,
  SEPARATOR_LINE,
  sharedLine,
} from '#shared/domain/mail/quote-start.ts';
import { signatureStart } from '#shared/domain/mail/signature.ts';

export interface ReplyParts {
  readonly reply: string;
  readonly quoted: string;
  readonly signature: string;
}

/** What is looked at; a person's own words stand within it. Everything beyond counts as quoted when a quote has begun, else as reply. */
const LONGEST_TEXT = 64 * 1024;

/** Longer lines are looked at by their beginning only. */
const LONGEST_LINE = 2_048;

export const splitReply = (text: string): ReplyParts => {
  const whole = withoutArmour(text.replace(/\r\n?/g, '\n'));
  const rest = whole.slice(LONGEST_TEXT);
  const lines = splitSharedLines(whole.slice(0, LONGEST_TEXT).split('\n'));
  const { own, quoted, open } = withoutQuotes(lines);
  const start = signatureStart(own);
  const reply = tidy([...own.slice(0, start), ...(open || rest === '' ? [] : [rest])]);
  const signature = tidy(own.slice(start));
  const quote = tidy([...quoted, ...(open && rest !== '' ? [rest] : [])]);
  if (reply !== '') return { reply, quoted: quote, signature };
  // A mail that only forwards or only signs still says something.
  if (signature !== '') return { reply: signature, quoted: quote, signature: '' };
  return { reply: quote, quoted: quote, signature: '' };
};

const ARMOUR = '-----BEGIN PGP SIGNED MESSAGE-----\n';
const ARMOUR_END = '\n-----BEGIN PGP SIGNATURE-----';

/** A clear-signed text (RFC 9580 section 7) without the lines around it; whether the signature holds is not asked. */
const withoutArmour = (text: string): string => {
  const start = text.trimStart();
  if (!start.startsWith(ARMOUR)) return text;
  const body = start.indexOf('\n\n');
  const end = start.indexOf(ARMOUR_END);
  return body < 0 || end < body ? text : start.slice(body + 2, end).replace(/^- /gm, '');
};

/** Some clients put their quote line behind the last words without a line end. */
const splitSharedLines = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => sharedLine(line) ?? [line]);

interface Unquoted {
  readonly own: string[];
  readonly quoted: string[];
  /** The quote runs to the end of the mail. */
  readonly open: boolean;
}

const isQuoteLine = (line: string): boolean => /^\s{0,3}>/.test(line) && !/^\s*>_</.test(line);
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

const withoutQuotes = (lines: readonly string[]): Unquoted => {
  const own: string[] = [];
  const quoted: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (isQuoteLine(line)) {
      at = takeQuote(lines, at, quoted);
      continue;
    }
    const head = line.slice(0, LONGEST_LINE);
    const marks =
      ORIGINAL_LINE.test(head) || FORWARD_LINE.test(head) ? 1 : headerBlockAt(lines, at);
    if (marks > 0)
      return {
        own: withoutSeparator(own, quoted),
        quoted: [...quoted, ...lines.slice(at)],
        open: true,
      };
    const attribution = attributionAt(lines, at);
    if (attribution > 0) {
      const next = nextText(lines, at + attribution);
      if (!isQuoteLine(lines[next] ?? '')) {
        return {
          own: withoutSeparator(own, quoted),
          quoted: [...quoted, ...lines.slice(at)],
          open: true,
        };
      }
      quoted.push(...lines.slice(at, next));
      withoutSeparator(own, quoted);
      at = next;
      continue;
    }
    own.push(line);
    at += 1;
  }
  return { own, quoted, open: false };
};

/**
 * A run of quoted lines. Senders' programs wrap long ones, so that a piece without a mark stands between two
 * that have one: such a single line belongs to the quote.
 */
const takeQuote = (lines: readonly string[], from: number, quoted: string[]): number => {
  let at = from;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const wrapped =
      !isBlank(line) &&
      isQuoteLine(lines[at + 1] ?? '') &&
      isLong(lines[at - 1]) &&
      !isBlank(lines[at - 1]?.replace(/^[\s>]+/, ''));
    if (!isQuoteLine(line) && !wrapped) break;
    quoted.push(line);
    at += 1;
  }
  return at;
};

/** Programs wrap at 72 to 80 columns, or a link made a line too long. */
const isLong = (line: string | undefined): boolean =>
  line !== undefined && (line.length >= 60 || /https?:\S*$|\(https?:/.test(line));

const nextText = (lines: readonly string[], from: number): number => {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) at += 1;
  return at;
};

/** A rule drawn above the quote belongs to it, and so does a heading that names it or an empty paragraph. */
const withoutSeparator = (own: string[], quoted: string[]): string[] => {
  let end = own.length;
  let start = end;
  while (end > 0) {
    const line = (own[end - 1] ?? '').slice(0, LONGEST_LINE);
    if (SEPARATOR_LINE.test(line) || HEADING_LINE.test(line)) start = end - 1;
    else if (!isBlank(line)) break;
    end -= 1;
  }
  quoted.push(...own.splice(start));
  return own;
};

/** No blank lines around, no blanks at line ends, at most two blank lines together. */
const tidy = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/^\n+/, '');
