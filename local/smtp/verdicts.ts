import { accept, type Result, refuse } from '#shared/kernel/result.ts';

const VERDICTS = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED'] as const;
const POLICIES = ['none', 'quarantine', 'reject'] as const;
const CHECKS = ['spf', 'dkim', 'dmarc', 'spam', 'virus'] as const;

export type Verdict = (typeof VERDICTS)[number];
type DmarcPolicy = (typeof POLICIES)[number];
type Check = (typeof CHECKS)[number];

/** What the checks of arriving mail found, in the words of SES. */
export interface Verdicts extends Readonly<Record<Check, Verdict>> {
  /** The sending domain's policy, where the sender of the test names one. */
  readonly policy: DmarcPolicy | undefined;
}

/** By this header a test says what the checks shall have found; it never reaches the bucket. */
const VERDICTS_HEADER = 'X-Local-Verdicts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const TAB = 9;
const SPACE = 32;

const oneOf = <Word extends string>(words: readonly Word[], text: string): Word | undefined =>
  words.find((word) => word.toLowerCase() === text.toLowerCase());

/** The bytes of one header field, its folded lines and its line end included. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function lineEnd(raw: Buffer, from: number): number {
  const feed = raw.indexOf(LINE_FEED, from);
  return feed < 0 ? raw.length : feed + 1;
}

const isFold = (byte: number | undefined) => byte === SPACE || byte === TAB;

/** The header fields of a raw mail in order, found without decoding or changing a byte. */
export function headerFields(raw: Buffer): Field[] {
  const fields: Field[] = [];
  let start = 0;
  while (start < raw.length && raw[start] !== LINE_FEED && raw[start] !== CARRIAGE_RETURN) {
    let end = lineEnd(raw, start);
    while (end < raw.length && isFold(raw[end])) end = lineEnd(raw, end);
    const text = raw.toString('latin1', start, end);
    const colon = text.indexOf(':');
    // A line without a colon ends the header section of a mail that has no empty line.
    if (colon < 0) return fields;
    const value = text.slice(colon + 1).replace(/\r?\n[ \t]/g, ' ');
    fields.push({
      name: text.slice(0, colon).trim().toLowerCase(),
      value: value.trim(),
      start,
      end,
    });
    start = end;
  }
  return fields;
}

function parse(text: string): Result<Verdicts, string> {
  const found = new Map<Check, Verdict>();
  let policy: DmarcPolicy | undefined;
  for (const pair of text.split(/[\s;,]+/).filter((part) => part !== '')) {
    const [key = '', value = ''] = pair.split('=');
    const check = oneOf(CHECKS, key);
    const verdict = oneOf(VERDICTS, value);
    const named = oneOf(POLICIES, value);
    if (check !== undefined && verdict !== undefined) found.set(check, verdict);
    else if (key.toLowerCase() === 'policy' && named !== undefined) policy = named;
    else return refuse(`${VERDICTS_HEADER} does not know "${pair}".`);
  }
  const of = (check: Check) => found.get(check) ?? 'PASS';
  return accept({
    spf: of('spf'),
    dkim: of('dkim'),
    dmarc: of('dmarc'),
    spam: of('spam'),
    virus: of('virus'),
    policy,
  });
}

/**
 * The verdicts that a mail asks for, PASS where it asks for none, and the mail without the header that
 * asked. Every other byte stays.
 *
 * Refuses, in one sentence, a word that the header does not know.
 */
export function takeVerdicts(raw: Buffer): Result<{ verdicts: Verdicts; mail: Buffer }, string> {
  const asking = headerFields(raw).filter(({ name }) => name === VERDICTS_HEADER.toLowerCase());
  const verdicts = parse(asking.map(({ value }) => value).join(' '));
  if (!verdicts.ok) return verdicts;
  const kept: Buffer[] = [];
  let from = 0;
  for (const { start, end } of asking) {
    kept.push(raw.subarray(from, start));
    from = end;
  }
  kept.push(raw.subarray(from));
  return accept({ verdicts: verdicts.value, mail: Buffer.concat(kept) });
}
