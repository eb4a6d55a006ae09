/** Queries of playbooks, answered from records, tickets and ledgers. */

import { type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import {
  decimal,
  isRecord,
  type RecordValue,
  type Value,
} from '#shared/domain/expression/value.ts';
import { accountParts } from '#shared/domain/ledger/account.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Query } from '#shared/domain/playbook/query.ts';
import { followedReferences } from '#shared/domain/query/query-lookup.ts';
import { selectRows } from '#shared/domain/query/select-rows.ts';
import { recordValue } from '#shared/domain/record/record-value.ts';
import type { Kinds, Records } from '#shared/ports/records.ts';
import { textIn } from './json-args.ts';
import type { LedgerKnowledge } from './ledger-facts.ts';
import { type RosterKnowledge, shiftRows } from './roster-facts.ts';
import { type TicketKnowledge, ticketRows } from './ticket-facts.ts';

export interface QueryKnowledge extends TicketKnowledge, LedgerKnowledge, RosterKnowledge {
  readonly records: Records;
  readonly kinds: Kinds;
}

/** Twice the largest campaign. A source with more is a matter for an index of its own, not for reading it all. */
export const MOST_ROWS_READ = 20_000;

const PAGE = 500;

/** Facts that conditions ask for each row, and facts behind those. */
const MOST_ROUNDS = 3;

type FetchFacts = (lookups: readonly Lookup[]) => Promise<ReadonlyMap<string, Value>>;

interface Source {
  readonly rows: readonly RecordValue[];
  /** The kinds of the records that its columns refer to. */
  readonly kinds: ReadonlyMap<string, string>;
}

const NOTHING: Source = { rows: [], kinds: new Map() };

/**
 * @param fetch what the conditions ask themselves: a superior, a balance
 * @throws Error when a condition cannot be worked out with these rows: the playbook is at fault
 */
export const answerQuery = async (
  { args, names = {} }: Lookup,
  desk: QueryKnowledge,
  fetch: FetchFacts,
): Promise<Value> => {
  const query: Query = JSON.parse(textIn(args[0]));
  const [own, other] = await Promise.all([
    sourceOf(query.of, desk),
    query.lacks === undefined ? NOTHING : sourceOf(query.lacks.of, desk),
  ]);
  const follow = followedReferences(query);
  const rows = await followed(own, follow, fetch);
  const others = await followed(other, follow, fetch);
  let facts: ReadonlyMap<string, Value> = new Map();
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const found = selectRows(query, {
      rows,
      others,
      names,
      facts,
      calendar: desk.calendar,
      now: desk.clock.now(),
      seed: textIn(args[1]),
    });
    if (found.ok) return found.value;
    const { refusal } = found;
    if (refusal.code === 'query.failed') {
      throw new Error(`a query cannot be worked out (${refusal.reason}): ${refusal.expression}`);
    }
    facts = new Map([...facts, ...(await fetch(refusal.lookups))]);
  }
  throw new Error('a query asks for facts without end');
};

/** A source that there is none of has no rows. */
const sourceOf = async (of: string, desk: QueryKnowledge): Promise<Source> => {
  if (of.startsWith(LEDGER)) {
    return { rows: await accountRows(of.slice(LEDGER.length), desk), kinds: new Map() };
  }
  if (of.startsWith(ROSTER)) {
    const rows = await shiftRows(of.slice(ROSTER.length), desk);
    return { rows, kinds: new Map([['person', 'person']]) };
  }
  const kind = await desk.kinds.kind(of);
  if (kind !== undefined) {
    return { rows: await recordRows(kind, desk), kinds: new Map(referencesOf(kind.fields)) };
  }
  const playbook = await desk.playbooks.current(of);
  if (playbook === undefined) return NOTHING;
  const { fields, about } = playbook;
  return {
    rows: await ticketRows(desk, { playbook: of }, MOST_ROWS_READ),
    kinds: new Map([
      ...referencesOf(fields),
      ...PEOPLE.map((name) => [name, 'person'] as const),
      ...(about === undefined ? [] : [['about', about] as const]),
    ]),
  };
};

const LEDGER = 'ledger:';
const ROSTER = 'roster:';
const REFERENCE = 'ref:';

/** Colleagues that every ticket may name. */
const PEOPLE = ['owner', 'opener'];

const referencesOf = (fields: Fields): readonly (readonly [string, string])[] =>
  Object.entries(fields).flatMap(([name, { type }]) => {
    if (type === 'person') return [[name, 'person'] as const];
    return type.startsWith(REFERENCE) ? [[name, type.slice(REFERENCE.length)] as const] : [];
  });

/** Rows with the records behind the references that conditions look into. */
const followed = async (
  { rows, kinds }: Source,
  names: readonly string[],
  fetch: FetchFacts,
): Promise<readonly RecordValue[]> => {
  const followedNames = names.filter((name) => kinds.has(name));
  if (followedNames.length === 0) return rows;
  const lookups = rows.flatMap((row) =>
    followedNames.flatMap((name) => recordLookup(kinds.get(name), row[name]) ?? []),
  );
  const facts = await fetch([...new Map(lookups.map((one) => [lookupKey(one), one])).values()]);
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      followedNames.flatMap((name) => {
        const lookup = recordLookup(kinds.get(name), row[name]);
        const record = lookup === undefined ? undefined : facts.get(lookupKey(lookup));
        return isRecord(record) ? [[name, record]] : [];
      }),
    ),
  }));
};

const recordLookup = (
  kind: string | undefined,
  reference: Value | undefined,
): Lookup | undefined => {
  const id = isRecord(reference) ? reference['id'] : reference;
  return kind === undefined || typeof id !== 'string' || id === ''
    ? undefined
    : { name: 'record', args: [kind, id] };
};

const recordRows = async (
  kind: Kind,
  { records }: QueryKnowledge,
): Promise<readonly RecordValue[]> => {
  const rows: RecordValue[] = [];
  let page = await records.list({ kind: kind.id, limit: PAGE });
  rows.push(...page.items.map((record) => recordValue(kind, record)));
  while (page.next !== undefined && rows.length < MOST_ROWS_READ) {
    page = await records.list({ kind: kind.id, limit: PAGE, cursor: page.next });
    rows.push(...page.items.map((record) => recordValue(kind, record)));
  }
  return rows.toSorted(byId).slice(0, MOST_ROWS_READ);
};

/** Records lie in no order that means anything; the same query shall answer the same list. */
const byId = (a: RecordValue, b: RecordValue): number =>
  String(a['id']) < String(b['id']) ? -1 : 1;

/** The accounts of a ledger: `account`, its parts by name, `balance`. */
const accountRows = async (
  id: string,
  { book, ledgers }: QueryKnowledge,
): Promise<readonly RecordValue[]> => {
  const ledger = ledgers.find((one) => one.id === id);
  if (ledger === undefined) return [];
  const rows: RecordValue[] = [];
  let page = await book.accounts({ ledger: id, prefix: '', limit: PAGE });
  const add = (): void => {
    for (const { account, balance } of page.items) {
      const parts = accountParts(ledger, account);
      rows.push({
        ...(parts.ok ? parts.value : {}),
        id: account,
        account,
        balance: decimal(decimalText(balance, ledger.unit)),
      });
    }
  };
  add();
  while (page.next !== undefined && rows.length < MOST_ROWS_READ) {
    page = await book.accounts({ ledger: id, prefix: '', limit: PAGE, cursor: page.next });
    add();
  }
  return rows;
};
