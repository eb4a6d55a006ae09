/** Header sections: from bytes to named, unfolded, still undecoded values. */

export interface HeaderLine {
  /** Lower case. */
  readonly name: string;
  /** Unfolded; one character a byte, because the charset of raw 8-bit values is not known yet. */
  readonly raw: string;
}

export interface HeaderSection {
  readonly lines: readonly HeaderLine[];
  readonly bodyStart: number;
  readonly tooLong: boolean;
  readonly malformed: boolean;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

const LF = 0x0a;

/** RFC 5322 field names; blanks before the colon are obsolete but in use. */
const FIELD = /^([!-9;-~]{1,100})[ \t]*:(.*)$/s;
const MBOX_FROM = /^>?From [^:]*$|^>?From \S+@?\S* +\w{3} \w{3} +\d/;

/**
 * Reads one section from `start`. Text that begins with no field at all has no headers and is all body.
 *
 * @param budget bytes of headers that are kept; those beyond are passed over
 */
export const readHeaderSection = (
  bytes: Buffer,
  { start, end }: Range,
  budget: number,
): HeaderSection => {
  const collected: { name: string; pieces: string[] }[] = [];
  let at = start;
  let malformed = false;
  while (at < end) {
    const next = lineEnd(bytes, at, end);
    const within = at - start <= budget;
    const line = within
      ? stripLineEnd(bytes.toString('latin1', at, Math.min(next, start + budget)))
      : '';
    if (within ? line === '' && !isFold(bytes, { at, next, end }) : isBlankLine(bytes, at, next)) {
      return finish(next, false);
    }
    if (within && line !== '') {
      const verdict = take(line);
      if (verdict === 'no-headers')
        return { lines: [], bodyStart: start, tooLong: false, malformed: true };
      if (verdict === 'malformed') malformed = true;
    }
    at = next;
  }
  return finish(end, true);

  function take(line: string): 'taken' | 'malformed' | 'no-headers' {
    const last = collected.at(-1);
    if ((line.startsWith(' ') || line.startsWith('\t')) && last !== undefined) {
      last.pieces.push(line);
      return 'taken';
    }
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      collected.push({ name: name.toLowerCase(), pieces: [value] });
      return 'taken';
    }
    if (MBOX_FROM.test(line)) return 'taken';
    return last === undefined ? 'no-headers' : 'malformed';
  }

  function finish(bodyStart: number, open: boolean): HeaderSection {
    const lines = collected.map(({ name, pieces }) => ({ name, raw: pieces.join('').trim() }));
    return {
      lines,
      bodyStart,
      tooLong: bodyStart - start > budget,
      malformed: malformed || (open && lines.length === 0),
    };
  }
};

/** Headers that only a header section has: below a line of blanks they prove that the section goes on. */
const SURE_FIELD =
  /^(?:MIME-Version|Content-(?:Type|Transfer-Encoding|Disposition)|Message-ID|Received|Return-Path|X-[\w-]+|DKIM-Signature|References|In-Reply-To)[ \t]*:/i;

/** A line of blanks, which folding leaves behind (RFC 5322 section 4.2); an empty line always ends the section. */
const isFold = (
  bytes: Buffer,
  { at, next, end }: { readonly at: number; readonly next: number; readonly end: number },
): boolean => {
  if (bytes[at] !== 0x20 && bytes[at] !== 0x09) return false;
  const following = bytes.toString('latin1', next, Math.min(end, next + 100));
  return /^[ \t]+\S/.test(following) || SURE_FIELD.test(following);
};

/** Where the line after this one begins. */
const lineEnd = (bytes: Buffer, at: number, end: number): number => {
  const newline = bytes.indexOf(LF, at);
  return newline < 0 || newline >= end ? end : newline + 1;
};

const stripLineEnd = (line: string): string => line.replace(/[\r\n]+$/, '').replace(/^[ \t]+$/, '');

const isBlankLine = (bytes: Buffer, at: number, next: number): boolean =>
  next - at <= 2 && stripLineEnd(bytes.toString('latin1', at, next)) === '';

/** What mail stores and editors put before the first header: blank lines, a byte order mark, an mbox line. */
export const firstHeaderAt = (bytes: Buffer): number => {
  let at = bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0;
  while (at < bytes.length && [0x0a, 0x0d, 0x20, 0x09].includes(bytes[at] ?? 0)) at += 1;
  return at;
};

export const valuesOf = (lines: readonly HeaderLine[], name: string): readonly string[] =>
  lines.filter((line) => line.name === name).map(({ raw }) => raw);
