import { cleanText } from '#shared/domain/document/clean-text.ts';
import {
  type Block,
  type DocumentContent,
  type FieldText,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_TABLE_ROWS,
  type TableText,
} from '#shared/domain/document/content.ts';
import {
  checkDocumentText,
  type Line,
  readDocumentText,
  type TextFinding,
} from '#shared/domain/document/document-text.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface DocumentInput extends Omit<DocumentContent, 'blocks'> {
  /** Of the document when its text does not begin with a heading. */
  readonly title: string;
  /** In the markup of `document-text.ts`. */
  readonly text: string;
  /**
   * Puts values into the places of one line. The text is read first and filled afterwards: what a customer wrote
   * into a field never becomes a heading, a table or a line to sign on.
   */
  readonly fill: (line: string) => string;
  /** By name; one without a value is not shown to the reader, one with an empty value is left blank. */
  readonly fields: Readonly<Record<string, Omit<FieldText, 'value'> & { readonly value?: string }>>;
  /** By name. */
  readonly rows: Readonly<Record<string, TableText>>;
  /** Who can be asked to sign, with the titles that stand at their lines. */
  readonly parties: Readonly<Record<string, string>>;
}

export type ComposeRefusal =
  /** The text uses what it may not. */
  | { readonly code: 'document.text'; readonly findings: readonly TextFinding[] }
  | { readonly code: 'document.rows'; readonly rows: number; readonly most: number }
  | { readonly code: 'document.columns'; readonly table: string; readonly most: number }
  | { readonly code: 'document.long'; readonly characters: number; readonly most: number };

/**
 * Makes the content of a document from a playbook's text and plain data. All of its texts are clean (`cleanText`),
 * so the same data always gives the same content.
 */
export const composeDocument = (input: DocumentInput): Result<DocumentContent, ComposeRefusal> => {
  const findings = checkDocumentText(input.text, {
    fields: Object.keys(input.fields),
    rows: Object.keys(input.rows),
    parties: Object.keys(input.parties),
  });
  if (findings.length > 0) return refuse({ code: 'document.text', findings });
  const lines = readDocumentText(input.text);
  const [first] = lines;
  const title = first?.kind === 'heading' ? input.fill(first.text) : undefined;
  const body = title === undefined ? lines : lines.slice(1);
  return withinLimits({
    title: oneLine(title ?? input.title),
    number: oneLine(input.number),
    language: input.language,
    ...(input.secrecy === undefined ? {} : { secrecy: input.secrecy }),
    made: { ...input.made, ticket: oneLine(input.made.ticket) },
    blocks: joinItems(body.flatMap((line) => blocksOf(line, input))),
  });
};

const blocksOf = (line: Line, input: DocumentInput): readonly Block[] => {
  switch (line.kind) {
    case 'heading':
      return [{ kind: 'heading', text: oneLine(input.fill(line.text)) }];
    case 'item':
      return [{ kind: 'list', items: [cleanText(input.fill(line.text))] }];
    case 'paragraph':
      return [{ kind: 'paragraph', text: cleanText(input.fill(line.text)) }];
    case 'fields':
      return [{ kind: 'fields', fields: line.names.flatMap((name) => fieldOf(name, input)) }];
    case 'rows':
      return line.names.flatMap((name) => tableOf(name, input));
    case 'sign':
      return line.names.map((party) => signatureOf(party, input));
    case 'unknown':
      return [];
  }
};

const fieldOf = (name: string, { fields }: DocumentInput): readonly FieldText[] => {
  const field = fields[name];
  return field?.value === undefined
    ? []
    : [{ title: oneLine(field.title), value: cleanText(field.value) }];
};

const tableOf = (name: string, { rows }: DocumentInput): readonly Block[] => {
  const table = rows[name];
  if (table === undefined) return [];
  return [
    {
      kind: 'table',
      title: oneLine(table.title),
      header: table.header.map(oneLine),
      rows: table.rows.map((row) => row.map(cleanText)),
    },
  ];
};

const signatureOf = (party: string, { parties }: DocumentInput): Block => ({
  kind: 'signature',
  party,
  title: oneLine(parties[party] ?? party),
});

const oneLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();

/** Items that follow each other are one list. */
const joinItems = (blocks: readonly Block[]): readonly Block[] => {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'list' && last?.kind === 'list') {
      joined[joined.length - 1] = { kind: 'list', items: [...last.items, ...block.items] };
    } else joined.push(block);
  }
  return joined;
};

const withinLimits = (content: DocumentContent): Result<DocumentContent, ComposeRefusal> => {
  const tables = content.blocks.filter((block) => block.kind === 'table');
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > MOST_TABLE_ROWS) {
    return refuse({ code: 'document.rows', rows, most: MOST_TABLE_ROWS });
  }
  const wide = tables.find(({ header }) => header.length > MOST_COLUMNS);
  if (wide !== undefined) {
    return refuse({ code: 'document.columns', table: wide.title, most: MOST_COLUMNS });
  }
  const characters = content.blocks.reduce((sum, block) => sum + lengthOf(block), 0);
  return characters > MOST_CHARACTERS
    ? refuse({ code: 'document.long', characters, most: MOST_CHARACTERS })
    : accept(content);
};

const lengthOf = (block: Block): number =>
  textsOf(block).reduce((sum, text) => sum + text.length, 0);

const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'fields':
      return block.fields.flatMap(({ title, value }) => [title, value]);
    case 'table':
      return [block.title, ...block.header, ...block.rows.flat()];
    case 'signature':
      return [block.title];
  }
};
