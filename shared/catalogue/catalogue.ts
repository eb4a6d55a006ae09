/**
 * Every text that the desk shows or sends, in both languages of one typed shape: a text that is missing in one of
 * them does not compile. Places for values look like `{number}` and are filled by `fill`.
 *
 * Texts are data without functions, so that a page can carry them to a browser as JSON.
 */
import type { ConsoleTexts } from '#shared/catalogue/console-texts.ts';
import { consoleEn } from '#shared/catalogue/en/console.ts';
import { importsEn } from '#shared/catalogue/en/imports.ts';
import { mailsEn } from '#shared/catalogue/en/mails.ts';
import { namesEn } from '#shared/catalogue/en/names.ts';
import { pagesEn } from '#shared/catalogue/en/pages.ts';
import { problemsEn } from '#shared/catalogue/en/problems.ts';
import { recordsEn } from '#shared/catalogue/en/records.ts';
import { timelineEn } from '#shared/catalogue/en/timeline.ts';
import type { ImportTexts } from '#shared/catalogue/import-texts.ts';
import type { MailTexts } from '#shared/catalogue/mail-texts.ts';
import type { NameTexts } from '#shared/catalogue/name-texts.ts';
import type { PageTexts } from '#shared/catalogue/page-texts.ts';
import type { ProblemTexts } from '#shared/catalogue/problem-texts.ts';
import type { RecordTexts } from '#shared/catalogue/record-texts.ts';
import type { TimelineTexts } from '#shared/catalogue/timeline-texts.ts';
import { consoleZhCn } from '#shared/catalogue/zh-cn/console.ts';
import { importsZhCn } from '#shared/catalogue/zh-cn/imports.ts';
import { mailsZhCn } from '#shared/catalogue/zh-cn/mails.ts';
import { namesZhCn } from '#shared/catalogue/zh-cn/names.ts';
import { pagesZhCn } from '#shared/catalogue/zh-cn/pages.ts';
import { problemsZhCn } from '#shared/catalogue/zh-cn/problems.ts';
import { recordsZhCn } from '#shared/catalogue/zh-cn/records.ts';
import { timelineZhCn } from '#shared/catalogue/zh-cn/timeline.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Catalogue {
  readonly pages: PageTexts;
  readonly mails: MailTexts;
  readonly names: NameTexts;
  readonly timeline: TimelineTexts;
  readonly problems: ProblemTexts;
  readonly console: ConsoleTexts;
  readonly imports: ImportTexts;
  readonly records: RecordTexts;
}

const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  'zh-CN': {
    pages: pagesZhCn,
    mails: mailsZhCn,
    names: namesZhCn,
    timeline: timelineZhCn,
    problems: problemsZhCn,
    console: consoleZhCn,
    imports: importsZhCn,
    records: recordsZhCn,
  },
  en: {
    pages: pagesEn,
    mails: mailsEn,
    names: namesEn,
    timeline: timelineEn,
    problems: problemsEn,
    console: consoleEn,
    imports: importsEn,
    records: recordsEn,
  },
};

export const catalogueOf = (language: Language): Catalogue => CATALOGUES[language];
