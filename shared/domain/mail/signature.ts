/** Where the signature of a mail begins, in the lines that are left when quotes are gone. */
import {
  CLOSING_LINE,
  CONTACT,
  DEVICE_LINE,
  NOTICE_START,
  NOTICE_WORDS,
  ORGANISATION,
} from '#shared/domain/mail/signature-phrases.ts';

/** Longer lines are looked at by their beginning only. */
const LONGEST_LINE = 2_048;

/** Below the usenet mark, however generous a signature is. */
const MARKED_LINES = 40;

/** Name, place, company, phone, site: what stands below a closing or a drawn rule. */
const SIGNATURE_LINES = 14;
const SIGNATURE_LINE_LENGTH = 90;

/** Signatures stand at the end; this far from it nothing is looked at, so that the cost stays in bounds. */
const FURTHEST_LINES = 120;

const MARK = /^\s{0,2}(?:--|—|–|－－|__+)\s*$/;
const RULE = /^\s*(?:[-—–_=*~＿－]\s?){3,}\s*$/;

/** @returns the first line of the signature; the number of lines when there is none */
export const signatureStart = (lines: readonly string[]): number => {
  let end = trimmedEnd(lines, lines.length);
  end = noticeStart(lines, end);
  for (let at = Math.max(0, end - FURTHEST_LINES); at < end; at += 1) {
    const line = (lines[at] ?? '').slice(0, LONGEST_LINE);
    if (line.trim() === '') continue;
    if (beginsSignature(lines, at, end)) return withoutRule(lines, at);
  }
  return withoutRule(lines, contactBlockStart(lines, end));
};

const beginsSignature = (lines: readonly string[], at: number, end: number): boolean => {
  const line = (lines[at] ?? '').slice(0, LONGEST_LINE);
  if (MARK.test(line))
    return written(lines, at + 1, end) <= MARKED_LINES && !readsOn(lines, at + 1, end);
  if (isDeviceLine(line)) return true;
  if (at === firstWritten(lines)) return false;
  if (RULE.test(line))
    return isSignatureBlock(lines, at + 1, end) && hasContact(lines, at + 1, end);
  // Thanks with no name below are the writer's own words.
  return (
    line.length <= 60 &&
    CLOSING_LINE.test(line) &&
    at + 1 < end &&
    isSignatureBlock(lines, at + 1, end)
  );
};

/** Alone on its line, short, and no sentence. */
const isDeviceLine = (line: string): boolean => {
  const text = line.replace(/<[^<>]*>|\([^()]*\)/g, '').trim();
  return (
    text.length <= 80 &&
    DEVICE_LINE.test(text) &&
    !/[,;!?]|[.。]\s|\.$|\bto\b/.test(text.replace(/(secure email|gesendet)\.$/i, '$1'))
  );
};

const isSignatureBlock = (lines: readonly string[], from: number, end: number): boolean => {
  const block = lines.slice(from, end).filter((line) => line.trim() !== '');
  return (
    block.length <= SIGNATURE_LINES &&
    block.every((line) => line.length <= SIGNATURE_LINE_LENGTH || CONTACT.test(line)) &&
    block.filter((line) => isSentence(line)).length === 0
  );
};

/** Ends like a sentence and is long enough to be one. */
const isSentence = (line: string): boolean =>
  /[.?!]\s*$/.test(line)
    ? line.split(/\s+/).length > 5 && !CONTACT.test(line)
    : /[。？！]\s*$/.test(line) && line.length > 6;

/** Under a mark that is used as a rule between paragraphs the writing goes on. */
const readsOn = (lines: readonly string[], from: number, end: number): boolean =>
  lines.slice(from, end).filter(isSentence).length > 6;

const hasContact = (lines: readonly string[], from: number, end: number): boolean =>
  lines
    .slice(from, end)
    .some((line) => CONTACT.test(line.slice(0, LONGEST_LINE)) || /mailing list/i.test(line));

/** The last paragraph, when it is short lines with at least two of contact details and a name above. */
const contactBlockStart = (lines: readonly string[], end: number): number => {
  let start = end;
  while (start > 0 && (lines[start - 1] ?? '').trim() !== '') start -= 1;
  const block = lines.slice(start, end);
  if (start === 0 || block.length < 3 || block.length > 8) return end;
  const contacts = block.filter((line) => CONTACT.test(line) || ORGANISATION.test(line)).length;
  const [name = ''] = block;
  const named =
    name.length <= 40 && !isSentence(name) && !/[:：]/.test(name) && !CONTACT.test(name);
  return named &&
    block.some((line) => CONTACT.test(line)) &&
    contacts >= 2 &&
    contacts * 2 >= block.length &&
    isSignatureBlock(lines, start, end)
    ? start
    : end;
};

/** A legal notice is the last paragraph or the last two; nothing of the person stands below it. */
const noticeStart = (lines: readonly string[], end: number): number => {
  const first = firstWritten(lines);
  for (let at = Math.max(first + 1, end - MARKED_LINES); at < end; at += 1) {
    const starts = (lines[at - 1] ?? '').trim() === '' || RULE.test(lines[at - 1] ?? '');
    if (!starts || !NOTICE_START.test((lines[at] ?? '').slice(0, LONGEST_LINE))) continue;
    const rest = lines.slice(at, end);
    if (rest.length <= MARKED_LINES && NOTICE_WORDS.test(rest.join(' ').slice(0, LONGEST_LINE)))
      return trimmedEnd(lines, at);
  }
  return end;
};

const firstWritten = (lines: readonly string[]): number =>
  lines.findIndex((line) => line.trim() !== '');

const written = (lines: readonly string[], from: number, end: number): number =>
  lines.slice(from, end).filter((line) => line.trim() !== '').length;

const trimmedEnd = (lines: readonly string[], from: number): number => {
  let end = from;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end -= 1;
  return end;
};

/** A rule drawn above the signature belongs to it. */
const withoutRule = (lines: readonly string[], start: number): number => {
  const end = trimmedEnd(lines, start);
  return end > 0 && (RULE.test(lines[end - 1] ?? '') || MARK.test(lines[end - 1] ?? ''))
    ? end - 1
    : start;
};
