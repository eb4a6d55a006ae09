/** What is wrong with values that a desk wants to set, told by field and in both languages. */
import type { Texts } from '#shared/kernel/language.ts';

/** A line of words: whatever is longer is a text of the playbook, not a setting. */
export const LONGEST_TEXT = 500;

/** Provinces, grades, posts: tables that a person still overlooks. */
export const MOST_ENTRIES = 200;

export type SettingProblem =
  | 'not-a-day'
  /** Decisions of past days were made by what held then. */
  | 'day-past'
  /** All that the desk has set for the playbook is too much together. */
  | 'too-much'
  | 'unknown-setting'
  | 'not-a-span'
  | 'not-ahead'
  | 'not-a-number'
  | 'not-a-decimal'
  | 'not-yes-or-no'
  | 'not-a-text'
  | 'not-a-choice'
  | 'not-a-list'
  | 'not-a-table'
  | 'too-long'
  | 'too-many'
  | 'does-not-work';

export interface ValueProblem {
  /** `from`, `values.askAfter`, `values.hours.lobby-a`, `values.measures.2`. */
  readonly field: string;
  readonly problem: SettingProblem;
  /** The choices, the limit, today, or where it does not work. */
  readonly detail?: string;
}

const SAYS = {
  'not-a-day': ['应为日期，如“2026-03-02”。', 'Must be a day, such as “2026-03-02”.'],
  'day-past': ['不能早于今天（{detail}）。', 'Must not lie before today ({detail}).'],
  'too-much': [
    '全部设置合计最多{detail}字节。',
    'All settings together take {detail} bytes at most.',
  ],
  'unknown-setting': ['流程没有这项设置。', 'The playbook has no such setting.'],
  'not-a-span': [
    '应为时长，如“24h”“3d”“2wd”。',
    'Must be a length of time, such as “24h”, “3d”, “2wd”.',
  ],
  'not-ahead': ['时长不能为负。', 'A length of time before the anchor makes no sense here.'],
  'not-a-number': ['应为数字。', 'Must be a number.'],
  'not-a-decimal': [
    '应为写成文本的小数，如“0.20”。',
    'Must be a decimal written as text, such as “0.20”.',
  ],
  'not-yes-or-no': ['应为是或否。', 'Must be yes or no.'],
  'not-a-text': ['应为文本。', 'Must be a text.'],
  'not-a-choice': ['只能是其中之一：{detail}。', 'Must be one of: {detail}.'],
  'not-a-list': ['应为文本列表。', 'Must be a list of texts.'],
  'not-a-table': ['应为名称到文本的对照表。', 'Must be a table of texts by name.'],
  'too-long': ['最多{detail}个字符。', 'At most {detail} characters.'],
  'too-many': ['最多{detail}项。', 'At most {detail} entries.'],
  'does-not-work': [
    '流程用不了这个值：{detail}。',
    'The playbook does not work with it: {detail}.',
  ],
} as const satisfies Record<SettingProblem, readonly [zh: string, en: string]>;

/** The problem as a sentence, in both languages. */
export const describeSettingProblem = ({ problem, detail = '' }: ValueProblem): Texts => {
  const [zh, en] = SAYS[problem];
  return { 'zh-CN': zh.replace('{detail}', detail), en: en.replace('{detail}', detail) };
};
