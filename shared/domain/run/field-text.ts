/** The value of a field as people read it. */
import { isList, isRecord, type Value } from '#shared/domain/expression/value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';

/** @returns an empty text for what is unset */
export const fieldText = (
  field: Field,
  value: Value,
  { view, ask }: { readonly view: View; readonly ask: Asking },
): string => {
  if (field.type === 'money') return ask.said(value, view, 'money');
  if (isList(value) && field.type === 'choices') {
    return ask.said(
      value.map((one) => titled(field, one, view)),
      view,
    );
  }
  return ask.said(field.type === 'choice' ? titled(field, value, view) : value, view);
};

/** A choice by its title; one of another field's rows is its number. */
const titled = ({ choices }: Field, value: Value, view: View): Value => {
  if (choices === undefined || 'rowsOf' in choices) return value;
  return choices.find(({ id }) => id === value)?.title[view.case.language] ?? value;
};

/** A row's cells in the order of the field's columns. */
export const rowTexts = (
  { columns = {} }: Field,
  row: Value,
  place: { readonly view: View; readonly ask: Asking },
): readonly string[] =>
  Object.entries(columns).map(([name, column]) =>
    fieldText(column, isRecord(row) ? (row[name] ?? null) : null, place),
  );
