import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { readDocumentFont } from '#shared/adapters/document/document-font.ts';
import { htmlPages } from '#shared/adapters/document/html-document.ts';
import { keptContents } from '#shared/adapters/document/kept-contents.ts';
import { pdfPrinter } from '#shared/adapters/document/pdf-printer.ts';
import { s3Documents } from '#shared/adapters/document/s3-documents.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { documentJobShape } from '#shared/contracts/ticket.ts';
import { documentJob } from '#shared/usecases/effects/make.ts';

const { table: name, filesBucket } = environment(['table', 'filesBucket']);

const table = tableNamed(name);
const documents = s3Documents(new S3Client({}), filesBucket);

const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  documents,
  contents: keptContents(documents),
  printer: pdfPrinter(readDocumentFont()),
  pages: htmlPages,
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
};

export const handler = queueConsumer(documentJobShape, (job) => documentJob(ports, job));
