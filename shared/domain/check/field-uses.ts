/** What fields and their columns refer to. */

import type { Use } from '#shared/domain/check/use.ts';
import {
  condition,
  entries,
  expression,
  type Place,
  whoUses,
} from '#shared/domain/check/use-parts.ts';
import { ANY, type Type, typeOfField } from '#shared/domain/expression/type.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';

export const fieldUses = (
  fields: Fields,
  at: string,
  place: Place,
  isColumn = false,
): readonly Use[] =>
  entries(fields).flatMap(([name, field]) => {
    const here = `${at}.${name}`;
    const names = isColumn ? { row: rowOf(fields, place) } : undefined;
    return [
      { at: here, is: 'words', words: field.title } as const,
      ...(field.help === undefined ? [] : [{ at: here, is: 'words', words: field.help } as const]),
      ...choiceUses(field, here),
      ...expression(field.computed, `${here}.computed`, names),
      ...expression(field.proposed, `${here}.proposed`, names),
      ...condition(field.requiredWhen, `${here}.requiredWhen`, names),
      ...condition(field.visibleWhen, `${here}.visibleWhen`, names),
      ...condition(field.validWhen, `${here}.validWhen`, names),
      ...whoUses(field.seenBy, `${here}.seenBy`),
      ...whoUses(field.changedBy, `${here}.changedBy`),
      ...(field.columns === undefined
        ? []
        : fieldUses(field.columns, `${here}.columns`, place, true)),
    ];
  });

/** Cells are seen as `row.<column>` only: a bare name is the playbook's own field, also inside a column. */
const rowOf = (columns: Fields, { around }: Place): Type => {
  const rows = { type: 'rows', title: { 'zh-CN': '', en: '' }, columns } as const;
  const type = typeOfField(rows, around.kindOf);
  return type.is === 'list' ? type.of : ANY;
};

const choiceUses = ({ choices }: Field, at: string): readonly Use[] => {
  if (choices === undefined) return [];
  return 'rowsOf' in choices
    ? [{ at, is: 'field', name: choices.rowsOf, how: 'read' }]
    : choices.map(({ title }) => ({ at, is: 'words', words: title }) as const);
};
