/**
 * The small markup in which a playbook writes a document, line by line:
 *
 * `# ` a heading · `- ` an item of a list · `[fields: a, b]` fields with their titles · `[rows: lines]` a table ·
 * `[sign: customer]` a line to sign on · anything else a paragraph. Full-width colons and commas do as well.
 */

export type Line =
  | { readonly kind: 'heading' | 'item' | 'paragraph'; readonly text: string }
  | { readonly kind: Directive; readonly names: readonly string[] }
  | { readonly kind: 'unknown'; readonly directive: string };

const DIRECTIVES = ['fields', 'rows', 'sign'] as const;

type Directive = (typeof DIRECTIVES)[number];

/** What is wrong with a line, counted from 1. */
export type TextFinding =
  | { readonly code: 'directive.unknown'; readonly line: number; readonly directive: string }
  | { readonly code: 'directive.empty'; readonly line: number; readonly directive: Directive }
  | {
      readonly code: 'field.unknown' | 'rows.unknown' | 'party.unknown';
      readonly line: number;
      readonly name: string;
    };

/** Which names a text may use. */
export interface KnownNames {
  readonly fields: readonly string[];
  readonly rows: readonly string[];
  readonly parties: readonly string[];
}

const BRACKETS = /^\[([a-z]+)[:：](.*)\]$/u;

/** Every text has lines; blank ones are nothing but space. */
export const readDocumentText = (text: string): readonly Line[] =>
  linesOf(text).map(({ line }) => line);

/** Everything that is wrong with a text, for whoever writes it. */
export const checkDocumentText = (text: string, known: KnownNames): readonly TextFinding[] =>
  linesOf(text).flatMap(({ line, at }) => findingsIn(line, at, known));

const linesOf = (text: string): readonly { readonly line: Line; readonly at: number }[] =>
  text
    .split('\n')
    .map((raw, index) => ({ raw: raw.trim(), at: index + 1 }))
    .filter(({ raw }) => raw !== '')
    .map(({ raw, at }) => ({ line: readLine(raw), at }));

const readLine = (line: string): Line => {
  if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2).trim() };
  if (line.startsWith('- ')) return { kind: 'item', text: line.slice(2).trim() };
  const brackets = BRACKETS.exec(line);
  if (brackets === null) return { kind: 'paragraph', text: line };
  const [, word = '', names = ''] = brackets;
  const directive = DIRECTIVES.find((known) => known === word);
  return directive === undefined
    ? { kind: 'unknown', directive: word }
    : { kind: directive, names: namesIn(names) };
};

const namesIn = (list: string): readonly string[] =>
  list
    .split(/[,，、]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const UNKNOWN = {
  fields: { code: 'field.unknown', among: 'fields' },
  rows: { code: 'rows.unknown', among: 'rows' },
  sign: { code: 'party.unknown', among: 'parties' },
} as const;

const findingsIn = (line: Line, at: number, known: KnownNames): readonly TextFinding[] => {
  if (line.kind === 'unknown') {
    return [{ code: 'directive.unknown', line: at, directive: line.directive }];
  }
  if (!('names' in line)) return [];
  if (line.names.length === 0) {
    return [{ code: 'directive.empty', line: at, directive: line.kind }];
  }
  const { code, among } = UNKNOWN[line.kind];
  return line.names
    .filter((name) => !known[among].includes(name))
    .map((name) => ({ code, line: at, name }));
};
