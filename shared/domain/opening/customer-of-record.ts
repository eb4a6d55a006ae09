/** The customer of a ticket that is about a record: the record itself, or whoever owns the thing. */
import { isRecord, type RecordValue, type Value } from '#shared/domain/expression/value.ts';
import type { Customer } from '#shared/domain/ticket/ticket.ts';

/** Who stands behind a vehicle, a home, a filing; nothing where the record speaks for itself. */
export const behind = (record: RecordValue): Value => record['owner'] ?? record['customer'] ?? null;

/** Read from the fields `name`, `mail` and `phone`, as the kinds of the handbook have them. */
export const customerOf = (record: Value): Customer | undefined => {
  if (!isRecord(record) || typeof record['id'] !== 'string') return undefined;
  const { id, name, mail, phone } = record;
  if (typeof name !== 'string') return undefined;
  return {
    id,
    name,
    ...(typeof mail === 'string' ? { email: mail } : {}),
    ...(typeof phone === 'string' ? { phone } : {}),
  };
};
