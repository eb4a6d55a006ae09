/** What fields and their columns refer to. */

import type { Use } from '#shared/domain/check/use.ts';
import {
  condition,
  entries,
  expression,
  type Names,
  type Place,
  whoUses,
} from '#shared/domain/check/use-parts.ts';
import { ANY, typeOfField } from '#shared/domain/expression/type.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';

export const fieldUses = (
  fields: Fields,
  at: string,
  place: Place,
  isColumn = false,
): readonly Use[] =>
  entries(fields).flatMap(([name, field]) => {
    const here = `${at}.${name}`;
    const names = isColumn ? { row: ANY, ...columnNames(fields, place) } : undefined;
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

const columnNames = (columns: Fields, { around }: Place): Names =>
  Object.fromEntries(
    entries(columns).map(([name, column]) => [name, typeOfField(column, around.kindOf)]),
  );

const choiceUses = ({ choices }: Field, at: string): readonly Use[] => {
  if (choices === undefined) return [];
  return 'rowsOf' in choices
    ? [{ at, is: 'field', name: choices.rowsOf, how: 'read' }]
    : choices.map(({ title }) => ({ at, is: 'words', words: title }) as const);
};
