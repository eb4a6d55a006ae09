import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { followUpJobShape } from '#shared/contracts/ticket.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';

const table = tableNamed(environment(['table']).table);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  records: deskRecords(table),
  kinds,
  book: ledgerBook(table),
};

export const handler = queueConsumer(followUpJobShape, (job) => followUpJob(ports, job));
