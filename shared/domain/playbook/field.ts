/** A field of a form or of a record: typed, computed, required and visible by condition. */
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

/**
 * `text` one line · `long` several · `number` an exact decimal · `money` the same with 2 decimals · `date` a day · `at` an instant ·
 * `span` a length of time · `period` a day, week, month, quarter or year · `choice`, `choices` one or several of a list · `yes`
 * yes or no · `score` 1 to 5 · `file` uploaded files · `person`, `team` a colleague, a team · `sign` a signature with its
 * moment · `figure` the name of a figure · `questions` fields made for one campaign · `document` a frozen document ·
 * `rows` a table · `ref:<kind>` a record of a kind.
 */
export const PLAIN_FIELD_TYPES = [
  'text',
  'long',
  'number',
  'money',
  'date',
  'at',
  'span',
  'period',
  'choice',
  'choices',
  'yes',
  'score',
  'phone',
  'mail',
  'address',
  'file',
  'person',
  'team',
  'sign',
  'figure',
  'questions',
  'document',
  'rows',
] as const;

export type FieldType = (typeof PLAIN_FIELD_TYPES)[number] | `ref:${string}`;

export interface Field {
  readonly type: FieldType;
  readonly title: Texts;
  readonly help?: Texts;
  /** Of `choice` and `choices`: the list, or the rows of another field (the choice is then a row number from 1). */
  readonly choices?: readonly Choice[] | { readonly rowsOf: string };
  /** Of `rows`. */
  readonly columns?: Fields;
  /** Of `rows`: which columns make each row a task with an owner, a limit and a tick. */
  readonly tasks?: {
    readonly owner: string;
    readonly due: string;
    readonly done: string;
  };
  /** Worked out anew with every change, and frozen when the ticket ends. */
  readonly computed?: Expression;
  /** Filled in for the person, who may change it. */
  readonly proposed?: Expression;
  readonly requiredWhen?: Expression;
  readonly visibleWhen?: Expression;
  /** What a value that is there must fulfil. */
  readonly validWhen?: Expression;
  /** Otherwise whoever sees the ticket. */
  readonly seenBy?: readonly Who[];
  /** Otherwise whoever performs a step with the field in its form. */
  readonly changedBy?: readonly Who[];
}

export interface Choice {
  readonly id: string;
  readonly title: Texts;
}

export type Fields = Readonly<Record<string, Field>>;

/** A field's place in a form: `name` may be filled, `name!` must be filled, `name=` is only shown. */
export type FieldUse = string;
