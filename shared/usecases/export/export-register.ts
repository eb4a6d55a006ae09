import { may, type Person } from '#shared/domain/access/role.ts';
import { rankOf } from '#shared/domain/access/secrecy.ts';
import { EXPORTED_UP_TO } from '#shared/domain/sheet/table-of-records.ts';
import { tableOfRegister } from '#shared/domain/sheet/table-of-register.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import {
  type Exported,
  type ExportPorts,
  type ExportRefusal,
  type ExportWish,
  exportTable,
} from '#shared/usecases/export/export-table.ts';
import {
  type EntriesPage,
  entriesIn,
  type RegisterPorts,
  type RegisterQuery,
  type RegisterRefusal,
  registerFor,
  tableOf,
} from '#shared/usecases/read-registers.ts';

export type ExportRegisterPorts = ExportPorts & RegisterPorts;

export type ExportRegisterRefusal =
  | ExportRefusal
  | RegisterRefusal
  | { readonly code: 'access.denied'; readonly action: 'records.export' };

export interface ExportedRegister {
  readonly exported: Exported;
  /** Tickets that the person may read one by one, and that are too secret for a list. */
  readonly leftOut: number;
}

export type RegisterWish = Omit<ExportWish, 'title'> & Omit<RegisterQuery, 'limit' | 'cursor'>;

/**
 * Each ticket is a read of its own and about a millisecond of work, and the answer is due in ten seconds. A year with more is asked
 * for by the month.
 */
export const MOST_EXPORTED_TICKETS = 5_000;

/** So many are read at the same time, twice the connections that the SDK holds to the table. */
const PAGE = 100;

/**
 * A register from the first to the last of its days, with groups and totals of all of it. For whoever reaches the register and may
 * export; it holds what the same person sees of it page by page, up to 秘密.
 */
export const exportRegister = async (
  ports: ExportRegisterPorts,
  person: Person,
  { format, language, ...query }: RegisterWish,
): Promise<Result<ExportedRegister, ExportRegisterRefusal>> => {
  const kept = await registerFor(ports, person, query);
  if (kept === undefined) return refuse({ code: 'register.missing' });
  if (!may(person, 'records.export', kept.playbook.team)) {
    return refuse({ code: 'access.denied', action: 'records.export' });
  }
  const { items, read } = await allOf(ports, person, query);
  if (read > MOST_EXPORTED_TICKETS) {
    return refuse({ code: 'export.too-large', rows: read, most: MOST_EXPORTED_TICKETS });
  }
  const open = items.filter(
    ({ sight }) => rankOf(sight.protection.secrecy) <= rankOf(EXPORTED_UP_TO),
  );
  const entries = open.map(({ entry }) => entry);
  const table = await tableOf(ports, person, kept, entries);
  if (!table.ok) return table;
  const sheet = tableOfRegister(kept.playbook, kept.register, table.value);
  const title = kept.register.title[language];
  const exported = await exportTable(ports, sheet, { format, language, title });
  return exported.ok
    ? accept({ exported: exported.value, leftOut: items.length - open.length })
    : exported;
};

/** A page more than fits, so that a register that is too large is refused and not cut. */
const allOf = async (
  ports: RegisterPorts,
  person: Person,
  query: Omit<RegisterQuery, 'register' | 'limit' | 'cursor'>,
): Promise<EntriesPage> => {
  let all = await entriesIn(ports, person, { ...query, limit: PAGE });
  while (all.next !== undefined && all.read <= MOST_EXPORTED_TICKETS) {
    const page = await entriesIn(ports, person, { ...query, limit: PAGE, cursor: all.next });
    all = { ...page, items: [...all.items, ...page.items], read: all.read + page.read };
  }
  return all;
};
