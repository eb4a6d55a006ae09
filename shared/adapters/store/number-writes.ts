/** What giving a business number writes: the number, once, and its series one further than the decision saw it. */
import type { TicketId } from '#shared/domain/ids.ts';
import type { Numbered } from '#shared/domain/run/business-number.ts';
import { businessNumberKey, SCHEMA, seriesKey } from './keys.ts';
import type { PurposefulWrite } from './purpose.ts';

export const numberWrites = (
  { number, series, takenOver }: Numbered,
  ticket: TicketId,
): readonly PurposefulWrite[] => [
  ...(series === undefined ? [] : [seriesWrite(series)]),
  ...(takenOver === true ? [] : [ownWrite(number, ticket)]),
];

const seriesWrite = ({ name, running }: NonNullable<Numbered['series']>): PurposefulWrite => ({
  write: {
    put: { ...seriesKey(name), kind: 'series', schema: SCHEMA, last: running },
    when: running === 1 ? { row: 'absent' } : { field: 'last', equals: running - 1 },
  },
  for: { is: 'series' },
});

const ownWrite = (number: string, ticket: TicketId): PurposefulWrite => ({
  write: {
    put: { ...businessNumberKey(number), kind: 'business-number', schema: SCHEMA, ticket },
    when: { row: 'absent' },
  },
  for: { is: 'business-number', number },
});
