/**
 * Text in CSV that a spreadsheet would run as a formula is marked as text by a leading apostrophe (OWASP: CSV Injection).
 * Reading takes the mark off again, so that a file goes out and comes in the same.
 */

/** The signs OWASP names, also in the full width of Chinese and Japanese keyboards. */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

const MARKED = /^'+[=+\-@\t\r＝＋－＠]/;

export const markedAsText = (text: string): string =>
  LIKE_A_FORMULA.test(text) ? `'${text}` : text;

export const withoutMark = (text: string): string => (MARKED.test(text) ? text.slice(1) : text);
