import { agentEndpoint, customerEndpoint } from '#functions/download-file/download.ts';
import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { fileSignerOf } from '#functions/runtime/file-signer.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';

const { table, keysSecret, filesBucket } = environment(['table', 'keysSecret', 'filesBucket']);

const ports = {
  ...momentPorts,
  desk: deskStore(tableNamed(table)),
  keys: await keysIn(keysSecret),
  signer: fileSignerOf(filesBucket),
};

export const handler = httpApi([
  { method: 'GET', path: '/v1/files/{id}', handler: agentEndpoint(ports) },
  { method: 'GET', path: '/tickets/{token}/files/{id}', handler: customerEndpoint(ports) },
]);
