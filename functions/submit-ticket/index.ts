import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi, isForm } from '#functions/runtime/http-api.ts';
import { submitForm } from '#functions/submit-ticket/submit-form.ts';
import { submitJson } from '#functions/submit-ticket/submit-json.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';

const {
  table: name,
  keysSecret,
  siteUrl,
  sourceCaps,
} = environment(['table', 'keysSecret', 'siteUrl', 'sourceCaps']);

const table = tableNamed(name);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  keys: await keysIn(keysSecret),
  capsSources: sourceCaps === 'on',
};
const [fromForm, fromProgram] = [submitForm(ports, siteUrl), submitJson(ports, siteUrl)];

export const handler = httpApi([
  {
    method: 'POST',
    path: '/v1/tickets',
    handler: (event) => (isForm(event) ? fromForm(event) : fromProgram(event)),
  },
]);
