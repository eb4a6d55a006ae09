/** A document's content as strips: what its readers see between the header and the footer. */
import { columnWidths, type Grid, rowStrips } from '#shared/adapters/document/cell-strips.ts';
import { DOCUMENT_WORDS } from '#shared/adapters/document/document-words.ts';
import { BODY, type Mark, type Strip } from '#shared/adapters/document/sheet.ts';
import { type TypeSetter, textMarks } from '#shared/adapters/document/type-setter.ts';
import { writtenTime } from '#shared/catalogue/written-time.ts';
import type { Block, DocumentContent, TableText } from '#shared/domain/document/content.ts';
import type { Signature } from '#shared/domain/document/signature.ts';
import type { Language } from '#shared/kernel/language.ts';

/** 10.5 points is `五号`, the size of running text in Chinese offices. */
const TEXT = { size: 10.5, leading: 17 } as const;
const TITLE = { size: 18, leading: 26 } as const;
const HEADING = { size: 13, leading: 21 } as const;
const CELL = { size: 9, leading: 13.5 } as const;

const PARAGRAPH_SPACE = 6;

interface Setting {
  readonly setter: TypeSetter;
  readonly language: Language;
  readonly signatures: readonly Signature[];
}

type SignatureBlock = Extract<Block, { readonly kind: 'signature' }>;

export function* contentStrips(
  content: DocumentContent,
  signatures: readonly Signature[],
  setter: TypeSetter,
): Generator<Strip> {
  const setting: Setting = { setter, language: content.language, signatures };
  yield* titleStrips(content, setting);
  for (const block of content.blocks) yield* blockStrips(block, setting);
}

function* titleStrips(content: DocumentContent, { setter }: Setting): Generator<Strip> {
  const words = DOCUMENT_WORDS[content.language];
  const { number, language, made } = content;
  for (const line of setter.lines(content.title, TITLE.size, BODY.width)) {
    const x = Math.max(0, (BODY.width - setter.widthOf(line, TITLE.size)) / 2);
    yield {
      height: TITLE.leading,
      marks: textMarks([line], { x, y: 0, ...TITLE }),
      keep: TITLE.leading,
    };
  }
  yield space(PARAGRAPH_SPACE);
  const origin = [
    `${words.number} ${number}`,
    `${words.ticket} ${made.ticket}`,
    `${words.playbook} ${made.playbook} v${made.version}`,
    `${words.made} ${writtenTime(made.at, { language })}`,
  ].join('    ');
  yield* textStrips(origin, CELL, setter);
  yield space(PARAGRAPH_SPACE);
}

function* blockStrips(block: Block, setting: Setting): Generator<Strip> {
  switch (block.kind) {
    case 'heading':
      yield* headingStrips(block.text, setting.setter);
      return;
    case 'paragraph':
      yield* textStrips(block.text, TEXT, setting.setter);
      yield space(PARAGRAPH_SPACE);
      return;
    case 'list':
      for (const item of block.items) yield* rowStrips(['•', item], LIST, setting.setter);
      yield space(PARAGRAPH_SPACE);
      return;
    case 'fields':
      for (const { title, value } of block.fields) {
        yield* rowStrips([title, value], FIELDS, setting.setter);
      }
      yield space(PARAGRAPH_SPACE);
      return;
    case 'table':
      yield* tableStrips(block, setting.setter);
      return;
    case 'signature':
      yield signatureStrip(block, setting);
      return;
  }
}

const LIST: Grid = { widths: [16, BODY.width - 16], padding: 0, ruled: false, ...TEXT };

const FIELDS: Grid = {
  widths: [BODY.width * 0.28, BODY.width * 0.72],
  padding: 2,
  ruled: false,
  ...TEXT,
};

const space = (height: number): Strip => ({ height, marks: [] });

function* textStrips(
  text: string,
  { size, leading }: { readonly size: number; readonly leading: number },
  setter: TypeSetter,
): Generator<Strip> {
  for (const line of setter.lines(text, size, BODY.width)) {
    yield { height: leading, marks: textMarks([line], { x: 0, y: 0, size, leading }) };
  }
}

/** It does not stand alone at the end of a page. */
function* headingStrips(text: string, setter: TypeSetter): Generator<Strip> {
  const { size, leading } = HEADING;
  for (const line of setter.lines(text, size, BODY.width)) {
    const marks = textMarks([line], { x: 0, y: 4, size, leading });
    yield { height: leading + 4, marks, keep: 2 * TEXT.leading };
  }
}

/** A head over more lines than this is not repeated: it would leave too little of a page to the rows. */
const HIGHEST_HEAD = BODY.height / 3;

function* tableStrips(table: TableText, setter: TypeSetter): Generator<Strip> {
  const all = [table.header, ...table.rows];
  const columns = Math.max(1, table.header.length);
  const widths = columnWidths(all, columns, { size: CELL.size, setter });
  const grid: Grid = { widths, padding: 3, ruled: true, ...CELL };
  if (table.title !== '') yield* headingStrips(table.title, setter);
  const header = rowStrips(table.header, grid, setter);
  for (const strip of header) yield { ...strip, keep: 2 * CELL.leading };
  const [head] = header;
  const repeated = header.length === 1 && head !== undefined && head.height < HIGHEST_HEAD;
  for (const row of table.rows) {
    for (const strip of rowStrips(row, grid, setter)) {
      yield repeated ? { ...strip, head } : strip;
    }
  }
  yield space(2 * PARAGRAPH_SPACE);
}

/** Two lines to write on, for the name and for the day, never torn apart; what was signed stands on them. */
const signatureStrip = ({ party, title }: SignatureBlock, setting: Setting): Strip => {
  const words = DOCUMENT_WORDS[setting.language];
  const given = setting.signatures.find(({ by }) => by === party);
  const day = given === undefined ? '' : writtenTime(given.at, { language: setting.language });
  return {
    height: 2.5 * TEXT.leading,
    marks: [
      ...lineToWriteOn(
        words.signature(title),
        given?.name ?? '',
        { from: 0, to: DAY - 16 },
        setting,
      ),
      ...lineToWriteOn(words.date, day, { from: DAY, to: BODY.width }, setting),
    ],
  };
};

/** Where the line for the day begins; a written moment has room on it. */
const DAY = BODY.width * 0.6;

const lineToWriteOn = (
  label: string,
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  { setter }: Setting,
): readonly Mark[] => {
  const { size, leading } = TEXT;
  const [before = ''] = setter.lines(label, size, (to - from) * 0.7);
  const start = from + setter.widthOf(before, size) + 4;
  const [written = ''] = setter.lines(text, CELL.size, to - start);
  return [
    ...textMarks([before], { x: from, y: leading, size, leading }),
    ...textMarks([written], { x: start, y: leading, size: CELL.size, leading }),
    { kind: 'rule', from: [start, 2 * leading], to: [to, 2 * leading] },
  ];
};
