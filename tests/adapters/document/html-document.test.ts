import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlDocument } from '#shared/adapters/document/html-document.ts';
import { anyContent } from '#tests/domain/document/contents.ts';
import {
  contentOf,
  customerSigned,
  englishInput,
  hashOf,
  inputOf,
} from '#tests/domain/document/papers.ts';

const page = (input = inputOf()): string => {
  const content = contentOf(input);
  return htmlDocument(content, hashOf(content));
};

describe('a document as a page', () => {
  test('shows what it says, in Chinese', () => {
    const html = page();
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('<h1>关于欧阳娜娜投诉的处理方案</h1>');
    expect(html).toContain('<dt>联系电话</dt><dd>138-0013-8000</dd>');
    expect(html).toContain('<th scope="col">金额</th>');
    expect(html).toContain('<td>¥1,280.00</td>');
    expect(html).toContain('<b>客户签字:</b>');
    expect(html).toContain('<mark>机密</mark>');
  });

  test('shows what it says, in English', () => {
    const html = page(englishInput());
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<dd>221B Baker Street, London NW1 6XE</dd>');
    expect(html).toContain('<b>Signed by Customer:</b>');
    expect(html).not.toContain('<mark>');
  });

  test('shows the hash that signatures name', () => {
    expect(page()).toContain(hashOf(contentOf(inputOf())));
  });

  test('shows who has signed on the line for it, and leaves the other line free', () => {
    const content = contentOf(inputOf());
    const hash = hashOf(content);
    const html = htmlDocument(content, hash, [customerSigned(hash)]);
    expect(html).toContain('<b>客户签字:</b><span>欧阳娜娜</span>');
    expect(html).toContain('<b>日期:</b><span>2026年3月3日');
    expect(html).toContain('<b>客服经理签字:</b><span></span>');
  });

  test('takes what people wrote for text', () => {
    const html = page(englishInput({ text: '<script>alert(1)</script>\n[fields: customer]' }));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('Seán O&#39;Brien &amp; Sons &lt;Ltd&gt;');
    expect(html).not.toContain('<script');
  });

  test('lets no number out of its style', () => {
    const html = page(englishInput({ number: '"}</style><b>*{display:none}' }));
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    expect(style).toContain('counter(pages)');
    expect(style).not.toContain('display:none');
  });

  test('asks for nothing from anywhere', () => {
    expect(page()).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page()).not.toMatch(/\s(?:src|href)=|url\(|@import/);
  });

  test('is small', () => {
    expect(Buffer.byteLength(page())).toBeLessThan(20_000);
  });
});

test('any content becomes a page with only the tags of documents', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const html = htmlDocument(content, hashOf(content));
      const tags = html.matchAll(/<\/?([a-z]\w*)/gi).map(([, tag = '']) => tag);
      expect([...tags].filter((tag) => !TAGS.has(tag))).toEqual([]);
    }),
  );
});

const TAGS = new Set(
  `html head meta title style body header span mark main h1 h2 p ul li dl dt dd table caption thead tbody tr th td
  div b footer`.split(/\s+/),
);
