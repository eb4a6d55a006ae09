/** Longer subjects are cut by mail clients anyway, and a header line has an end (RFC 5322, 2.1.1). */
const LONGEST_SUBJECT = 120;

/** What mail clients and desks put before a subject when it is answered or passed on, in Chinese and English. */
const PREFIX =
  /^(?:(?:re|fw|fwd|aw|回复|答复|回覆|转发)\s*[:：]|\[HY-[0-9A-Z]{4}-[0-9A-Z]{4}\])\s*/iu;

/**
 * A customer's subject as it may stand in the subject of a mail: on one line, so that it cannot begin another
 * header, without what was put before it by earlier answers, and of bounded length.
 */
export const subjectLine = (subject: string): string => {
  // Cut first, generously, so that the work below is bounded whatever was stored.
  const line = subject
    .slice(0, 8 * LONGEST_SUBJECT)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    // Marks that turn the direction of writing or hide; but the joiners that hold emoji and scripts together stay.
    .replace(/[\p{Cf}--[\u200c\u200d]]+/gv, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return shortened(withoutPrefixes(line));
};

const withoutPrefixes = (line: string): string => {
  let rest = line;
  for (let match = PREFIX.exec(rest); match !== null; match = PREFIX.exec(rest)) {
    rest = rest.slice(match[0].length);
  }
  return rest;
};

/** By characters as people count them, so that no half of one is left at the end. */
const shortened = (line: string): string => {
  const characters = [...line];
  return characters.length <= LONGEST_SUBJECT
    ? line
    : `${characters
        .slice(0, LONGEST_SUBJECT - 1)
        .join('')
        .trimEnd()}…`;
};
