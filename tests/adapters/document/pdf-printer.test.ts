import fc from 'fast-check';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { readDocumentFont } from '#shared/adapters/document/document-font.ts';
import { pdfPrinter } from '#shared/adapters/document/pdf-printer.ts';
import { MOST_PAGES } from '#shared/adapters/document/sheet.ts';
import type { DocumentContent } from '#shared/domain/document/content.ts';
import { anyContent } from '#tests/domain/document/contents.ts';
import {
  contentOf,
  customerSigned,
  englishInput,
  hashOf,
  inputOf,
} from '#tests/domain/document/papers.ts';

const printer = pdfPrinter(readDocumentFont());

const printed = async (content: DocumentContent) => {
  const result = await printer.print(content, hashOf(content));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

/** What a reader finds when searching the file, page by page, without the gaps between the pieces of a line. */
const readBack = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { text } = await extractText(Uint8Array.from(bytes), { mergePages: false });
  return text.map((page) => page.replace(/\s+/gu, ' '));
};

const tableOf = (rows: readonly (readonly string[])[]) =>
  contentOf(
    inputOf({
      text: '# 明细\n[rows: parts]',
      rows: { parts: { title: '清单', header: ['序号', '产品', '地址'], rows } },
    }),
  );

describe('a printed document', () => {
  test('says what the content says, and is found by its Chinese words', async () => {
    const { bytes, pages, missing } = await printed(contentOf(inputOf()));
    const [text = ''] = await readBack(bytes);
    for (const words of [
      '关于欧阳娜娜投诉的处理方案',
      '并退还安装费 ¥320.00。',
      '更换的 Compressor X-200 保修两年',
      '138-0013-8000',
      '上海市浦东新区世纪大道100号环球金融中心 27 楼 2705 室',
      '密封圈',
      '客户签字:',
      '客服经理签字:',
    ]) {
      expect(text).toContain(words);
    }
    expect({ pages, missing }).toEqual({ pages: 1, missing: [] });
  });

  test('says what the content says in English', async () => {
    const { bytes } = await printed(contentOf(englishInput()));
    const [text = ''] = await readBack(bytes);
    expect(text).toContain('The first office will refund the fitting fee.');
    expect(text).toContain("Seán O'Brien & Sons <Ltd>");
    expect(text).toContain('Signed by Customer:');
    expect(text).toContain('Page 1 of 1');
  });

  test('shows who has signed on the line for it', async () => {
    const content = contentOf(inputOf());
    const hash = hashOf(content);
    const signed = await printer.print(content, hash, [customerSigned(hash)]);
    const [text = ''] = signed.ok ? await readBack(signed.value.bytes) : [];
    expect(text).toMatch(/客户签字: 欧阳娜娜 日期: 2026年3月3日/u);
  });

  test('prints the rare characters of names', async () => {
    const { bytes, missing } = await printed(contentOf(inputOf({ text: '龑䶮喆堃㛃𬱖𬭎𫖯' })));
    expect(missing).toEqual([]);
    expect((await readBack(bytes))[0]).toContain('龑䶮喆堃㛃𬱖𬭎𫖯');
  });

  test('says which characters its font does not have', async () => {
    const { bytes, missing } = await printed(contentOf(inputOf({ text: '好的👍再见👍' })));
    expect(missing).toEqual(['👍']);
    expect((await readBack(bytes))[0]).toContain('好的〓再见〓');
  });

  test('tells a reader its title, number and language', async () => {
    const { bytes } = await printed(contentOf(inputOf()));
    const { info } = await getMeta(Uint8Array.from(bytes));
    expect(info).toMatchObject({
      Title: '关于欧阳娜娜投诉的处理方案',
      Subject: 'TS-2026-0042',
      Language: 'zh-CN',
    });
  });

  test('is the same file for the same content', async () => {
    const once = await printed(contentOf(inputOf()));
    const again = await pdfPrinter(readDocumentFont()).print(
      contentOf(inputOf()),
      hashOf(contentOf(inputOf())),
    );
    expect(again).toEqual({ ok: true, value: once });
  });

  test('carries only the characters it needs', async () => {
    const { bytes } = await printed(contentOf(inputOf()));
    expect(bytes.length).toBeLessThan(200_000);
  });
});

describe('on each page', () => {
  const rows = Array.from({ length: 100 }, (_, at) => [
    `${at + 1}`,
    '海尔冰箱 BCD-470W',
    '上海市浦东新区世纪大道100号',
  ]);

  test('stand the number, the secrecy mark, the hash and the number of the page', async () => {
    const content = tableOf(rows);
    const { bytes, pages } = await printed(content);
    const texts = await readBack(bytes);
    expect(texts).toHaveLength(pages);
    expect(pages).toBeGreaterThan(2);
    for (const [at, text] of texts.entries()) {
      expect(text).toContain('编号 TS-2026-0042');
      expect(text).toContain('机密');
      expect(text).toContain(hashOf(content));
      expect(text).toContain(`第 ${at + 1} 页,共 ${pages} 页`);
    }
  });

  test('stands the head of a table that goes on, and no row is lost', async () => {
    const { bytes } = await printed(tableOf(rows));
    const texts = await readBack(bytes);
    for (const text of texts) expect(text).toContain('序号 产品 地址');
    const found = texts.flatMap((text) => [...text.matchAll(/(\d+) 海尔冰箱/gu)]);
    expect(found.map(([, number]) => Number(number))).toEqual(rows.map((_, at) => at + 1));
  });

  test('everything stays on the paper, however long a word or a cell is', async () => {
    const content = tableOf([['1', 'W'.repeat(3_000), '很长的地址'.repeat(600)]]);
    const { bytes, pages } = await printed(content);
    expect(pages).toBeGreaterThan(2);
    const pdf = await getDocumentProxy(Uint8Array.from(bytes));
    for (let number = 1; number <= pages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) {
        if (!('transform' in item)) continue;
        const [, , , , x = 0, y = 0] = item.transform;
        expect(x).toBeGreaterThan(0);
        expect(x + item.width).toBeLessThan(595);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(842);
      }
    }
    const all = (await readBack(bytes)).join('');
    expect(all.match(/W/g)).toHaveLength(3_000);
  });
});

test('more than 200 pages are refused', async () => {
  const lines = Array.from({ length: 9_000 }, () => '一行').join('\n');
  const content = contentOf(inputOf({ text: '{{lines}}', fill: () => lines }));
  expect(await printer.print(content, hashOf(content))).toEqual({
    ok: false,
    refusal: { code: 'document.pages', most: MOST_PAGES },
  });
});

test('any content is printed', async () => {
  await fc.assert(
    fc.asyncProperty(anyContent, async (content) => {
      const { bytes, pages } = await printed(content);
      const pdf = await getDocumentProxy(Uint8Array.from(bytes));
      expect(pdf.numPages).toBe(pages);
    }),
    { numRuns: 15 },
  );
});
