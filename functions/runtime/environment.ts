import * as z from 'zod';
import { VARIABLES } from '#shared/contracts/environment.ts';

const text = z.string().min(1);

/** Every variable a function may ask for, each with its shape. */
const variables = {
  table: text,
  keysSecret: text,
  siteUrl: z.url(),
  consoleUrl: z.url(),
  classificationQueue: z.url(),
  followUpQueue: z.url(),
  notificationQueue: z.url(),
  filesQueue: z.url(),
  importsQueue: z.url(),
  callsQueue: z.url(),
  loopbackCalls: z.enum(['on', 'off']),
  openingsQueue: z.url(),
  documentsQueue: z.url(),
  mailQueue: z.url(),
  filesBucket: text,
  mailBucket: text,
  intakeAddress: z.email(),
  replyDomain: text,
  configurationSet: text,
  sourceCaps: z.enum(['on', 'off']),
  issuer: z.url(),
  consoleClient: text,
  stage: text,
} as const satisfies Record<keyof typeof VARIABLES, z.ZodType<string>>;

type Name = keyof typeof VARIABLES;

/**
 * The variables a function needs, read once at its cold start. A missing or wrong one stops the function there,
 * with its name.
 */
export const environment = <const Names extends readonly Name[]>(
  names: Names,
): Readonly<Record<Names[number], string>> => {
  const shape = Object.fromEntries(names.map((name) => [VARIABLES[name], variables[name]]));
  const read = z.object(shape).parse(process.env);
  const entries = names.map((name) => [name, read[VARIABLES[name]]]);
  return z.record(z.enum(names), z.string()).parse(Object.fromEntries(entries));
};
