import {
  agentEndpoint,
  customerEndpoint,
  documentEndpoint,
} from '#functions/download-file/download.ts';
import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { fileSignerOf } from '#functions/runtime/file-signer.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { accessLog } from '#shared/adapters/store/access-log.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';

const {
  table: name,
  keysSecret,
  filesBucket,
} = environment(['table', 'keysSecret', 'filesBucket']);

const table = tableNamed(name);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  accesses: accessLog(table),
  keys: await keysIn(keysSecret),
  signer: fileSignerOf(filesBucket),
};

export const handler = httpApi([
  { method: 'GET', path: '/v1/files/{id}', handler: agentEndpoint(ports) },
  {
    method: 'GET',
    path: '/v1/tickets/{id}/documents/{field}/{version}/{format}',
    handler: documentEndpoint(ports),
  },
  { method: 'GET', path: '/tickets/{token}/files/{id}', handler: customerEndpoint(ports) },
]);
