/** Structured header values: `type/subtype; name=value`, with RFC 2231 and what clients write instead. */

import { NAME_LENGTH } from './budgets.ts';
import { decodeText } from './charset.ts';
import { clean, decodeWords } from './encoded-words.ts';

export interface Structured {
  /** Lower case, without parameters. */
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A name, then a quoted or a bare value; clients leave quotes open and blanks unquoted. */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/gs;

/** More parameters than this say nothing about a part. */
const MOST_PARAMETERS = 200;

/** A comment that is never closed reaches to the end; it must not be looked for from each bracket anew. */
const withoutComments = (text: string): string =>
  text.replace(/\([^()]*\)/g, '').replace(/\(.*$/s, '');

/** `text/plain charset=utf-8`: a semicolon that a program forgot. */
const FORGOTTEN = /^([^\s;=]{1,100})\s{1,9}(?=[\w-]{1,40}=)/;

export const readStructured = (written: string, fallback?: string): Structured => {
  const raw = written.replace(FORGOTTEN, '$1; ');
  const [value = ''] = raw.split(';', 1);
  const plain = new Map<string, string>();
  const extended = new Map<string, { at: number; encoded: boolean; text: string }[]>();
  let seen = 0;
  for (const match of raw.slice(value.length).matchAll(PARAMETER)) {
    seen += 1;
    if (seen > MOST_PARAMETERS) break;
    const text = match[2]?.replace(/\\(["\\])/g, '$1') ?? (match[3] ?? '').trim();
    const [, name = '', section, star] =
      /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/.exec(match[1] ?? '') ?? [];
    const key = name.toLowerCase();
    if (section === undefined && star === undefined) {
      if (!plain.has(key)) plain.set(key, text.slice(0, NAME_LENGTH * 4));
      continue;
    }
    const sections = extended.get(key) ?? [];
    sections.push({ at: Number(section ?? 0), encoded: star !== undefined, text });
    extended.set(key, sections);
  }
  const parameters = new Map<string, string>();
  for (const [key, text] of plain)
    parameters.set(key, clean(decodeWords(text, fallback)).slice(0, NAME_LENGTH));
  for (const [key, sections] of extended)
    parameters.set(key, clean(joinSections(sections, fallback)).slice(0, NAME_LENGTH));
  return {
    value: clean(withoutComments(value.slice(0, NAME_LENGTH))).toLowerCase(),
    parameters,
  };
};

/** RFC 2231 section 3 and 4: pieces in order, each percent-encoded or not, the charset named in the first. */
const joinSections = (
  sections: readonly { at: number; encoded: boolean; text: string }[],
  fallback: string | undefined,
): string => {
  const ordered = sections.toSorted((left, right) => left.at - right.at);
  const [, charset, first] = ordered[0]?.encoded
    ? (/^([^']*)'[^']*'(.*)$/s.exec(ordered[0].text) ?? [])
    : [];
  const bytes = ordered.map(({ encoded, text }, index) => {
    const content = index === 0 && first !== undefined ? first : text;
    return encoded ? percentDecoded(content) : Buffer.from(content, 'latin1');
  });
  const joined = Buffer.concat(bytes);
  return charset === undefined
    ? decodeWords(joined.toString('latin1'), fallback)
    : decodeText(joined, charset).text;
};

const percentDecoded = (text: string): Buffer =>
  Buffer.from(
    text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
