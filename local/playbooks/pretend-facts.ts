/** What a desk would look up elsewhere, made up: every record is there, everybody has a superior, nobody is away. */

import type { Books } from '#local/playbooks/pretend-books.ts';
import { pretendValue, type ValuePlace } from '#local/playbooks/pretend-values.ts';
import type { Person } from '#shared/domain/access/role.ts';
import { type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { fromField } from '#shared/domain/expression/field-value.ts';
import { decimal, type Json, type Value } from '#shared/domain/expression/value.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import { KINDS } from '#shared/playbooks/handbook.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';

export interface FactPlace {
  readonly books: Books;
  readonly people: readonly Person[];
  /** The id of whoever is everybody's superior. */
  readonly superior: string;
  readonly values: ValuePlace;
}

/** @returns an answer to each of them; what a trial knows nothing of is unset */
export const pretendFacts = (
  lookups: readonly Lookup[],
  place: FactPlace,
): ReadonlyMap<string, Value> =>
  new Map(lookups.map((lookup) => [lookupKey(lookup), answerTo(lookup, place)]));

const answerTo = ({ name, args }: Lookup, place: FactPlace): Value => {
  const { people, superior } = place;
  const [first = null, second = null] = args;
  switch (name) {
    case 'balance':
      return balanceOf(String(first), String(second), place.books);
    case 'record':
      return pretendRecord(String(first), String(second), place.values);
    case 'person':
      return personValue(people.find(({ id }) => id === idIn(first)));
    case 'boss':
    case 'bossesOfRole':
      return { id: superior };
    case 'holders':
      return people.filter(({ roles }) => roles.some(({ id }) => id === first)).map(personValue);
    case 'duty':
      return personValue(people[0]);
    case 'query':
    case 'children':
      return [];
    default:
      return null;
  }
};

const idIn = (json: Json): Json =>
  typeof json === 'object' && json !== null && 'id' in json ? (json['id'] ?? null) : json;

const personValue = (person: Person | undefined): Value =>
  person === undefined
    ? null
    : { id: person.id, name: person.id, roles: person.roles.map(({ id }) => id), away: false };

const balanceOf = (id: string, account: string, { balance }: Books): Value => {
  const ledger = LEDGERS.find((one) => one.id === id);
  return ledger === undefined ? null : decimal(decimalText(balance(id, account), ledger.unit));
};

const pretendRecord = (kind: string, id: string, place: ValuePlace): Value => {
  const fields = KINDS.find((one) => one.id === kind)?.fields ?? {};
  return { ...valuesOf(fields, place), id };
};

const valuesOf = (fields: Fields, place: ValuePlace): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      if (field.computed !== undefined) return [];
      const read = fromField(field, pretendValue(field, place), name);
      if (!read.ok) return [];
      const isNamed = field.type === 'person' || field.type.startsWith('ref:');
      return [[name, isNamed ? { id: read.value } : read.value]];
    }),
  );
