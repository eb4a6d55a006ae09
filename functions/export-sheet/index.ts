import { S3Client } from '@aws-sdk/client-s3';
import { recordsEndpoint, registerExportEndpoint } from '#functions/export-sheet/export.ts';
import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { fileSignerOf } from '#functions/runtime/file-signer.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { s3FileObjects } from '#shared/adapters/aws/s3-file-objects.ts';
import { sheetWriter } from '#shared/adapters/sheet/write-sheet.ts';
import { accessLog } from '#shared/adapters/store/access-log.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';

const { table: name, filesBucket } = environment(['table', 'filesBucket']);
const table = tableNamed(name);

const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  accesses: accessLog(table),
  records: deskRecords(table),
  kinds,
  writer: sheetWriter,
  objects: s3FileObjects(new S3Client({}), filesBucket),
  signer: fileSignerOf(filesBucket),
};

export const handler = httpApi([
  { method: 'GET', path: '/v1/kinds/{kind}/export', handler: recordsEndpoint(ports) },
  {
    method: 'GET',
    path: '/v1/registers/{playbook}/{register}/export',
    handler: registerExportEndpoint(ports),
  },
]);
