import type { Person } from '#shared/domain/access/role.ts';
import { mayExportKind } from '#shared/domain/import/may-import.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { MOST_SHEET_ROWS } from '#shared/domain/sheet/sheet.ts';
import { isExported, tableOfRecords } from '#shared/domain/sheet/table-of-records.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Kinds, Records } from '#shared/ports/records.ts';
import {
  type Exported,
  type ExportPorts,
  type ExportRefusal,
  type ExportWish,
  exportTable,
} from '#shared/usecases/export/export-table.ts';

export interface ExportRecordsPorts extends ExportPorts {
  readonly kinds: Kinds;
  readonly records: Pick<Records, 'list'>;
}

export type ExportRecordsRefusal =
  | ExportRefusal
  | { readonly code: 'kind.missing'; readonly kind: string }
  | { readonly code: 'access.denied'; readonly action: 'records.export' };

export interface ExportedRecords {
  readonly exported: Exported;
  /** Records that are too secret for a list, or about whoever asks. */
  readonly leftOut: number;
}

/** One page of the table holds 1 MB (AWS: Query), some hundreds of records. */
const PAGE = 500;

/** All records of a kind, in the order of their ids. */
export const exportRecords = async (
  ports: ExportRecordsPorts,
  person: Person,
  { kind: id, ...wish }: Omit<ExportWish, 'title'> & { readonly kind: string },
): Promise<Result<ExportedRecords, ExportRecordsRefusal>> => {
  const kind = await ports.kinds.kind(id);
  if (kind === undefined) return refuse({ code: 'kind.missing', kind: id });
  if (!mayExportKind(person, kind)) {
    return refuse({ code: 'access.denied', action: 'records.export' });
  }
  const found = await allOf(ports, id);
  const moment = { now: ports.clock.now(), calendar: ports.calendar };
  const open = found.filter((record) => isExported(person, kind, record, moment));
  const title = kind.title[wish.language];
  const exported = await exportTable(ports, tableOfRecords(person, kind, open), { ...wish, title });
  return exported.ok
    ? accept({ exported: exported.value, leftOut: found.length - open.length })
    : exported;
};

/** One more than fits, so that a kind that is too large is refused and not cut. */
const allOf = async (
  { records }: ExportRecordsPorts,
  kind: string,
): Promise<readonly DeskRecord[]> => {
  const found: DeskRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await records.list({
      kind,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && found.length <= MOST_SHEET_ROWS);
  return found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};
