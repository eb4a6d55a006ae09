/** Fields that only some see (`seenBy`). Expressions see them all; people do not. */
import { audienceOf } from '#shared/domain/access/protection.ts';
import { belongsTo } from '#shared/domain/access/reading.ts';
import type { Person } from '#shared/domain/access/role.ts';
import { namesIn } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { HOLE } from '#shared/domain/expression/text.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** The fields that a person who sees the ticket does not see. */
export const hiddenFields = (person: Person, view: View, ask: Asking): ReadonlySet<string> =>
  new Set(
    guardedFields(view.playbook).flatMap(([name, seenBy]) =>
      belongsTo(person, audienceOf(seenBy, view, ask)) ? [] : [name],
    ),
  );

/** The fields of a playbook that not everybody sees. */
const guardedFields = ({
  fields,
}: Playbook): readonly (readonly [name: string, seenBy: readonly Who[]])[] =>
  Object.entries(fields).flatMap(([name, { seenBy }]) =>
    seenBy === undefined ? [] : [[name, seenBy] as const],
  );

/** The fields that a text gives away and that not everybody sees. */
export const fieldsToldBy = (text: Texts, playbook: Playbook): readonly string[] => {
  const guarded = guardedFields(playbook).map(([name]) => name);
  if (guarded.length === 0) return [];
  const named = new Set(
    Object.values(text).flatMap((words) =>
      [...words.matchAll(HOLE)].flatMap(([, source = '']) => {
        const node = parseExpression(source.trim());
        return node.ok ? [...namesIn(node.value)] : [];
      }),
    ),
  );
  return guarded.filter((name) => named.has(name));
};
