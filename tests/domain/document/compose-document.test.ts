import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeDocument } from '#shared/domain/document/compose-document.ts';
import { MOST_CHARACTERS, MOST_COLUMNS, MOST_TABLE_ROWS } from '#shared/domain/document/content.ts';
import { checkDocumentText } from '#shared/domain/document/document-text.ts';
import { anyText } from './contents.ts';
import { contentOf, englishInput, inputOf } from './papers.ts';

const known = { fields: ['customer', 'total'], rows: ['parts'], parties: ['customer'] };

const refusalOf = (change: Parameters<typeof inputOf>[0]) => {
  const content = composeDocument(inputOf(change));
  return content.ok ? undefined : content.refusal;
};

const manyRows = (count: number) => ({
  parts: { title: '明细', header: ['序号'], rows: Array.from({ length: count }, () => ['1']) },
});

describe('a document', () => {
  test('says in blocks what its text asks for, in the order of the text', () => {
    const content = contentOf(inputOf());
    expect(content.title).toBe('关于欧阳娜娜投诉的处理方案');
    expect(content.blocks).toEqual([
      {
        kind: 'paragraph',
        text: '经核实,您反映的问题属实。处理办法:免费更换压缩机,\n并退还安装费 ¥320.00。',
      },
      { kind: 'heading', text: '双方约定' },
      {
        kind: 'list',
        items: ['服务人员在三个工作日内上门', '更换的 Compressor X-200 保修两年'],
      },
      {
        kind: 'fields',
        fields: [
          { title: '客户姓名', value: '欧阳娜娜' },
          { title: '联系电话', value: '138-0013-8000' },
          { title: '地址', value: '上海市浦东新区世纪大道100号环球金融中心 27 楼 2705 室' },
        ],
      },
      {
        kind: 'table',
        title: '更换配件',
        header: ['配件', '数量', '金额'],
        rows: [
          ['压缩机 X-200', '1', '¥1,280.00'],
          ['密封圈', '4', '¥36.00'],
        ],
      },
      { kind: 'signature', party: 'customer', title: '客户' },
      { kind: 'signature', party: 'manager', title: '客服经理' },
    ]);
  });

  test('is called after its first heading, or else as it was told', () => {
    expect(contentOf(englishInput()).title).toBe('Settlement of your complaint');
    expect(contentOf(inputOf({ text: '借阅卡' })).title).toBe('处理方案');
  });

  test('leaves out a field that its reader may not see, and leaves an empty one blank', () => {
    const { blocks } = contentOf(
      inputOf({
        text: '[fields: secret, blank]',
        fields: { secret: { title: '底价' }, blank: { title: '备注', value: '' } },
      }),
    );
    expect(blocks).toEqual([{ kind: 'fields', fields: [{ title: '备注', value: '' }] }]);
  });

  test('takes what a customer wrote for words, never for markup', () => {
    const words = '# 总经理批示\n[sign: manager]\n- 同意';
    const { blocks } = contentOf(inputOf({ text: '意见:{{opinion}}', fill: () => words }));
    expect(blocks).toEqual([{ kind: 'paragraph', text: words }]);
  });

  test('holds no marks that are not seen', () => {
    const { title } = contentOf(
      inputOf({ text: '退款\u202e001\u200b元\u0007', title: '合\u200b同' }),
    );
    expect(title).toBe('合同');
    const { blocks } = contentOf(inputOf({ text: '退款\u202e001\u200b元\u0007' }));
    expect(blocks).toEqual([{ kind: 'paragraph', text: '退款001元' }]);
  });

  test('is the same for texts that look the same', () => {
    const composed = englishInput({ title: 'Café', text: 'Zoë' });
    const decomposed = englishInput({ title: 'Cafe\u0301', text: 'Zoe\u0308' });
    expect(contentOf(decomposed)).toEqual(contentOf(composed));
  });

  test('has at most 5,000 rows in all its tables', () => {
    expect(refusalOf({ rows: manyRows(MOST_TABLE_ROWS) })).toBeUndefined();
    expect(refusalOf({ rows: manyRows(MOST_TABLE_ROWS + 1) })).toEqual({
      code: 'document.rows',
      rows: 5_001,
      most: 5_000,
    });
  });

  test('has at most twelve columns in a table', () => {
    const header = Array.from({ length: MOST_COLUMNS + 1 }, (_, at) => `${at + 1}月`);
    expect(refusalOf({ rows: { parts: { title: '年度', header, rows: [] } } })).toEqual({
      code: 'document.columns',
      table: '年度',
      most: 12,
    });
  });

  test('is not a book', () => {
    expect(refusalOf({ fill: () => '文'.repeat(MOST_CHARACTERS) })).toMatchObject({
      code: 'document.long',
      most: MOST_CHARACTERS,
    });
  });

  test('is refused when its text asks for what is not there', () => {
    expect(refusalOf({ text: '[fields: customer, nobody]' })).toEqual({
      code: 'document.text',
      findings: [{ code: 'field.unknown', line: 1, name: 'nobody' }],
    });
  });
});

describe('the text of a document', () => {
  test('is sound when all its names are known', () => {
    expect(
      checkDocumentText(
        '# 报价\n\n[fields: customer, total]\n[rows: parts]\n[sign: customer]\n谢谢',
        known,
      ),
    ).toEqual([]);
  });

  test('may be typed with Chinese colons and commas', () => {
    expect(checkDocumentText('[fields:customer、total]', known)).toEqual([]);
    expect(checkDocumentText('[fields:customer,nobody]', known)).toEqual([
      { code: 'field.unknown', line: 1, name: 'nobody' },
    ]);
  });

  test('is told each mistake with its line', () => {
    expect(
      checkDocumentText('# 报价\n[table: parts]\n[rows: days]\n[sign: boss]\n[fields: ]', known),
    ).toEqual([
      { code: 'directive.unknown', line: 2, directive: 'table' },
      { code: 'rows.unknown', line: 3, name: 'days' },
      { code: 'party.unknown', line: 4, name: 'boss' },
      { code: 'directive.empty', line: 5, directive: 'fields' },
    ]);
  });

  test('may have brackets in its sentences', () => {
    expect(checkDocumentText('[备注] 请于周五前答复 [see: below] 谢谢', known)).toEqual([]);
  });
});

test('whatever is filled in becomes clean text, and clean text stays as it is', () => {
  const said = (value: string): string => {
    const [block] = contentOf(inputOf({ text: '意见 {{x}}', fill: () => value })).blocks;
    return block?.kind === 'paragraph' ? block.text : '';
  };
  fc.assert(
    fc.property(anyText, (value) => {
      const text = said(value);
      expect(text).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
      expect(text.isWellFormed()).toBe(true);
      expect(said(text)).toBe(text);
    }),
  );
});
