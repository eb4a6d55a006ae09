/** CPU for an accepted web form: the deployed bundle, warm, in this process, with the SDK and a stub at its wire. */
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { shownNow } from '#functions/form/shown.ts';
import { hmacKeys, keySecret } from '#shared/adapters/hmac-keys.ts';
import { instantOf } from '#shared/kernel/instant.ts';
import { makeBundles } from './support/bundles.ts';
import { functionEnvironment, SECRET } from './support/environment.ts';
import { type Bench, median, ms, times } from './support/figures.ts';
import { startStub } from './support/stub.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
const module = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });
const accepted = z.looseObject({ statusCode: z.literal(303) });

const WARM_UP = 1_000;
const FORMS_A_ROUND = 500;
const ROUNDS = 5;
/** A form that comes back within three seconds is taken for a robot's. */
const READING_MS = 10_000;
const KEYS = hmacKeys(keySecret.parse(SECRET));
const CONTEXT = {
  functionName: 'bench',
  awsRequestId: 'bench',
  getRemainingTimeInMillis: () => 30_000,
};

const formEvent = (number: number) => ({
  version: '2.0',
  routeKey: 'POST /v1/tickets',
  rawPath: '/v1/tickets',
  rawQueryString: '',
  headers: {
    accept: 'text/html',
    'accept-language': 'zh-CN',
    'content-type': 'application/x-www-form-urlencoded',
  },
  requestContext: {
    requestId: `request-${number}`,
    http: { method: 'POST', path: '/v1/tickets', sourceIp: '192.0.2.1' },
  },
  isBase64Encoded: false,
  body: new URLSearchParams({
    name: '李娜',
    email: `li.na.${number}@example.com`,
    subject: '洗衣机不排水',
    message: '昨天买的洗衣机不排水，请尽快安排上门维修。订单号 20261124。',
    language: 'zh-CN',
    website: '',
    shown: shownNow(instantOf(Date.now() - READING_MS), KEYS),
  }).toString(),
});

/** As many rows, and about as many bytes, as an accepted form writes. */
const ROWS_OF_A_FORM = 6;
const BYTES_OF_A_ROW = 600;
const floorInput = (number: number) => ({
  TransactItems: Array.from({ length: ROWS_OF_A_FORM }, (_, row) => ({
    Put: {
      TableName: 'desk',
      Item: {
        pk: { S: `T#${number}` },
        sk: { S: String(row) },
        text: { S: 'x'.repeat(BYTES_OF_A_ROW) },
      },
    },
  })),
});

/** Milliseconds of CPU for each call, threads of this process included. */
async function cpuOf(call: (number: number) => Promise<unknown>, count: number) {
  const before = process.cpuUsage();
  for (let number = 0; number < count; number += 1) await call(number);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / count;
}

export const bench: Bench = async () => {
  const stub = await startStub();
  Object.assign(process.env, functionEnvironment(stub.url));
  const { functions, floor } = makeBundles();
  const load = async (path: string) => module.parse(await import(pathToFileURL(path).href)).handler;
  const [submit, bare] = [await load(functions.get('submit-ticket') ?? ''), await load(floor)];
  const desk: number[] = [];
  const client: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const count = round === 0 ? WARM_UP : FORMS_A_ROUND;
    const events = Array.from({ length: count }, (_, number) =>
      formEvent(round * WARM_UP + number),
    );
    const deskMs = await cpuOf(
      async (number) => accepted.parse(await submit(events[number], CONTEXT)),
      count,
    );
    const clientMs = await cpuOf((number) => bare(floorInput(number), CONTEXT), count);
    if (round === 0) continue;
    desk.push(deskMs);
    client.push(clientMs);
  }
  stub.close();
  return [
    {
      what: 'CPU for an accepted web form',
      measured: ms(median(desk)),
      beside: `${ms(median(client))} for the bare client's transaction of as many rows (${times(median(desk) / median(client))})`,
      goal: '<= 1 ms',
    },
  ];
};
