/** The local desk in this process, with a meter before each service and before its functions. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHttpApi } from '#local/api-gateway/http-api.ts';
import { openClock } from '#local/clock.ts';
import { freePort } from '#local/dynamodb/process.ts';
import { type Functions, startFunctions } from '#local/lambda/functions.ts';
import { startServices } from '#local/services.ts';
import { routesOf } from '#local/template/api-definitions.ts';
import { cloudTemplate } from '#local/template/cloud-template.ts';
import { tablesOf } from '#local/template/definitions.ts';
import { functionsOf } from '#local/template/function-definitions.ts';
import { readStacks } from '#local/template/stacks.ts';
import { synthesize } from '#local/template/synthesize.ts';
import { startWiring } from '#local/wiring.ts';
import { type MeteredCall, startMeter } from './meter.ts';

export interface Invocation {
  readonly function: string;
  readonly startedAt: number;
  readonly ms: number;
  readonly memoryMb: number;
  readonly event: unknown;
}

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const STAGE = 'dev';
const SECRET_ACCESS_KEY = 'local';
const METERED = { DYNAMODB: 'dynamodb', SQS: 'sqs', SES: 'ses', S3: 's3' };

export async function startMeteredDesk() {
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const clock = openClock({ file: join(dir, 'clock.json'), speed: 1 });
  const port = await freePort();
  let queueUrl = (name: string): string => name;
  const template = cloudTemplate(readStacks(await synthesize(PROJECT, STAGE)), {
    queueUrl: (name) => queueUrl(name),
    apiUrl: () => `http://127.0.0.1:${port}`,
    issuer: () => 'http://127.0.0.1/nobody-signs-in',
  });
  const services = await startServices({
    template,
    dir,
    clock,
    env: process.env,
    secretAccessKey: SECRET_ACCESS_KEY,
  });
  const meters = await Promise.all(
    Object.entries(METERED).map(async ([name, service]) => {
      const meter = await startMeter(service, services.urls[name] ?? '');
      return { name, meter };
    }),
  );
  const sqsMeter = meters.find(({ name }) => name === 'SQS')?.meter.url ?? '';
  // The SDK calls a queue at the queue's own address.
  queueUrl = (name) => services.sqs.queueUrl(name).replace(services.sqs.url, sqsMeter);
  const definitions = functionsOf(template);
  const functions = startFunctions({
    definitions,
    serviceUrls: {
      ...services.urls,
      ...Object.fromEntries(meters.map(({ name, meter }) => [name, meter.url])),
    },
    anchor: clock.anchor,
    logsDir: join(dir, 'logs'),
    secretAccessKey: SECRET_ACCESS_KEY,
    notice: (line) => console.error(line),
  });
  const invocations: Invocation[] = [];
  const metered: Functions = {
    ...functions,
    async invoke(target, event) {
      const definition = definitions.find(({ name, arn }) => target === name || target === arn);
      const began = performance.now();
      const startedAt = clock.now();
      const answer = await functions.invoke(target, event);
      invocations.push({
        function: definition?.name ?? target,
        startedAt,
        ms: performance.now() - began,
        memoryMb: definition?.memoryMb ?? 0,
        event,
      });
      return answer;
    },
  };
  const open = routesOf(template).filter(({ authorizer }) => authorizer === undefined);
  const api = await startHttpApi({ port, routes: open, authorizers: {}, clock, ...metered });
  const wiring = startWiring({ template, dir, clock, services, functions: metered });
  return {
    url: api.url,
    dynamoDbUrl: services.urls['DYNAMODB'] ?? '',
    table: tablesOf(template)[0]?.name ?? '',
    services,
    clock,
    logsDir: join(dir, 'logs'),
    invocations,
    calls: (): MeteredCall[] => meters.flatMap(({ meter }) => meter.calls),
    reset: () => {
      invocations.length = 0;
      for (const { meter } of meters) meter.calls.length = 0;
    },
    async close() {
      await api.close();
      await wiring.close();
      await functions.close();
      await Promise.all(meters.map(({ meter }) => meter.close()));
      await services.close();
      clock.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type MeteredDesk = Awaited<ReturnType<typeof startMeteredDesk>>;
