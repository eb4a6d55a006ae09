/** What a person fills in, judged against the fields of the playbook: all of it is taken or nothing. */
import type { Person } from '#shared/domain/access/role.ts';
import { type FieldRefusal, fromField } from '#shared/domain/expression/field-value.ts';
import { isJsonList, type Json, toJson, type Value } from '#shared/domain/expression/value.ts';
import type { Field, FieldUse } from '#shared/domain/playbook/field.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import { storedValue } from '#shared/domain/run/field-values.ts';
import { givenSignature } from '#shared/domain/run/given-signature.ts';
import { isMeant } from '#shared/domain/run/people.ts';
import type { Run } from '#shared/domain/run/run.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type Filled = Readonly<Record<string, Json>>;

export type FormRefusal =
  | FieldRefusal
  | {
      readonly code: 'field.not-in-form' | 'field.not-yours' | 'field.missing';
      readonly field: string;
    }
  /** A value that breaks the field's own condition. */
  | {
      readonly code: 'field.not-valid';
      readonly field: string;
      readonly row?: number;
      readonly column?: string;
      readonly when: string;
    };

export interface FormUse {
  readonly name: string;
  readonly use: 'may' | 'must' | 'shown';
}

export const usesOf = (form: readonly FieldUse[] = []): readonly FormUse[] =>
  form.map((use) => {
    if (use.endsWith('!')) return { name: use.slice(0, -1), use: 'must' };
    return use.endsWith('=') ? { name: use.slice(0, -1), use: 'shown' } : { name: use, use: 'may' };
  });

interface FormPlace {
  readonly view: View;
  /** Nothing for a party outside. */
  readonly person?: Person;
  readonly ask: Asking;
}

/** @returns the run with a complete form in it, or everything that is wrong with the values and what is missing */
export const fillForm = (
  filled: Filled,
  uses: readonly FormUse[],
  place: FormPlace,
): Result<Run, readonly FormRefusal[]> => {
  const { run, problems } = readForm(filled, uses, place);
  const incomplete = judged(uses, { ...place.view, run }, place.ask);
  if (problems.length === 0) return incomplete.length > 0 ? refuse(incomplete) : accept(run);
  // Conditions may have failed for want of the refused values only.
  const refused = new Set(problems.map(({ field }) => field));
  const missing = incomplete.filter(
    ({ code, field }) => code === 'field.missing' && !refused.has(field),
  );
  return refuse([...problems, ...missing]);
};

/** @returns the run with the values in, complete or not, or everything that is wrong with them one by one */
export const putIn = (
  filled: Filled,
  uses: readonly FormUse[],
  place: FormPlace,
): Result<Run, readonly FormRefusal[]> => {
  const { run, problems } = readForm(filled, uses, place);
  return problems.length > 0 ? refuse(problems) : accept(run);
};

const readForm = (
  filled: Filled,
  uses: readonly FormUse[],
  { view, person, ask }: FormPlace,
): { readonly run: Run; readonly problems: readonly FormRefusal[] } => {
  const problems: FormRefusal[] = [];
  const fields: Record<string, Json> = { ...view.run.fields };
  for (const [name, json] of Object.entries(filled)) {
    const field = view.playbook.fields[name];
    if (field === undefined || !isFillable(name, field, uses)) {
      problems.push({ code: 'field.not-in-form', field: name });
    } else if (person !== undefined && !mayChange(field, person, { view, ask })) {
      problems.push({ code: 'field.not-yours', field: name });
    } else if (json === null) {
      delete fields[name];
    } else {
      const read = readField(name, field, json);
      if (read.ok) fields[name] = read.value;
      else problems.push(read.refusal);
    }
  }
  return { run: withComputed({ ...view, run: { ...view.run, fields } }, ask), problems };
};

const readField = (name: string, field: Field, json: Json): Result<Json, FieldRefusal> => {
  if (field.type === 'sign') return givenSignature(json, name);
  const read = fromField(field, json, name);
  return read.ok ? accept(toJson(read.value)) : read;
};

/** Documents are made by the desk and by nobody else. */
const isFillable = (name: string, field: Field, uses: readonly FormUse[]): boolean =>
  field.computed === undefined &&
  field.type !== 'document' &&
  uses.some((use) => use.name === name && use.use !== 'shown');

const mayChange = (
  field: Field,
  person: Person,
  { view, ask }: { readonly view: View; readonly ask: Asking },
): boolean =>
  field.changedBy === undefined || field.changedBy.some((who) => isMeant(who, person, view, ask));

/** What is still missing or breaks its condition; a field that the step and the outcome ask is judged once. */
const judged = (uses: readonly FormUse[], view: View, ask: Asking): readonly FormRefusal[] => {
  const namesOf = (...of: readonly FormUse['use'][]) =>
    new Set(uses.flatMap(({ name, use }) => (of.includes(use) ? [name] : [])));
  const musts = namesOf('must');
  return [...namesOf('may', 'must')].flatMap((name): readonly FormRefusal[] => {
    const field = view.playbook.fields[name];
    if (field === undefined || !isVisible(field, view, ask)) return [];
    if (isUnset(view.run.fields[name])) {
      const needed = musts.has(name) || isRequired(field, view, ask);
      return needed ? [{ code: 'field.missing', field: name }] : [];
    }
    return [
      ...ownCondition(name, field, view, ask),
      ...rowConditions(name, field, view, ask),
      ...rowChoices(name, field, view.run.fields),
    ];
  });
};

