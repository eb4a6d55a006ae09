import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { askEndpoint, voteEndpoint } from '#functions/survey-answer/survey.ts';
import { subscriptionEndpoint, unsubscribeEndpoint } from '#functions/survey-answer/unsubscribe.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { optOuts } from '#shared/adapters/store/opt-outs.ts';

const { table: name, keysSecret } = environment(['table', 'keysSecret']);

const table = tableNamed(name);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  keys: await keysIn(keysSecret),
  optOuts: optOuts(table),
};

export const handler = httpApi([
  { method: 'GET', path: '/surveys/{token}', handler: askEndpoint(ports) },
  { method: 'POST', path: '/surveys/{token}', handler: voteEndpoint(ports) },
  { method: 'GET', path: '/unsubscribe/{token}', handler: subscriptionEndpoint(ports) },
  { method: 'POST', path: '/unsubscribe/{token}', handler: unsubscribeEndpoint(ports) },
]);
