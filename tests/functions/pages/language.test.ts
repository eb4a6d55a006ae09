import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '#functions/pages/language.ts';
import { LANGUAGES } from '#shared/kernel/language.ts';

describe('the language of a page', () => {
  test('is the one the reader chose, before all else', () => {
    expect(chooseLanguage({ chosen: 'en', known: 'zh-CN', accepted: 'zh-CN' })).toBe('en');
  });

  test('is the ticket’s own where nobody chose', () => {
    expect(chooseLanguage({ known: 'en', accepted: 'zh-CN,zh;q=0.9' })).toBe('en');
  });

  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['en;q=0.3, zh-TW;q=0.7', 'zh-CN'],
    ['de-DE,de;q=0.9,en;q=0.5', 'en'],
    ['fr, zh;q=0.2', 'zh-CN'],
    ['ZH-hans-cn', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['fr-FR', 'en'],
    ['*', 'en'],
    ['constructor', 'en'],
    ['', 'zh-CN'],
  ])('follows the browser: %s', (accepted, expected) => {
    expect(chooseLanguage({ accepted })).toBe(expected);
  });

  test('ignores a choice that is none', () => {
    expect(chooseLanguage({ chosen: '<script>', accepted: 'en' })).toBe('en');
  });

  test('is one of the desk’s, whatever the header says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000 }), (accepted) => {
        expect(LANGUAGES).toContain(chooseLanguage({ accepted }));
      }),
      { numRuns: 200 },
    );
  });
});
