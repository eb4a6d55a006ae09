import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { embeddedClassifier } from '#shared/adapters/classifier/embedded-classifier.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { classificationJobShape } from '#shared/contracts/ticket.ts';
import { classify } from '#shared/usecases/classify.ts';

const { table } = environment(['table']);

const ports = {
  ...momentPorts,
  desk: deskStore(tableNamed(table)),
  classifier: embeddedClassifier(),
};

export const handler = queueConsumer(classificationJobShape, ({ ticket }) =>
  classify(ports, ticket),
);
