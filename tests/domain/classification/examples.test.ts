import { describe, expect, test } from 'vitest';
import { deskLanguageOf } from '#shared/domain/classification/language.ts';
import { CATEGORIES } from '#shared/playbooks/categories.ts';
import { CHINESE_EXAMPLES } from '#shared/playbooks/examples/chinese.ts';
import { ENGLISH_EXAMPLES } from '#shared/playbooks/examples/english.ts';
import { EXAMPLE_ROWS } from '#shared/playbooks/examples/rows.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';

const FEWEST = 12;

describe('the examples of a new desk', () => {
  test.each(CATEGORIES)('$id has at least twelve in each language', ({ id }) => {
    expect(CHINESE_EXAMPLES[id].length).toBeGreaterThanOrEqual(FEWEST);
    expect(ENGLISH_EXAMPLES[id].length).toBeGreaterThanOrEqual(FEWEST);
  });

  test('say nothing twice', () => {
    const texts = EXAMPLE_ROWS.map(({ text }) => text.toLowerCase());
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('are in the language of their list', () => {
    const wordy = (text: string): boolean => /\p{L}/u.test(text);
    const chinese = Object.values(CHINESE_EXAMPLES).flat().filter(wordy);
    const english = Object.values(ENGLISH_EXAMPLES).flat().filter(wordy);
    expect(chinese.filter((text) => deskLanguageOf(text) !== 'zh-CN')).toEqual([]);
    expect(english.filter((text) => deskLanguageOf(text) !== 'en')).toEqual([]);
  });

  test('belong to teams that exist', () => {
    const teams = TEAMS.map(({ id }) => id);
    expect(CATEGORIES.filter(({ team }) => !teams.includes(team))).toEqual([]);
  });
});
