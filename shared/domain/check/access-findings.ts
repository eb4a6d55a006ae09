/** Whether those who act see what they act on, and whether the rules of access can be kept. */
import type { Finding } from '#shared/domain/check/finding.ts';
import { partsOf } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Node } from '#shared/domain/expression/syntax.ts';
import type { Field, FieldUse } from '#shared/domain/playbook/field.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { usesOf } from '#shared/domain/run/form.ts';
import { byOf, whoList } from '#shared/domain/run/people.ts';

export const accessFindings = (playbook: Playbook): readonly Finding[] => [
  ...blindPerformers(playbook),
  ...hiddenWhenFindings(playbook.access?.hiddenWhen),
  ...Object.entries(playbook.fields).flatMap(([name, field]) => columnFindings(name, field)),
];

/** A place where somebody acts, with everything that its forms ask. */
interface Place {
  readonly at: string;
  readonly by: readonly Who[];
  readonly form: readonly FieldUse[];
}

const placesIn = ({ steps, acts = {} }: Playbook): readonly Place[] => [
  ...Object.entries(steps).flatMap(([id, { by, form = [], outcomes }]) =>
    by === undefined
      ? []
      : [
          {
            at: `steps.${id}`,
            by: whoList(byOf(by).who),
            form: [...form, ...Object.values(outcomes).flatMap((outcome) => outcome.form ?? [])],
          },
        ],
  ),
  ...Object.entries(acts).map(([id, { by, form = [] }]) => ({
    at: `acts.${id}`,
    by: whoList(byOf(by).who),
    form,
  })),
];

/** A ticket or a field that is kept from whoever must act on it stands still for ever. */
const blindPerformers = (playbook: Playbook): readonly Finding[] =>
  placesIn(playbook).flatMap(({ at, by, form }) => [
    ...blind(by, playbook.access?.seenBy).map(
      (what): Finding => ({ code: 'access.performer-blind', at, what, more: playbook.id }),
    ),
    ...usesOf(form)
      .filter(({ use }) => use === 'must')
      .flatMap(({ name }) =>
        blind(by, playbook.fields[name]?.seenBy).map(
          (what): Finding => ({ code: 'access.performer-blind', at, what, more: name }),
        ),
      ),
  ]);

/** Parties outside come in by their own link. */
const blind = (by: readonly Who[], seenBy: readonly Who[] | undefined): readonly Who[] =>
  seenBy === undefined
    ? []
    : by.filter((who) => !(seenBy.includes(who) || who === 'customer' || who.startsWith('party:')));

/** From whom a ticket is hidden must be known by name when it is listed: roles and teams have no names. */
const hiddenWhenFindings = (hiddenWhen: string | undefined): readonly Finding[] => {
  const node = hiddenWhen === undefined ? undefined : parseExpression(hiddenWhen);
  return hiddenWhen !== undefined && node?.ok === true && asksMore(node.value)
    ? [{ code: 'access.asks-more', at: 'access.hiddenWhen', what: hiddenWhen }]
    : [];
};

const asksMore = (node: Node): boolean => {
  if (node.is === 'name') return node.name === 'me';
  const isId = node.is === 'member' && node.of.is === 'name' && node.of.name === 'me';
  return isId ? node.name !== 'id' : partsOf(node).some(asksMore);
};

/** Rows have no names of their own: whose cell is whose would be lost when somebody who does not see it adds a row. */
const columnFindings = (name: string, { columns = {} }: Field): readonly Finding[] =>
  Object.entries(columns).flatMap(([column, { seenBy, changedBy }]) =>
    seenBy === undefined && changedBy === undefined
      ? []
      : [{ code: 'access.of-column', at: `fields.${name}`, what: column } as const],
  );
