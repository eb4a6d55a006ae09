import type { DeskRecord } from '#shared/domain/record/record.ts';
import type { Customer } from '#shared/domain/ticket/ticket.ts';

/** The customer that a record names, as a ticket knows them; nothing for a record of somebody or something else. */
export const customerInRecord = ({ kind, id, fields }: DeskRecord): Customer | undefined => {
  const { name, mail, phone } = fields;
  return kind !== 'customer' || typeof name !== 'string'
    ? undefined
    : {
        id: `customer:${id}`,
        name,
        ...(typeof mail === 'string' ? { email: mail } : {}),
        ...(typeof phone === 'string' ? { phone } : {}),
      };
};
