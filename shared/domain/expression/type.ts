/** What kind of value an expression has: enough to find, before anything runs, what could never work. */
import type { Field } from '#shared/domain/playbook/field.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';

export type Type =
  | { readonly is: 'any' | 'nothing' | 'number' | 'yes' | 'date' | 'at' | 'span' | 'period' }
  /** `choices`: it is always one of these. */
  | { readonly is: 'text'; readonly choices?: readonly string[] }
  | { readonly is: 'list'; readonly of: Type }
  | RecordType;

/** Asked by name, since kinds refer to each other in circles. */
export interface RecordType {
  readonly is: 'record';
  readonly names: readonly string[];
  readonly member: (name: string) => Type | undefined;
  /** It may hold more than its names. */
  readonly open: boolean;
}

export const ANY: Type = { is: 'any' };
export const NOTHING: Type = { is: 'nothing' };
export const NUMBER: Type = { is: 'number' };
export const YES: Type = { is: 'yes' };
export const TEXT: Type = { is: 'text' };
export const DATE: Type = { is: 'date' };
export const AT: Type = { is: 'at' };
export const SPAN: Type = { is: 'span' };
export const PERIOD: Type = { is: 'period' };

export const listOf = (of: Type): Type => ({ is: 'list', of });

export const recordOf = (fields: Readonly<Record<string, Type>>, open = false): RecordType => ({
  is: 'record',
  names: Object.keys(fields),
  member: (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined),
  open,
});

const PERSON_FIELDS = { id: TEXT, name: TEXT, roles: listOf(TEXT), teams: listOf(TEXT) };

export const PERSON: Type = recordOf(PERSON_FIELDS);

/** What is told of whoever holds a role. */
export const HOLDER: Type = recordOf({ ...PERSON_FIELDS, deputy: TEXT, away: YES });

const SIGNATURE: Type = recordOf({
  name: TEXT,
  by: TEXT,
  at: AT,
  hash: TEXT,
  how: TEXT,
});
const FROZEN_DOCUMENT: Type = recordOf({
  id: TEXT,
  title: TEXT,
  hash: TEXT,
  version: NUMBER,
});

const REFERENCE = 'ref:';

/** @param kindOf the kind of an id; a reference to an unknown kind may hold anything */
export const typeOfField = (field: Field, kindOf: (id: string) => Kind | undefined): Type => {
  if (field.type.startsWith(REFERENCE)) {
    const kind = kindOf(field.type.slice(REFERENCE.length));
    return kind === undefined ? ANY : typeOfKind(kind, kindOf);
  }
  switch (field.type) {
    case 'number':
    case 'money':
    case 'score':
      return NUMBER;
    case 'date':
      return DATE;
    case 'at':
      return AT;
    case 'span':
      return SPAN;
    case 'period':
      return PERIOD;
    case 'yes':
      return YES;
    case 'choice':
      return choiceType(field);
    case 'choices':
      return listOf(choiceType(field));
    case 'file':
    case 'questions':
      return listOf(ANY);
    case 'person':
      return PERSON;
    case 'sign':
      return SIGNATURE;
    case 'document':
      return FROZEN_DOCUMENT;
    case 'rows':
      return listOf(rowType(field, kindOf));
    default:
      return TEXT;
  }
};

/** The record of a kind: its fields, its id and its number. */
export const typeOfKind = (kind: Kind, kindOf: (id: string) => Kind | undefined): RecordType => ({
  is: 'record',
  names: [...Object.keys(kind.fields), 'id', 'number'],
  member: (name) => {
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
    if (field !== undefined) return typeOfField(field, kindOf);
    return name === 'id' || name === 'number' ? TEXT : undefined;
  },
  open: false,
});

/** The rows of another field are chosen by their number. */
const choiceType = ({ choices }: Field): Type => {
  if (choices === undefined) return TEXT;
  return 'rowsOf' in choices ? NUMBER : { is: 'text', choices: choices.map(({ id }) => id) };
};

/** Rows without declared columns are filled by a query, with whatever it finds. */
const rowType = ({ columns }: Field, kindOf: (id: string) => Kind | undefined): Type => {
  if (columns === undefined) return ANY;
  return recordOf(
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, typeOfField(column, kindOf)]),
    ),
  );
};

/** The type of a value that is either of two. */
export const either = (a: Type, b: Type): Type => {
  if (a.is === 'nothing') return b;
  if (b.is === 'nothing' || a === b) return a;
  if (a.is === 'text' && b.is === 'text') {
    return a.choices === undefined || b.choices === undefined
      ? TEXT
      : { is: 'text', choices: [...new Set([...a.choices, ...b.choices])] };
  }
  if (a.is === 'list' && b.is === 'list') return listOf(either(a.of, b.of));
  return a.is === b.is && a.is !== 'record' ? a : ANY;
};

/** How a type is called in a finding: `list of number`. */
export const typeName = (type: Type): string =>
  type.is === 'list' ? `list of ${typeName(type.of)}` : type.is;
