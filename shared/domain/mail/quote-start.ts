/** Where in the lines of a mail a quoted mail begins. */
import {
  ATTRIBUTION_START,
  COLON_END,
  HEADER_LABELS,
  type Role,
  WROTE_END,
  WROTE_NAME_END,
} from '#shared/domain/mail/quote-phrases.ts';

/** Longer lines are looked at by their beginning only: nobody shall make us search a novel. */
const LONGEST_LINE = 2_048;

/** Clients wrap the line above a quote; more than four lines are a paragraph. */
const ATTRIBUTION_LINES = 4;
const LONGEST_ATTRIBUTION = 400;

export const SEPARATOR_LINE = /^[\s>*]*(?:[-—–_=*~＿－]\s?){2,}[\s*]*$/;

const ADDRESS = /[^\s<>()[\]"]+@[^\s<>()[\]"]+/;
const DIGITS = /\d{1,4}/;
const CLOCK =
  /\d{1,2}\s?[:.時时點点]\s?\d{2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}\s?[-./年]\s?\d{1,2}/;

/** How many lines from `at` are the one above a quote (`On … wrote:`); 0 when none is. */
export const attributionAt = (lines: readonly string[], at: number): number => {
  const first = (lines[at] ?? '').slice(0, LONGEST_LINE);
  if (first.trim() === '') return 0;
  if (isBareDateLine(first) && /^\s*>/.test(nextWritten(lines, at + 1))) return 1;
  if (!ATTRIBUTION_START.test(first)) return 0;
  let joined = '';
  for (let count = 1; count <= ATTRIBUTION_LINES; count += 1) {
    const line = (lines[at + count - 1] ?? '').slice(0, LONGEST_LINE).trim();
    if (line === '' || (count > 1 && line.startsWith('>'))) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > LONGEST_ATTRIBUTION) return 0;
    if (isAttribution(joined)) return count;
  }
  return 0;
};

const isAttribution = (line: string): boolean => {
  if (WROTE_END.test(line)) return DIGITS.test(line) || ADDRESS.test(line);
  if (WROTE_NAME_END.test(line) && CLOCK.test(line)) return true;
  return COLON_END.test(line) && ADDRESS.test(line) && CLOCK.test(line);
};

/** Old Gmail: `2011/4/7 Somebody <support@example.com>` with the quote right below. */
const isBareDateLine = (line: string): boolean =>
  /^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s.*<[^<>\s]+@[^<>\s]+>\s*$/.test(line);

const nextWritten = (lines: readonly string[], from: number): string => {
  for (let at = from; at < Math.min(lines.length, from + 4); at += 1) {
    if ((lines[at] ?? '').trim() !== '') return lines[at] ?? '';
  }
  return '';
};

/** The words and the quote line apart, where they share one line: `thanks--- On … wrote:`. */
export const sharedLine = (line: string): readonly string[] | undefined => {
  if (line.length > LONGEST_LINE || !line.includes('--')) return undefined;
  const match = /^([^-]*(?:-[^-]+)*)-{2,}\s?(on\s.{6,300}?wrote\s*[:-]*)\s*$/i.exec(line);
  if (match === null || !DIGITS.test(match[2] ?? '')) return undefined;
  const [, words = '', quoteLine = ''] = match;
  return [...(words.trim() === '' ? [] : [words]), quoteLine.replace(/-+$/, ':')];
};

const LABELS: ReadonlyMap<string, Role> = new Map(
  HEADER_LABELS.flatMap(([role, names]) =>
    names.split('|').map((name) => [name.replace(/ \?/g, ' ').toLowerCase(), role]),
  ),
);

const LABEL_LINE = /^[\s>*_|]*([\p{L}.'’][\p{L}\p{M}.'’ -]{0,24}?)[\s*_]*[:：][\s*_]*(.*)$/u;

/** How far a header block may reach: Outlook writes up to seven lines, long recipient lists wrap. */
const BLOCK_LINES = 9;

