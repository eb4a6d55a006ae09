/** What the functions of a desk were seen to call, and what the template lets them. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { functionsOf, rightsOf, synthesise } from '../infra/templates.ts';

/** The stage that the local desk plays. */
const STAGE = 'dev';
const PREFIX = `huiyin-${STAGE}-`;

/** What Lambda, its pollers and X-Ray do in a function's name; no code of ours makes these calls. */
const MADE_BY_LAMBDA: ReadonlySet<string> = new Set([
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ChangeMessageVisibility',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
]);

/** SQS asks the right of the single action for a batch of it (AWS: SQS API permissions). */
const singleOf = (action: string): string => action.replace(/^sqs:(\w+)Batch$/, 'sqs:$1');

const call = z.object({ function: z.string(), service: z.string(), action: z.string() });

/** Each once, as `agent-api dynamodb:GetItem`; calls of others than the functions do not count. */
export const callsIn = (file: string): ReadonlySet<string> => {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return new Set(
    lines
      .map((line) => call.parse(JSON.parse(line)))
      .filter(({ function: name }) => name.startsWith(PREFIX))
      .map(
        ({ function: name, service, action }) =>
          `${name.replace(PREFIX, '')} ${singleOf(`${service}:${action}`)}`,
      ),
  );
};

/** Every right of every function's role. */
export const rightsOfAll = (): ReadonlySet<string> => {
  const resources = synthesise(STAGE);
  return new Set(
    [...functionsOf(resources, STAGE)].flatMap(([name, { role }]) =>
      rightsOf(resources, role)
        .flatMap(({ Action }) => Action)
        .filter((action) => !MADE_BY_LAMBDA.has(action))
        .map((action) => `${name} ${action}`),
    ),
  );
};
