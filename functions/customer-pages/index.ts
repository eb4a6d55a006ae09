import { formEndpoint } from '#functions/customer-pages/form.ts';
import { addEndpoint, ticketEndpoint } from '#functions/customer-pages/ticket.ts';
import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';

const { table: name, keysSecret } = environment(['table', 'keysSecret']);

const table = tableNamed(name);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  keys: await keysIn(keysSecret),
};

export const handler = httpApi([
  { method: 'GET', path: '/', handler: formEndpoint(ports) },
  { method: 'GET', path: '/tickets/{token}', handler: ticketEndpoint(ports) },
  { method: 'POST', path: '/tickets/{token}/messages', handler: addEndpoint(ports) },
]);
