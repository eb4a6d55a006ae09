/** What a desk decides for itself, with where the value comes from; and texts that guide. */
import type { Texts } from '#shared/kernel/language.ts';

export interface Setting {
  readonly title: Texts;
  /** The value until the desk sets its own; `undefined` where the sources leave a blank and a desk must decide. */
  readonly initial: SettingValue | undefined;
  /** Where sources contradict each other: each value with its source. */
  readonly variants?: readonly { readonly value: SettingValue; readonly source: string }[];
  /** The process and place it comes from, or `ours`. */
  readonly source: string;
}

/** Spans and decimals are texts; a list is of texts; a table looks one up by a name. */
export type SettingValue =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>;

/** An article that helps at work; it may have to be acknowledged, or be the sheet of a quality check. */
export interface Guide {
  readonly id: string;
  readonly title: Texts;
  readonly processes: readonly string[];
  readonly text: Texts;
  /** The roles whose holders confirm that they have read it. */
  readonly acknowledgedBy?: readonly string[];
  /** Raised when everybody has to read it anew; 1 unless set. */
  readonly edition?: number;
}
