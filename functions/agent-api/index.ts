import {
  changesEndpoint,
  listEndpoint,
  mailsEndpoint,
  showEndpoint,
} from '#functions/agent-api/read.ts';
import {
  assignEndpoint,
  messageEndpoint,
  openEndpoint,
  reopenEndpoint,
  resolveEndpoint,
  takeEndpoint,
} from '#functions/agent-api/work.ts';
import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { changeFeed } from '#shared/adapters/store/change-feed.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { mailLedger } from '#shared/adapters/store/mail-ledger.ts';

const { table: name } = environment(['table']);
const table = tableNamed(name);
const ports = {
  ...momentPorts,
  desk: deskStore(table),
  mails: mailLedger(table),
  changes: changeFeed(table),
};

export const handler = httpApi([
  { method: 'GET', path: '/v1/tickets', handler: listEndpoint(ports) },
  { method: 'GET', path: '/v1/tickets/{id}', handler: showEndpoint(ports) },
  { method: 'POST', path: '/v1/agent/tickets', handler: openEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/messages', handler: messageEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/take', handler: takeEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/assign', handler: assignEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/resolve', handler: resolveEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/reopen', handler: reopenEndpoint(ports) },
  { method: 'GET', path: '/v1/mails', handler: mailsEndpoint(ports) },
  { method: 'GET', path: '/v1/changes', handler: changesEndpoint(ports) },
]);
