import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheet } from '#shared/adapters/sheet/read-sheet.ts';
import { MOST_UNPACKED_BYTES } from '#shared/adapters/sheet/unzip-parts.ts';
import { writeXlsx } from '#shared/adapters/sheet/write-xlsx.ts';
import { FIXED_PARTS, sheetPart } from '#shared/adapters/sheet/xlsx-parts.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook whose sheet is written by hand. */
const workbook = (rows: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...FIXED_PARTS, [SHEET]: sheetPart([], rows), ...more }).map(
        ([name, part]) => [name, strToU8(part)],
      ),
    ),
  );

const codeOf = (bytes: Uint8Array) => {
  const read = readSheet(bytes);
  return read.ok ? 'read' : read.refusal;
};

describe('a workbook cannot cost more memory than it may', () => {
  it('is refused when it unpacks to gigabytes, before anything is unpacked', () => {
    const bomb = zipSync({
      ...Object.fromEntries(
        Object.entries(FIXED_PARTS).map(([name, part]) => [name, strToU8(part)]),
      ),
      [SHEET]: [new Uint8Array(MOST_UNPACKED_BYTES + 1), { level: 1 }],
    });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(codeOf(bomb)).toEqual({ code: 'sheet.unpacks-too-large', most: MOST_UNPACKED_BYTES });
  });

  it('is broken when it lies about what it unpacks to', () => {
    const bytes = workbook(`<row r="1"><c r="A1"><v>${'1'.repeat(5_000)}</v></c></row>`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    // The sizes in the central directory (PKWARE APPNOTE, 4.3.12), where the reader looks.
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 40, true);
    }
    expect(codeOf(bytes)).toMatchObject({ code: expect.stringMatching(/^sheet\./) });
  });

  it('has cells far out and rows far down at no price', () => {
    const far =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"/></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>';
    expect(readSheet(workbook(far))).toMatchObject({
      ok: true,
      value: { header: ['1'], rows: [{ row: 1_048_576, cells: [{ number: '2' }] }] },
    });
  });

  it('is refused with a million columns, and with a value in column 201', () => {
    const wide = Array.from({ length: 1_000_000 }, () => '<c><v>1</v></c>').join('');
    expect(codeOf(workbook(`<row r="1">${wide}</row>`))).toMatchObject({
      code: 'sheet.too-many-columns',
      most: 200,
    });
    expect(codeOf(workbook('<row r="1"><c r="GS1"><v>1</v></c></row>'))).toMatchObject({
      code: 'sheet.too-many-columns',
    });
  });

  it('is refused beyond 50,000 rows', () => {
    const rows = Array.from({ length: 50_002 }, () => '<row><c><v>1</v></c></row>').join('');
    expect(codeOf(workbook(rows))).toEqual({ code: 'sheet.too-many-rows', most: 50_000 });
  });

  it('names no files and unfolds no entities', () => {
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
    const bytes = workbook('', {
      [SHEET]: `${entity}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;&b;</t></is></c></row></sheetData></worksheet>`,
    });
    expect(readSheet(bytes)).toMatchObject({ ok: true, value: { header: ['&a;&b;'] } });
  });
});

describe('what is no table is told apart', () => {
  it.each([
    ['a broken archive', writeXlsx({ header: ['a'], rows: [] }).subarray(0, 400), 'sheet.broken'],
    ['another archive', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'sheet.not-a-table'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'sheet.old-or-locked'],
    [
      'a picture called list.csv',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1),
      'sheet.not-a-table',
    ],
    ['nothing', new Uint8Array(), 'sheet.empty'],
    ['blank lines', strToU8('\r\n ,\r\n\r\n'), 'sheet.empty'],
    ['a quote that never ends', strToU8('a,b\n1,"2\n3'), 'sheet.broken'],
    ['a row of 70 kB', strToU8(`a\n${'x'.repeat(70_000)}`), 'sheet.row-too-large'],
    ['too much of it', new Uint8Array(20 * 1024 * 1024 + 1), 'sheet.too-large'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(bytes)).toMatchObject({ code });
  });
});

/** 客户名称,电话 / 北京华信,010 as Excel in China saves it (GB 18030). */
const GB = Uint8Array.of(
  0xbf,
  0xcd,
  0xbb,
  0xa7,
  0xc3,
  0xfb,
  0xb3,
  0xc6,
  0x2c,
  0xb5,
  0xe7,
  0xbb,
  0xb0,
  0x0d,
  0x0a,
  0xb1,
  0xb1,
  0xbe,
  0xa9,
  0xbb,
  0xaa,
  0xd0,
  0xc5,
  0x2c,
  0x30,
  0x31,
  0x30,
);

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('CSV as people save it', () => {
  it.each([
    ['in GB 18030', GB],
    ['in UTF-8', strToU8('客户名称,电话\n北京华信,010')],
    ['in UTF-8 with its mark', strToU8('\ufeff客户名称,电话\n北京华信,010\n')],
    ['in UTF-16, with tabs', utf16('客户名称\t电话\r\n北京华信\t010')],
    ['with semicolons', strToU8('客户名称;电话\r北京华信;010\r')],
  ])('%s', (_, bytes) => {
    expect(readSheet(bytes)).toEqual({
      ok: true,
      value: { header: ['客户名称', '电话'], rows: [{ row: 2, cells: ['北京华信', '010'] }] },
    });
  });

  it('counts rows as the spreadsheet shows them: a cell of two lines is one row, an empty line is one too', () => {
    const text = 'name,note\n"王\n芳",a\n\nLi,"b ""c"""\nshort\nlong,1,2\n';
    expect(readSheet(strToU8(text))).toEqual({
      ok: true,
      value: {
        header: ['name', 'note'],
        rows: [
          { row: 2, cells: ['王\n芳', 'a'] },
          { row: 4, cells: ['Li', 'b "c"'] },
          { row: 5, cells: ['short'] },
          { row: 6, cells: ['long', '1', '2'] },
        ],
      },
    });
  });
});

describe('XLSX as other programs write it', () => {
  it('reads shared and rich text, dates of 1900 and 1904, booleans, and errors as errors', () => {
    const bytes = workbook(
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="2"><v>46350</v></c><c r="D3" t="b"><v>1</v></c>' +
        '<c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F3"><f>A1+1</f></c>' +
        '<c r="G3"><v>0.30000000000000004</v></c><c r="H3"><v>1.1010119900307E+17</v></c><c r="I3" s="3"><v>60.5</v></c></row>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>王</t></r><r><t>芳</t></r><rPh><t>wang</t></rPh></si></sst>',
        'xl/workbook.xml':
          '<x:workbook xmlns:r="r"><x:sheets><x:sheet name="h" state="hidden" r:id="rId9"/><x:sheet name="1" r:id="rId1"/></x:sheets></x:workbook>',
      },
    );
    const read = readSheet(bytes);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.value.header).toEqual([
      '王芳',
      '2026-11-24',
      '',
      'true',
      '#DIV/0!',
      '=',
      '0.3',
      '110101199003070000',
      '1900-02-28T12:00:00',
    ]);
  });
});
