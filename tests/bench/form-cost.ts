/** What a web form costs in AWS, from the post to the confirmation handed over: counted calls at list prices. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from '#local/event-sources/pause.ts';
import { type Bench, type Figure, median, times } from './support/figures.ts';
import type { Invocation, MeteredDesk } from './support/metered-desk.ts';
import { startMeteredDesk } from './support/metered-desk.ts';
import { customerAddress, postForm, readSheets } from './support/posting.ts';

const WARM_UP = 3;
/** One after the other: nothing shares a batch, which is the dearest way to send them. */
const FORMS = 20;
const SETTLE_MS = 500;
const LOOK_EVERY_MS = 20;

/** USD, us-east-1, without any free tier; https://aws.amazon.com/pricing/ of each service. */
const PRICE = {
  apiRequest: 1.0e-6,
  invocation: 0.2e-6,
  gigabyteSecond: 0.0000133334,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  queueRequest: 0.4e-6,
  logByte: 0.5e-9,
};
/** START, END and REPORT, which Lambda itself writes for each invocation. */
const LOG_BYTES_OF_INVOCATION = 350;
/** A mapping receives a batch and deletes it. */
const QUEUE_REQUESTS_OF_BATCH = 2;

async function confirmed(desk: MeteredDesk, number: number): Promise<void> {
  const to = customerAddress(number);
  while (!desk.services.ses.sent().some(({ destinations }) => destinations.includes(to))) {
    await pause(LOOK_EVERY_MS);
  }
  // The notification's last write, and the classification beside it.
  await pause(SETTLE_MS);
}

const logBytes = (dir: string): number =>
  readdirSync(dir).reduce((sum, file) => sum + statSync(join(dir, file)).size, 0);

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** The scheduled functions run whether or not somebody writes, and mail events come after the confirmation. */
const belongsToForm = (name: string): boolean => !/-(tick|mail-events)$/.test(name);

/** By each function's median, since on a busy machine the mean tells of its neighbours. */
function gigabyteSeconds(runs: readonly Invocation[]): number {
  const groups = Map.groupBy(runs, (run) => run.function);
  return sum(
    [...groups.values()].map((group) => {
      const seconds = Math.ceil(median(group.map((run) => run.ms))) / 1_000;
      return group.length * seconds * ((group[0]?.memoryMb ?? 0) / 1_024);
    }),
  );
}

interface Bill {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly price: number;
}

function billOf(desk: MeteredDesk, loggedBytes: number): readonly Bill[] {
  const calls = desk.calls().filter((call) => belongsToForm(call.function));
  const runs = desk.invocations.filter((run) => belongsToForm(run.function));
  const batches = runs.filter(({ event }) => JSON.stringify(event).includes('"aws:sqs"')).length;
  const sends = calls.filter(({ service }) => service === 'sqs').length;
  const per = (total: number) => total / FORMS;
  const seconds = gigabyteSeconds(runs);
  const writes = sum(calls.map(({ writeUnits }) => writeUnits));
  const reads = sum(calls.map(({ readUnits }) => readUnits));
  const requests = sends + QUEUE_REQUESTS_OF_BATCH * batches;
  const logs = loggedBytes + LOG_BYTES_OF_INVOCATION * runs.length;
  return [
    { name: 'API requests', quantity: 1, unit: '', price: PRICE.apiRequest },
    { name: 'invocations', quantity: per(runs.length), unit: '', price: PRICE.invocation },
    { name: 'Lambda time', quantity: per(seconds), unit: 'GB-s', price: PRICE.gigabyteSecond },
    { name: 'DynamoDB writes', quantity: per(writes), unit: 'WRU', price: PRICE.writeUnit },
    { name: 'DynamoDB reads', quantity: per(reads), unit: 'RRU', price: PRICE.readUnit },
    { name: 'SQS requests', quantity: per(requests), unit: '', price: PRICE.queueRequest },
    { name: 'logs', quantity: per(logs), unit: 'bytes', price: PRICE.logByte },
  ];
}

/** Which function calls what, how often for each form. */
function callFigures(desk: MeteredDesk): readonly Figure[] {
  const counts = new Map<string, number>();
  for (const call of desk.calls()) {
    if (!belongsToForm(call.function)) continue;
    const name = `${call.function.replace(/^huiyin-\w+-/, '')}: ${call.service} ${call.action}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({
    what,
    measured: `${(count / FORMS).toFixed(2)} calls`,
    ...(what.startsWith('submit-ticket') && { goal: '1 call in all' }),
  }));
}

const GOAL = 0.03;

export const bench: Bench = async () => {
  const desk = await startMeteredDesk();
  const sheets = await readSheets(desk.url, WARM_UP + FORMS, 1);
  let logged = 0;
  for (const [number, shown] of sheets.entries()) {
    if (number === WARM_UP) {
      desk.reset();
      logged = logBytes(desk.logsDir);
    }
    await postForm(desk.url, shown, number);
    await confirmed(desk, number);
  }
  const bill = billOf(desk, logBytes(desk.logsDir) - logged);
  const calls = callFigures(desk);
  await desk.close();
  const total = 1_000 * sum(bill.map(({ quantity, price }) => quantity * price));
  return [
    ...calls,
    ...bill.map(({ name, quantity, unit, price }) => ({
      what: `${name} a form`,
      measured: `${quantity.toFixed(3)} ${unit}`.trim(),
      beside: `$${(1_000 * quantity * price).toFixed(5)} for 1,000`,
    })),
    {
      what: '1,000 form tickets, confirmed',
      measured: `$${total.toFixed(4)}`,
      beside: `${times(total / GOAL)} the goal; Lambda time as long as it took here`,
      goal: `<= $${GOAL}`,
    },
  ];
};