/** The rows of another field are chosen by their numbers, so such a row must be there. */
const rowChoices = (
  name: string,
  { choices, columns = {} }: Field,
  fields: Run['fields'],
): readonly FormRefusal[] => {
  const refusal = { code: 'field.invalid', field: name, problem: 'not-a-choice' } as const;
  const own = isAmongRows(choices, fields[name], fields) ? [] : [refusal];
  const rows = fields[name];
  const cells = Array.isArray(rows)
    ? rows.flatMap((row: Json, index) =>
        Object.entries(columns)
          .filter(([column, rule]) => !isAmongRows(rule.choices, cellOf(row, column), fields))
          .map(([column]) => ({ ...refusal, row: index + 1, column })),
      )
    : [];
  return [...own, ...cells];
};

const cellOf = (row: Json, column: string): Json | undefined =>
  typeof row === 'object' && row !== null && !isJsonList(row) ? row[column] : undefined;

const isAmongRows = (
  choices: Field['choices'],
  chosen: Json | undefined,
  fields: Run['fields'],
): boolean => {
  if (choices === undefined || !('rowsOf' in choices) || isUnset(chosen)) return true;
  const rows = fields[choices.rowsOf];
  const count = Array.isArray(rows) ? rows.length : 0;
  return [chosen].flat().every((number) => Number(number) >= 1 && Number(number) <= count);
};

/** An empty text or list is nothing filled in. */
const isUnset = (json: Json | undefined): boolean =>
  json === undefined || json === null || json === '' || (Array.isArray(json) && json.length === 0);

const isVisible = (field: Field, view: View, ask: Asking): boolean =>
  field.visibleWhen === undefined || ask.holds(field.visibleWhen, view);

const isRequired = (field: Field, view: View, ask: Asking): boolean =>
  field.requiredWhen !== undefined && ask.holds(field.requiredWhen, view);

const ownCondition = (
  name: string,
  field: Field,
  view: View,
  ask: Asking,
): readonly FormRefusal[] =>
  field.validWhen === undefined || ask.holds(field.validWhen, view)
    ? []
    : [{ code: 'field.not-valid', field: name, when: field.validWhen }];

const rowConditions = (
  name: string,
  field: Field,
  view: View,
  ask: Asking,
): readonly FormRefusal[] => {
  const columns = Object.entries(field.columns ?? {});
  return rowsOf(ask.value(name, view)).flatMap((row, index) =>
    columns.flatMap(([column, { requiredWhen, validWhen }]): readonly FormRefusal[] => {
      const place = { field: name, row: index + 1, column };
      const unset = (row[column] ?? null) === null;
      if (unset && requiredWhen !== undefined && ask.holds(requiredWhen, view, { row })) {
        return [{ code: 'field.not-valid', ...place, when: requiredWhen }];
      }
      return unset || validWhen === undefined || ask.holds(validWhen, view, { row })
        ? []
        : [{ code: 'field.not-valid', ...place, when: validWhen }];
    }),
  );
};

type RowValue = Readonly<Record<string, Value>>;

export const rowsOf = (value: Value): readonly RowValue[] =>
  Array.isArray(value) ? value.filter(isRow) : [];

const isRow = (value: Value): value is RowValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Works out all computed fields and columns, in the order of the playbook; a later one may use an earlier one. Those of a ticket
 * that has ended stay as they were.
 */
export const withComputed = (view: View, ask: Asking): Run =>
  hasEnded(view.run) ? view.run : workedOut(view, ask);

const hasEnded = ({ steps, endedAt }: Run): boolean => steps.length === 0 && endedAt !== undefined;

const workedOut = (view: View, ask: Asking): Run =>
  Object.entries(view.playbook.fields).reduce((run, [name, field]) => {
    const seen = { ...view, run };
    if (field.computed !== undefined) return withField(seen, name, ask.value(field.computed, seen));
    const computed = Object.entries(field.columns ?? {}).filter(
      ([, column]) => column.computed !== undefined || column.proposed !== undefined,
    );
    return run.fields[name] === undefined
      ? run
      : computed.reduce((current, [column, rule]) => {
          const place = { ...view, run: current };
          return withField(place, name, columnComputed(name, { column, rule }, place, ask));
        }, run);
  }, view.run);

/** A column of all rows at once: a later column may add it up over the whole table, as a share of a sum does. */
const columnComputed = (
  name: string,
  { column, rule }: { readonly column: string; readonly rule: Field },
  view: View,
  ask: Asking,
): readonly RowValue[] =>
  rowsOf(ask.value(name, view)).map((row) => {
    const { computed, proposed } = rule;
    const expression = computed ?? ((row[column] ?? null) === null ? proposed : undefined);
    return expression === undefined
      ? row
      : { ...row, [column]: ask.value(expression, view, { row }) };
  });

/** Proposals for what a form asks and nobody has filled in yet. */
export const withProposals = (uses: readonly FormUse[], view: View, ask: Asking): Run =>
  uses.reduce((run, { name }) => {
    const proposed = view.playbook.fields[name]?.proposed;
    return proposed === undefined || !isUnset(run.fields[name])
      ? run
      : withField({ ...view, run }, name, ask.value(proposed, { ...view, run }));
  }, view.run);

/** The run with a value in one of its fields; nothing takes the field away. */
export const withField = (
  { playbook, run }: Pick<View, 'playbook' | 'run'>,
  name: string,
  value: Value,
): Run => {
  const { [name]: _, ...others } = run.fields;
  const fields =
    value === null ? others : { ...others, [name]: storedValue(playbook.fields[name], value) };
  return { ...run, fields };
};
