/** Records of a kind as a table that can be imported again. */
import { holds, type Person } from '#shared/domain/access/role.ts';
import { rankOf } from '#shared/domain/access/secrecy.ts';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { isImportable } from '#shared/domain/import/read-value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { secrecyOf } from '#shared/domain/record/secrecy.ts';
import type { SheetTable } from '#shared/domain/sheet/table.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What the right to export opens by itself (P050): 秘密. What is more secret is read one by one and never by the list. */
export const EXPORTED_UP_TO = '秘密';

/** Whether a person gets a record in a list: not one about themselves, nor one above what lists may hold. */
export const isExported = (
  person: Person,
  kind: Kind,
  record: DeskRecord,
  moment: { readonly now: Instant; readonly calendar: Calendar },
): boolean =>
  record.subject !== person.id && rankOf(secrecyOf(kind, record, moment)) <= rankOf(EXPORTED_UP_TO);

/** Columns are the fields that fit into cells and that the person may see, behind the record's id. */
export const tableOfRecords = (
  person: Person,
  { fields }: Kind,
  records: readonly DeskRecord[],
): SheetTable => {
  const shown = Object.entries(fields).filter(([, field]) => isShown(person, field));
  return {
    columns: [ID, ...shown.map(([, field]) => field)],
    rows: records.map((record) => [
      record.id,
      ...shown.map(([name]) => record.fields[name] ?? null),
    ]),
  };
};

const ID = { type: 'text', title: { 'zh-CN': 'id', en: 'id' } } as const;

const isShown = (person: Person, field: Field): boolean =>
  isImportable(field) &&
  (field.seenBy === undefined ||
    field.seenBy.some((who) => who.startsWith('@') && holds(person, who.slice(1))));