/** How many lines from `at` are a block of headers as Outlook writes above a quoted mail; 0 when none is. */
export const headerBlockAt = (lines: readonly string[], at: number): number => {
  const first = labelOf(lines[at] ?? '');
  if (first === undefined || first.role === 'cc') return 0;
  const block = lines.slice(at, at + BLOCK_LINES).map((line) => line.slice(0, LONGEST_LINE));
  const length = blockLength(block);
  const roles = new Set<Role>();
  let hasAddress = false;
  for (const [index, line] of block.slice(0, length).entries()) {
    const label = labelOf(line);
    if (label === undefined) continue;
    // Outlook wraps a long sender, so that the address stands on the next line.
    hasAddress ||=
      label.role === 'from' && ADDRESS.test(`${label.value} ${block[index + 1] ?? ''}`);
    roles.add(label.role);
    for (const [role, pattern] of SAME_LINE) if (pattern.test(label.value)) roles.add(role);
  }
  return isHeaderBlock(roles, hasAddress) ? length : 0;
};

export interface HeaderBlock {
  /** How many lines it takes. */
  readonly length: number;
  /** What stands behind the sender's label, wrapped lines joined; empty where there is none. */
  readonly from: string;
  readonly subject: string;
}

/** What the block of headers at a line says of the quoted mail; nothing where there is none. */
export const headersAt = (lines: readonly string[], at: number): HeaderBlock | undefined => {
  const length = headerBlockAt(lines, at);
  if (length === 0) return undefined;
  const block = lines.slice(at, at + length);
  return { length, from: valueIn(block, 'from'), subject: valueIn(block, 'subject') };
};

const valueIn = (block: readonly string[], role: Role): string => {
  const index = block.findIndex((line) => labelOf(line)?.role === role);
  const rest = block.slice(index + 1);
  const end = rest.findIndex((line) => line.trim() === '' || labelOf(line) !== undefined);
  const wrapped = end < 0 ? [] : rest.slice(0, end);
  return index < 0
    ? ''
    : [labelOf(block[index] ?? '')?.value ?? '', ...wrapped].map((line) => line.trim()).join(' ');
};

/** Recipients wrapped over more lines than this are left to the quote below. */
const UNLABELLED_LINES = 3;

/** One blank line may stand between two labels, where a client turns each into a paragraph. */
const blockLength = (block: readonly string[]): number => {
  let unlabelled = 0;
  for (const [index, line] of block.entries()) {
    if (labelOf(line) !== undefined) unlabelled = 0;
    else if (line.trim() !== '') unlabelled += 1;
    else if (labelOf(block[index + 1] ?? '') === undefined) return index;
    if (unlabelled > UNLABELLED_LINES) return index;
  }
  return block.length;
};

/** Phones write several headers on one line. */
const SAME_LINE: readonly (readonly [Role, RegExp])[] = [
  ['subject', /\s(?:Subject|Objet|Betreff|Asunto|Oggetto|主题|件名)\s?[:：]/],
  ['to', /\s(?:To|À|An|Para|收件人)\s?[:：]/],
];

/** A customer may well write `From: Shanghai`, `To: Berlin`, `Date: 3 May`: a block has a subject or a sender's address. */
const isHeaderBlock = (roles: ReadonlySet<Role>, hasAddress: boolean): boolean => {
  if (roles.has('from') && hasAddress)
    return roles.has('date') || roles.has('subject') || roles.has('to');
  if (roles.has('from') && roles.has('subject')) return roles.has('date') || roles.has('to');
  return roles.has('date') && roles.has('to') && roles.has('subject');
};

const labelOf = (line: string): { readonly role: Role; readonly value: string } | undefined => {
  const match = LABEL_LINE.exec(line.slice(0, LONGEST_LINE));
  if (match === null) return undefined;
  const role = LABELS.get(
    (match[1] ?? '').trim().toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' '),
  );
  return role === undefined ? undefined : { role, value: match[2] ?? '' };
};
