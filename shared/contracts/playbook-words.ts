/** The small words of the playbook language as JSON: names, texts, expressions, who, queries, fields. Unknown keys are refused. */
import * as z from 'zod';
import { LONGEST_EXPRESSION } from '#shared/domain/expression/tokens.ts';
import { type Choice, type Field, PLAIN_FIELD_TYPES } from '#shared/domain/playbook/field.ts';
import type { Query } from '#shared/domain/playbook/query.ts';
import { type By, isWho, SHARES, type Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** More steps or fields than these nobody could follow on a page; the handbook's largest playbook has a tenth. */
export const MOST_STEPS = 500;
export const MOST_FIELDS = 500;

/** As long as an id in an address of the desk. */
const LONGEST_NAME = 64;

/** A contract of many pages; all texts of a playbook together are bound by its size. */
const LONGEST_WORDS = 100_000;

/** A type with every key asked for, so that a key added to the language cannot be forgotten here. */
export type ShapeOf<Type> = { readonly [Key in keyof Type]-?: z.ZodType };

/** `constructor`, `toString`: whoever looks such a name up in an object that lacks it finds a function. */
const isFree = (text: string): boolean => !(text.replace(/[!=]$/, '') in {});

const free = { params: { problem: 'taken-name' } };

/** Begins with a letter: a name like `__proto__` would be no key of an object. */
export const name = z
  .string()
  .max(LONGEST_NAME)
  .regex(/^[A-Za-z][\w-]*$/)
  .refine(isFree, free);

/** The name of something with a part in it: `ledger:stock`, `weather.rain`. */
export const reference = z
  .string()
  .max(2 * LONGEST_NAME)
  .regex(/^[A-Za-z][\w.:-]*$/);

export const expression = z.string().min(1).max(LONGEST_EXPRESSION);

export const spanText = z.string().min(1).max(LONGEST_NAME);
export const momentText = z.string().min(1).max(LONGEST_NAME);

const words = z.string().min(1).max(LONGEST_WORDS);

export const texts: z.ZodType<Texts> = z.strictObject({
  'zh-CN': words,
  en: words,
} satisfies ShapeOf<Texts>);

const withoutInherited = <Entries extends object>(entries: Entries): Entries => {
  Object.setPrototypeOf(entries, null);
  return entries;
};

/** At most so many entries; the names are the keys, and what is no key of it is not there. */
export const table = <Value extends z.ZodType>(value: Value, most: number) =>
  z
    .record(name, value)
    .refine((entries) => Object.keys(entries).length <= most, { params: { most } })
    .transform(withoutInherited);

export const expressions = table(expression, MOST_FIELDS);

export const who = z.custom<Who>(isWho, { params: { problem: 'not-who' } });

const oneOrMany = z.union([who, z.array(who).min(1)]);

export const by: z.ZodType<By> = z.strictObject({
  who: oneOrMany,
  share: z.enum(SHARES).exactOptional(),
  quorum: z.union([z.enum(['any', 'all', 'order']), z.int().min(1)]).exactOptional(),
  via: z.array(z.enum(['link', 'paper'])).exactOptional(),
  not: oneOrMany.exactOptional(),
  deputy: who.exactOptional(),
} satisfies ShapeOf<By>);

/** `lacks` goes two deep; without an end a short text could nest until the stack is full. */
const queryShape = {
  of: reference,
  where: expression.exactOptional(),
  sort: z.string().min(1).max(LONGEST_EXPRESSION).exactOptional(),
  first: expression.exactOptional(),
  sample: expression.exactOptional(),
};

const innermostQuery = z.strictObject(queryShape);

const innerQuery = z.strictObject({ ...queryShape, lacks: innermostQuery.exactOptional() });

export const query: z.ZodType<Query> = z.strictObject({
  ...queryShape,
  lacks: innerQuery.exactOptional(),
} satisfies ShapeOf<Query>);

const fieldType = z.union([
  z.enum(PLAIN_FIELD_TYPES),
  z.templateLiteral(['ref:', z.string().regex(/[a-z][a-z0-9-]{0,63}/)]),
]);

const choice: z.ZodType<Choice> = z.strictObject({
  // A value, not a key: levels of secrecy are named in Chinese, classes by a number.
  id: z
    .string()
    .max(LONGEST_NAME)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u),
  title: texts,
} satisfies ShapeOf<Choice>);

/** A column is a field without columns of its own: a table in a cell has no place in a form. */
const columnShape = {
  type: fieldType,
  title: texts,
  help: texts.exactOptional(),
  choices: z
    .union([z.array(choice).min(1).max(MOST_FIELDS), z.strictObject({ rowsOf: name })])
    .exactOptional(),
  computed: expression.exactOptional(),
  proposed: expression.exactOptional(),
  requiredWhen: expression.exactOptional(),
  visibleWhen: expression.exactOptional(),
  validWhen: expression.exactOptional(),
  seenBy: z.array(who).exactOptional(),
  changedBy: z.array(who).exactOptional(),
};

const field: z.ZodType<Field> = z.strictObject({
  ...columnShape,
  columns: table(z.strictObject(columnShape), MOST_FIELDS).exactOptional(),
  tasks: z.strictObject({ owner: name, due: name, done: name }).exactOptional(),
} satisfies ShapeOf<Field>);

export const fields = table(field, MOST_FIELDS);

/** `name`, `name!`, `name=`. */
export const form = z
  .array(
    z
      .string()
      .max(LONGEST_NAME + 1)
      .regex(/^[A-Za-z][\w-]*[!=]?$/)
      .refine(isFree, free),
  )
  .max(MOST_FIELDS);
