/** Works out a computed field of a playbook for given values, the way the desk would. */
import { evaluate } from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { fromJson, type Json, toJson } from '#shared/domain/expression/value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import { instantOf } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';

export const workOut = (
  field: Field | undefined,
  values: Readonly<Record<string, Json>>,
): Json | undefined => {
  const parsed = parseExpression(field?.computed ?? '');
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  const answer = evaluate(parsed.value, {
    name: (name) => fromJson(values[name] ?? null),
    calendar: workingCalendar,
    now: instantOf(Date.UTC(2026, 0, 5)),
    known: () => undefined,
  });
  return answer.ok ? toJson(answer.value) : undefined;
};
