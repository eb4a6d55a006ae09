/** Fields that only some see (`seenBy`). Expressions see them all; people do not. */
import { audienceOf } from '#shared/domain/access/protection.ts';
import { belongsTo } from '#shared/domain/access/reading.ts';
import type { Person } from '#shared/domain/access/role.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { namesIn } from '#shared/domain/expression/parts.ts';
import { HOLE } from '#shared/domain/expression/text.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** Names of fields, and of columns as `field.column`. */
export type FieldPaths = ReadonlySet<string>;

/** What a person who sees the ticket does not see of its fields. */
export const hiddenFields = (person: Person, view: View, ask: Asking): FieldPaths =>
  new Set(
    guardedFields(view.playbook).flatMap(([path, { seenBy = [] }]) =>
      belongsTo(person, audienceOf(seenBy, view, ask)) ? [] : [path],
    ),
  );

/** The fields and columns of a playbook that not everybody sees. */
const guardedFields = ({ fields }: Playbook): readonly (readonly [path: string, Field])[] =>
  Object.entries(fields)
    .flatMap(([name, field]): readonly (readonly [string, Field])[] => [
      [name, field],
      ...Object.entries(field.columns ?? {}).map(
        ([column, cell]) => [`${name}.${column}`, cell] as const,
      ),
    ])
    .filter(([, { seenBy }]) => seenBy !== undefined);

export const withoutHidden = (
  fields: Readonly<Record<string, Json>>,
  hidden: FieldPaths,
): Readonly<Record<string, Json>> =>
  hidden.size === 0
    ? fields
    : Object.fromEntries(
        Object.entries(fields)
          .filter(([name]) => !hidden.has(name))
          .map(([name, json]) => [name, withoutColumns(name, json, hidden)]),
      );

const withoutColumns = (name: string, json: Json, hidden: FieldPaths): Json =>
  Array.isArray(json)
    ? json.map((row) =>
        typeof row === 'object' && row !== null && !Array.isArray(row)
          ? Object.fromEntries(
              Object.entries(row).filter(([column]) => !hidden.has(`${name}.${column}`)),
            )
          : row,
      )
    : json;

/** The fields that a text gives away and that not everybody sees. */
export const fieldsToldBy = (text: Texts, playbook: Playbook): readonly string[] => {
  const guarded = guardedFields(playbook).map(([path]) => path);
  if (guarded.length === 0) return [];
  const named = new Set(
    Object.values(text).flatMap((words) =>
      [...words.matchAll(HOLE)].flatMap(([, source = '']) => {
        const node = parseExpression(source.trim());
        return node.ok ? [...namesIn(node.value)] : [];
      }),
    ),
  );
  return guarded.filter((path) => named.has(path.split('.')[0] ?? path));
};
