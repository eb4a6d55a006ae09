import { announceEndpoint, uploadPageEndpoint } from '#functions/presign-upload/announce.ts';
import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { fileSignerOf } from '#functions/runtime/file-signer.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';

const { table, keysSecret, siteUrl, sourceCaps, filesBucket } = environment([
  'table',
  'keysSecret',
  'siteUrl',
  'sourceCaps',
  'filesBucket',
]);

const ports = {
  ...momentPorts,
  desk: deskStore(tableNamed(table)),
  keys: await keysIn(keysSecret),
  signer: fileSignerOf(filesBucket),
  capsSources: sourceCaps === 'on',
};

export const handler = httpApi([
  { method: 'POST', path: '/v1/uploads', handler: announceEndpoint(ports) },
  { method: 'POST', path: '/tickets/{token}/uploads', handler: uploadPageEndpoint(ports, siteUrl) },
]);
