/** The colleagues of the desk, from their records: name, superior, roles, deputy, away. */
import type { Value } from '#shared/domain/expression/value.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import type { Records } from '#shared/ports/records.ts';
import { idIn } from './json-args.ts';

/** The kind whose records are colleagues. Its fields `boss`, `roles` and `active` are read here. */
const PERSON = 'person';

/** More colleagues than any service department has; beyond them a role is not answered for. */
const MOST_COLLEAGUES = 2_000;
const PAGE = 200;

export interface Directory {
  readonly person: (id: string) => Promise<DeskRecord | undefined>;
  /** Those who are employed; read once. */
  readonly all: () => Promise<readonly DeskRecord[]>;
}

/** For the lookups of one decision. */
export const directory = ({ records }: { readonly records: Records }): Directory => {
  let everybody: Promise<readonly DeskRecord[]> | undefined;
  return {
    async person(id) {
      const found = id === '' ? undefined : await records.record({ kind: PERSON, id });
      return found?.state === 'kept' ? found : undefined;
    },
    all() {
      everybody ??= colleagues(records);
      return everybody;
    },
  };
};

const colleagues = async (records: Records): Promise<readonly DeskRecord[]> => {
  const found: DeskRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await records.list({
      kind: PERSON,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items.filter(({ fields }) => fields['active'] !== false));
    cursor = page.next;
  } while (cursor !== undefined && found.length < MOST_COLLEAGUES);
  return found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** The superior with the name, where it is known; null for who has none. */
export const bossOf = async (id: string, people: Directory): Promise<Value> => {
  const person = await people.person(id);
  const boss = bossIdOf(person);
  if (boss === '') return null;
  const record = await people.person(boss);
  return record === undefined ? { id: boss } : cardOf(record);
};

/** The superiors of all who hold the role, each once. */
export const bossesOf = async (role: string, people: Directory): Promise<Value> => {
  const holders = await holding(role, people);
  const ids = new Set(holders.map(bossIdOf).filter((id) => id !== ''));
  return [...ids].map((id) => ({ id }));
};

export const holdersOf = async (role: string, people: Directory): Promise<Value> =>
  (await holding(role, people)).map(cardOf);

const holding = async (role: string, people: Directory): Promise<readonly DeskRecord[]> =>
  (await people.all()).filter((person) => rolesOf(person).includes(role));

const bossIdOf = (person: DeskRecord | undefined): string => idIn(person?.fields['boss']);

const rolesOf = ({ fields }: DeskRecord): readonly string[] => {
  const roles = fields['roles'];
  return Array.isArray(roles) ? roles.map(idIn) : [];
};

const cardOf = (person: DeskRecord): Value => {
  const { name, deputy, away } = person.fields;
  return {
    id: person.id,
    name: typeof name === 'string' ? name : null,
    roles: rolesOf(person),
    deputy: idIn(deputy) === '' ? null : idIn(deputy),
    away: away === true,
  };
};
