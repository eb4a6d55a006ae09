import { recordRoutes } from '#functions/records/routes.ts';
import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';

const { table: name } = environment(['table']);
const table = tableNamed(name);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  records: deskRecords(table),
  kinds,
};

export const handler = httpApi(recordRoutes(ports));
