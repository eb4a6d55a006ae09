import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '#shared/adapters/sheet/read-sheet.ts';
import { writeCsv } from '#shared/adapters/sheet/write-csv.ts';
import { writeXlsx } from '#shared/adapters/sheet/write-xlsx.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';

const words = fc.constantFrom(
  '张伟',
  '欧阳娜娜（北京）',
  '上海市浦东新区世纪大道100号',
  'O’Brien & Söhne',
  '👩🏽‍🔧维修',
  '=HYPERLINK("http://evil.example","点我")',
  '+8613800138000',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  "'=1",
  "''@x",
  '＝1+1',
  'a,b;c\td',
  '他说："好"',
  'first line\nsecond line',
  'constructor',
  '<b>&amp;',
  '_x000D_ is text',
  '5" tube',
);

const plain = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ''))
  .filter((text) => text.trim() !== '' && !text.startsWith('\ufeff'));

const text = fc.oneof(words, plain);

const number = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 3 }))
  .map(([units, places]) => ({ number: String(Number((units / 10 ** places).toFixed(places))) }));

const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => ({ date: date.toISOString().slice(0, 10) }));

const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    header: fc.array(plain, { minLength: width, maxLength: width }),
    rows: fc.array(
      fc.tuple(
        text,
        fc.array(fc.oneof(text, number, day), { minLength: width - 1, maxLength: width - 1 }),
      ),
      { maxLength: 8 },
    ),
  }),
);

const cellsOf = (
  rows: readonly (readonly [string, readonly Cell[]])[],
): readonly (readonly Cell[])[] => rows.map(([first, rest]) => [first, ...rest]);

/** CSV knows text only. */
const asText = (cell: Cell): Cell => {
  if (typeof cell !== 'object' || cell === null) return cell;
  return 'number' in cell ? cell.number : 'date' in cell ? cell.date : cell.error;
};

describe('what is exported comes in again as it was', () => {
  it('as CSV, where everything is text', () => {
    fc.assert(
      fc.property(table, ({ header, rows }) => {
        const cells = cellsOf(rows);
        const read = readSheet(writeCsv({ header, rows: cells }));
        expect(read).toEqual({
          ok: true,
          value: {
            header: header.map((title) => title.trim()),
            rows: cells.map((row, index) => ({ row: index + 2, cells: row.map(asText) })),
          },
        });
      }),
    );
  });

  it('as XLSX, where numbers and days stay what they are', () => {
    fc.assert(
      fc.property(table, ({ header, rows }) => {
        const cells = cellsOf(rows);
        const read = readSheet(writeXlsx({ header, rows: cells }));
        expect(read).toEqual({
          ok: true,
          value: {
            header: header.map((title) => title.trim()),
            rows: cells.map((row, index) => ({ row: index + 2, cells: row })),
          },
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a spreadsheet runs nothing of an exported CSV', () => {
  it('marks text that looks like a formula, and leaves numbers and days alone', () => {
    const rows: readonly (readonly Cell[])[] = [
      ['=1+1', '+86 10 6552 9988', '@me', '-', '\tx', '＝SUM(A1)', 'plain'],
      [{ number: '-12.5' }, { date: '2026-03-02' }, null, true, '王小明', "'quoted", ''],
    ];
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      writeCsv({ header: ['=A', 'b', 'c', 'd', 'e', 'f', 'g'], rows }),
    );
    expect(text).toBe(
      "\ufeff'=A,b,c,d,e,f,g\r\n" +
        "'=1+1,'+86 10 6552 9988,'@me,'-,\"'\tx\",'＝SUM(A1),plain\r\n" +
        "-12.5,2026-03-02,,TRUE,王小明,'quoted,\r\n",
    );
  });
});
