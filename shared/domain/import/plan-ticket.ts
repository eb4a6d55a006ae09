/** What a row opens where the door `import` leads to a playbook: at most one ticket for its key, ever. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { evaluate } from '#shared/domain/expression/evaluate.ts';
import { fromField } from '#shared/domain/expression/field-value.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { toJson } from '#shared/domain/expression/value.ts';
import type { Values } from '#shared/domain/import/row.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Customer } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The expression after which a row is one and the same; without it every row of every import is a new one. */
const importKeyOf = ({ triggers }: Playbook): string | undefined =>
  triggers.find((trigger) => 'door' in trigger && trigger.door === 'import')?.key;

/** @returns nothing where the key cannot be worked out from the row alone, or is unset */
export const rowKey = (
  playbook: Playbook,
  values: Values,
  moment: { readonly now: Instant; readonly calendar: Calendar },
): string | undefined => {
  const node = parseExpression(importKeyOf(playbook) ?? '');
  if (!node.ok) return undefined;
  const found = evaluate(node.value, {
    ...moment,
    known: () => undefined,
    name: (name) => {
      const field = playbook.fields[name];
      if (field === undefined) return undefined;
      const read = fromField(field, values[name] ?? null);
      return read.ok ? read.value : null;
    },
  });
  const json = found.ok ? toJson(found.value) : null;
  return json === null || json === '' ? undefined : JSON.stringify(json);
};

/** Whom the row is about: its first mail address and telephone, under the first thing that is called a name. */
export const customerIn = (
  fields: Fields,
  values: Values,
  otherwise: { readonly id: string; readonly name: string },
): Customer => {
  const first = (fits: (name: string, type: string) => boolean): string | undefined =>
    Object.entries(fields).flatMap(([name, { type }]) => {
      const value = values[name];
      return fits(name, type) && typeof value === 'string' ? [value] : [];
    })[0];
  const email = first((_, type) => type === 'mail');
  const phone = first((_, type) => type === 'phone');
  const name = first((called, type) => type === 'text' && /^(?:name|customer)$/.test(called));
  return {
    id:
      email === undefined
        ? phone === undefined
          ? otherwise.id
          : `tel:${phone}`
        : `mailto:${email.toLowerCase()}`,
    name: name ?? otherwise.name,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
};
