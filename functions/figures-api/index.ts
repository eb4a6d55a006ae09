import { figureRoutes } from '#functions/figures-api/routes.ts';
import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { accessLog } from '#shared/adapters/store/access-log.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { figureBook } from '#shared/adapters/store/figure-book.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';

const table = tableNamed(environment(['table']).table);

const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  accesses: accessLog(table),
  figures: figureBook(table),
  book: ledgerBook(table),
};

export const handler = httpApi(figureRoutes(ports));
