import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const addressesShape = z.object({
  api: z.url(),
  mailbox: z.url(),
  smtp: z.object({ host: z.string(), port: z.number() }),
  mail: z.object({ intake: z.array(z.string()).min(1), replyDomain: z.string() }),
});

const endpointsShape = z.object({ DYNAMODB: z.url(), SQS: z.url(), S3: z.url() });

function read<Shape>(data: string, name: string, shape: z.ZodType<Shape>): Shape {
  let text: string;
  try {
    text = readFileSync(join(data, name), 'utf8');
  } catch (cause) {
    throw new Error(`The desk in ${data} has not been started: start it with npm start first.`, {
      cause,
    });
  }
  return shape.parse(JSON.parse(text));
}

/** The doors of the desk that runs on a data folder. @throws Error with one sentence when none was started there. */
export const addressesIn = (data: string) => read(data, 'addresses.json', addressesShape);

/** The addresses of its services. @throws Error with one sentence when no desk was started there. */
export const endpointsIn = (data: string) => read(data, 'endpoints.json', endpointsShape);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** A fault of a command in one sentence; a desk that was killed leaves its addresses behind and answers nobody. */
export function commandFault(error: unknown): string {
  const refused = [error, error instanceof Error ? error.cause : undefined].some((one) =>
    ['ECONNREFUSED', 'ESOCKET'].includes(String(codeOf(one))),
  );
  if (refused) return 'The desk does not run: start it with npm start first.';
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
