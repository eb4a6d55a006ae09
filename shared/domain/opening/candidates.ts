/** Among whom an effect shares its tickets out. */
import { isList, isRecord, type RecordValue, type Value } from '#shared/domain/expression/value.ts';
import type { Candidate } from '#shared/domain/opening/share-out.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import type { Asking, Names, View } from '#shared/domain/run/asking.ts';
import { whoList } from '#shared/domain/run/people.ts';

interface Place {
  readonly view: View;
  readonly ask: Asking;
  readonly names?: Names;
}

/**
 * The holders of a role (fact `holders`), or the persons of a field; of a table, its column of persons. Who is away is left out while
 * anybody else is there; when all are away their `deputy` does it.
 *
 * `ability` and `load` are read where they stand: in a column or field of that name. Without one the ability is 1, and the load the
 * open tickets that the person has now (fact `openWork`); asked only where work is shared out by load.
 */
export const candidatesOf = (by: By, place: Place): readonly Candidate[] => {
  const meant = peopleOf(by.who, place);
  const there = meant.filter((person) => person['away'] !== true);
  const chosen = there.length > 0 || by.deputy === undefined ? there : peopleOf(by.deputy, place);
  const people = chosen.length > 0 ? chosen : meant;
  const ask = by.share === 'load' ? place.ask : undefined;
  return [...new Map(people.flatMap((person) => candidate(person, ask))).values()];
};

const peopleOf = (who: By['who'], place: Place): readonly RecordValue[] =>
  whoList(who).flatMap((one) => recordsIn(meantBy(one, place)));

const meantBy = (who: Who, { view, ask, names }: Place): Value => {
  if (who.startsWith('@')) return ask.lookUp({ name: 'holders', args: [who.slice(1)] });
  if (who.startsWith('$')) return fieldValue(who.slice(1), { view, ask, ...(names && { names }) });
  if (who === 'owner') return view.case.owner ?? null;
  return who === 'opener' || who === 'first' ? (view.case.opener ?? null) : null;
};

/** A row of a table speaks for the person in it, and what else it holds is what is known of them. */
const fieldValue = (name: string, { view, ask, names }: Place): Value => {
  const value = ask.value(name, view, names);
  const columns = Object.entries(view.playbook.fields[name]?.columns ?? {});
  const person = columns.find(([, { type }]) => type === 'person')?.[0];
  if (person === undefined || !isList(value)) return value;
  return value.flatMap((row) =>
    isRecord(row) ? recordsIn(row[person] ?? null).map((one) => ({ ...row, ...one })) : [],
  );
};

const recordsIn = (value: Value): readonly RecordValue[] => {
  if (typeof value === 'string') return [{ id: value }];
  if (isList(value)) return value.flatMap(recordsIn);
  return isRecord(value) ? [value] : [];
};

const candidate = (
  person: RecordValue,
  ask: Asking | undefined,
): readonly (readonly [string, Candidate])[] => {
  const { id, ability } = person;
  if (typeof id !== 'string') return [];
  const load = person['load'] ?? ask?.lookUp({ name: 'openWork', args: [id] });
  const able = numberIn(ability);
  return [[id, { id, ability: able > 0 ? able : 1, load: Math.max(0, numberIn(load)) }]];
};

const numberIn = (value: Value | undefined): number => {
  const number = Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : 0;
};
