/** What is wrong with the values of a record: where, by which code, and in words of both languages. */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { RecordProblemCode } from '#shared/catalogue/record-texts.ts';
import type { FieldProblem } from '#shared/domain/expression/field-value.ts';
import type { RecordRefusal } from '#shared/domain/record/open-record.ts';
import type { Language, Texts } from '#shared/kernel/language.ts';

export type RecordProblem =
  | Exclude<RecordRefusal, { readonly code: 'record.other-kind' }>
  | { readonly code: 'field.not-yours' | 'record.key-taken'; readonly field: string };

export interface ToldProblem {
  /** `deciders.2.phone` is the telephone in the second row. */
  readonly field: string;
  readonly problem: RecordProblemCode | FieldProblem;
  readonly says: Texts;
}

export const toldProblem = (refusal: RecordProblem): ToldProblem => ({
  field: pathOf(refusal),
  problem: refusal.code === 'field.invalid' ? refusal.problem : CODES[refusal.code],
  says: { 'zh-CN': wordsOf(refusal, 'zh-CN'), en: wordsOf(refusal, 'en') },
});

const CODES = {
  'field.unknown': 'unknown-field',
  'field.worked-out': 'worked-out',
  'field.not-yours': 'not-yours',
  'record.bad-id': 'bad-id',
  'record.too-large': 'too-large',
  'record.too-many-addresses': 'too-many-addresses',
  'record.key-taken': 'key-taken',
} as const satisfies Record<Exclude<RecordProblem['code'], 'field.invalid'>, RecordProblemCode>;

const pathOf = (refusal: RecordProblem): string => {
  if (refusal.code === 'field.invalid') {
    const { field, row, column } = refusal;
    return [field, row, column].filter((part) => part !== undefined).join('.');
  }
  if ('field' in refusal) return refusal.field;
  return refusal.code === 'record.bad-id' ? 'id' : '';
};

const wordsOf = (refusal: RecordProblem, language: Language): string => {
  const { imports, records } = catalogueOf(language);
  return refusal.code === 'field.invalid'
    ? imports[refusal.problem]
    : fill(records[CODES[refusal.code]], 'most' in refusal ? { most: String(refusal.most) } : {});
};
