import { languageOf } from '#shared/domain/mail/language.ts';
import type { Language } from '#shared/kernel/language.ts';

/** Signs by which a text is told: enough, and a hostile one costs no more. */
const SAMPLE_LENGTH = 2_000;
/** Chinese mails are full of Latin names, numbers and addresses; a fifth of Han signs is still Chinese. */
const HAN_SHARE = 0.2;
const KANA_SHARE = 0.1;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The desk's language a text is in, by its script; among languages of Latin script by small words, where an unknown short
 * text (`order 5521??`) counts as English.
 */
export const deskLanguageOf = (text: string): Language | 'other' => {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return 'other';
  if (count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) / letters >= KANA_SHARE) {
    return 'other';
  }
  if (count(sample, /\p{Script=Han}/gu) / letters >= HAN_SHARE) return 'zh-CN';
  if (count(sample, /\p{Script=Latin}/gu) / letters < 1 - HAN_SHARE) return 'other';
  const known = languageOf(sample);
  return known === null || known === 'en' || readsEnglish(sample) ? 'en' : 'other';
};

/** Words that only English has: `do`, `me`, `at` and `are` are small words of its neighbours too. */
const ENGLISH = new Set(
  (
    'the what how when where why which who my your you i is it this that these not cant dont can could would should will ' +
    'have has been did does from with about get got to and or of as soon please thanks hello alarm'
  ).split(' '),
);
const ENGLISH_SHARE = 0.15;

const readsEnglish = (sample: string): boolean => {
  const words =
    sample
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/\p{L}+/gu) ?? [];
  return (
    words.filter((word) => ENGLISH.has(word)).length >= Math.max(1, words.length * ENGLISH_SHARE)
  );
};
