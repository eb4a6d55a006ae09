/** What a mail gives a ticket: its subject, its words and its language, whatever was missing in it. */
import type { MailRecord } from '#shared/domain/mail/record.ts';
import type { Language, Texts } from '#shared/kernel/language.ts';

/** A line of a list; the raw mail keeps the rest. */
const LONGEST_SUBJECT = 200;

/** A row of the table holds 400 KB, and a character of Chinese takes three bytes. */
const LONGEST_TEXT = 100_000;

const LONGEST_NAME = 200;

type Words = Pick<MailRecord, 'subject' | 'text' | 'reply' | 'from' | 'fromName' | 'language'>;

/** @returns the subject, or the first words of a mail that has none, or the sender's address */
export const subjectOf = ({ subject, text, from }: Words): string => {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? from;
  return oneLine(subject.trim() === '' ? first : subject, LONGEST_SUBJECT);
};

/** The whole text opens a ticket; on a ticket that exists only what is new is said. */
export const textOf = ({ text, reply }: Words, place: 'join' | 'new'): string =>
  (place === 'join' ? reply : text).slice(0, LONGEST_TEXT);

/** What a sender is called who gives neither a name nor an address. */
const UNNAMED: Texts = { 'zh-CN': '未署名', en: 'Unnamed sender' };

export const nameOf = (words: Words): string => {
  const { fromName, from } = words;
  const name = oneLine(fromName.trim() === '' ? from : fromName, LONGEST_NAME);
  return name === '' ? UNNAMED[languageOf(words)] : name;
};

/** The desk speaks two languages; whoever writes Chinese is answered in Chinese, everybody else in English. */
export const languageOf = ({ language, subject, text }: Words): Language => {
  if (language !== null) return language === 'zh' ? 'zh-CN' : 'en';
  return /\p{Script=Han}/u.test(subject + text) ? 'zh-CN' : 'en';
};

const oneLine = (text: string, longest: number): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest);
