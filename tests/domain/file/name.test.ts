import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayName } from '#shared/domain/file/name.ts';

test.each([
  ['发票 2026年3月.pdf', '发票 2026年3月.pdf'],
  ['plan v2.final.docx', 'plan v2.final.docx'],
  ['C:\\Users\\li\\照片.jpg', '照片.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['\u200b.htaccess', 'htaccess'],
  ['..\u200b/..\u200b/.env', 'env'],
  ['invoice\u202egnp.exe', 'invoicegnp.exe'],
  ['a\u0000b\r\nContent-Type: x.txt', 'abContent-Type_ x.txt'],
  ['say "hi"<b>.txt', 'say _hi__b_.txt'],
  ['con.txt', '_con.txt'],
  ['trailing. . ', 'trailing'],
  ['\u3164\u2066\ufeff', 'file'],
  ['', 'file'],
  ['a/b/', 'file'],
  ['e\u0301.png', '\u00e9.png'],
])('%j is shown as %j', (name, shown) => {
  expect(displayName(name)).toBe(shown);
});

test('a long name is shortened in its stem and keeps its extension', () => {
  const shown = displayName(`${'很长的名字'.repeat(100)}.xlsx`);

  expect(shown).toHaveLength(200);
  expect(shown.endsWith('字.xlsx') || shown.endsWith('.xlsx')).toBe(true);
});

test('whatever the name, what is shown is short, visible, one segment, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
      const shown = displayName(name);

      expect(shown.length).toBeGreaterThan(0);
      expect(shown.length).toBeLessThanOrEqual(200);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\<>:"|?*]|^\.|[.\s]$/u);
      expect(displayName(shown)).toBe(shown);
    }),
    { numRuns: 1000 },
  );
});
