/**
 * The parts of a mail as ranges of its bytes.
 *
 * Ranges, because an attachment must come out byte for byte in every transfer encoding, and a library that
 * hands over lines or text has already changed its line ends.
 */

import type { Problem } from '#shared/domain/mail/record.ts';
import { DEPTH, HEADER_BYTES, PART_HEADER_BYTES, PARTS } from './budgets.ts';
import { type HeaderLine, type Range, readHeaderSection, valuesOf } from './header-section.ts';
import { readStructured, type Structured } from './parameters.ts';
import { spend, type Work } from './work.ts';

export interface Part {
  readonly headers: readonly HeaderLine[];
  readonly type: Structured;
  readonly body: Range;
  readonly children: readonly Part[];
}

export interface PartTree {
  readonly root: Part;
  readonly problems: ReadonlySet<Problem>;
}

interface Walk {
  readonly bytes: Buffer;
  readonly problems: Set<Problem>;
  readonly work: Work;
  parts: number;
}

export const readPartTree = (bytes: Buffer, range: Range, work: Work): PartTree => {
  const walk: Walk = { bytes, problems: new Set(), work, parts: 0 };
  return {
    root: readPart(walk, range, { depth: 0, fallbackType: 'text/plain' }),
    problems: walk.problems,
  };
};

interface Place {
  readonly depth: number;
  /** What a part without a type is: text, but a whole mail inside a digest (RFC 2046 section 5.1.5). */
  readonly fallbackType: string;
}

const readPart = (walk: Walk, range: Range, { depth, fallbackType }: Place): Part => {
  walk.parts += 1;
  const section = readHeaderSection(
    walk.bytes,
    range,
    depth === 0 ? HEADER_BYTES : PART_HEADER_BYTES,
  );
  if (section.tooLong) walk.problems.add('headers.too-long');
  if (depth === 0 && section.malformed) {
    walk.problems.add(section.lines.length === 0 ? 'headers.none' : 'headers.malformed');
  }
  const [rawType = ''] = valuesOf(section.lines, 'content-type');
  const declared = readStructured(rawType);
  const type = isMediaType(declared.value)
    ? declared
    : { ...declared, value: typeFor(declared.value, fallbackType) };
  const body = { start: section.bodyStart, end: range.end };
  const children = type.value.startsWith('multipart/')
    ? readChildren(walk, { type, body, depth })
    : [];
  return { headers: section.lines, type, body, children };
};

const isMediaType = (value: string): boolean => /^[\w.+-]+\/[\w.+-]+$/.test(value);

/** `Content-Type: text` and `Content-Type: html` occur (RFC 1049 and carelessness). */
const typeFor = (value: string, fallbackType: string): string => {
  if (value === 'html') return 'text/html';
  return value === '' || value === 'text' || value === 'plain'
    ? fallbackType
    : 'application/octet-stream';
};

const readChildren = (
  walk: Walk,
  {
    type,
    body,
    depth,
  }: { readonly type: Structured; readonly body: Range; readonly depth: number },
): readonly Part[] => {
  if (depth >= DEPTH) {
    walk.problems.add('parts.too-deep');
    return [];
  }
  const declared = type.parameters.get('boundary') ?? '';
  const found = declared === '' ? [] : sectionsOf(walk, body, declared);
  const ranges = found.length > 0 ? found : sectionsOf(walk, body, likelyBoundary(walk, body));
  if (found.length === 0) walk.problems.add('boundary.missing');
  const fallbackType = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const children: Part[] = [];
  for (const range of ranges) {
    if (walk.parts >= PARTS) {
      walk.problems.add('parts.too-many');
      break;
    }
    children.push(readPart(walk, range, { depth: depth + 1, fallbackType }));
  }
  return children;
};

/** How far into a body a boundary that was announced wrongly is looked for. */
const BOUNDARY_SEARCH_BYTES = 64 * 1024;

/** The line that looks like a delimiter: two dashes, and a content header right below it. */
const likelyBoundary = ({ bytes }: Walk, { start, end }: Range): string => {
  const head = bytes.toString('latin1', start, Math.min(end, start + BOUNDARY_SEARCH_BYTES));
  return (
    /(?:^|\n)--([^\s-][^\r\n]{0,69}|-[^\r\n]{1,69})[ \t]*\r?\nContent-[A-Za-z-]+:/
      .exec(head)?.[1]
      ?.trimEnd() ?? ''
  );
};

/** What lies between the delimiter lines, without the line end that belongs to the next delimiter. */
const sectionsOf = (walk: Walk, { start, end }: Range, boundary: string): readonly Range[] => {
  if (boundary === '') return [];
  if (spend(walk.work, 'searched', end - start) < end - start) {
    walk.problems.add('parts.too-deep');
    return [];
  }
  const bytes = walk.bytes.subarray(0, end);
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const sections: Range[] = [];
  let open: number | undefined;
  // One more than the budget, so that the caller sees that there were too many.
  for (
    let at = bytes.indexOf(delimiter, start);
    at >= 0 && at < end && sections.length <= PARTS;
    at = bytes.indexOf(delimiter, at + 1)
  ) {
    if (spend(walk.work, 'delimiters', 1) === 0) {
      walk.problems.add('parts.too-many');
      break;
    }
    const line = delimiterLine(bytes, { at, length: delimiter.length, start, end });
    if (line === undefined) continue;
    if (open !== undefined)
      sections.push({ start: open, end: Math.max(open, withoutLineEnd(bytes, at)) });
    open = line.closes ? undefined : line.next;
    if (line.closes) break;
  }
  // Mails cut on the way have no closing delimiter.
  if (open !== undefined && open <= end) sections.push({ start: open, end });
  return sections;
};

const delimiterLine = (
  bytes: Buffer,
  {
    at,
    length,
    start,
    end,
  }: { readonly at: number; readonly length: number; readonly start: number; readonly end: number },
): { readonly next: number; readonly closes: boolean } | undefined => {
  if (at > start && bytes[at - 1] !== 0x0a && bytes[at - 1] !== 0x0d) return undefined;
  let after = at + length;
  const closes = bytes[after] === 0x2d && bytes[after + 1] === 0x2d;
  if (closes) after += 2;
  while (after < end && (bytes[after] === 0x20 || bytes[after] === 0x09)) after += 1;
  if (after >= end) return { next: end, closes };
  if (bytes[after] === 0x0d && bytes[after + 1] === 0x0a) return { next: after + 2, closes };
  return bytes[after] === 0x0a || bytes[after] === 0x0d ? { next: after + 1, closes } : undefined;
};

const withoutLineEnd = (bytes: Buffer, at: number): number => {
  if (bytes[at - 1] === 0x0a) return bytes[at - 2] === 0x0d ? at - 2 : at - 1;
  return bytes[at - 1] === 0x0d ? at - 1 : at;
};
