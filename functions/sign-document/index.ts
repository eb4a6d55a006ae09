import { S3Client } from '@aws-sdk/client-s3';
import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { fileSignerOf } from '#functions/runtime/file-signer.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { signRoutes } from '#functions/sign-document/sign.ts';
import { keptContents } from '#shared/adapters/document/kept-contents.ts';
import { s3Documents } from '#shared/adapters/document/s3-documents.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';

const {
  table: name,
  keysSecret,
  filesBucket,
} = environment(['table', 'keysSecret', 'filesBucket']);

const table = tableNamed(name);
export const handler = httpApi(
  signRoutes({
    ...decisionPorts(table),
    desk: deskStore(table),
    keys: await keysIn(keysSecret),
    signer: fileSignerOf(filesBucket),
    contents: keptContents(s3Documents(new S3Client({}), filesBucket)),
  }),
);
