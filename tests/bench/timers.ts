/** How late a due timer's job starts to run, at the desk's ordinary speed: by the stream, or by the tick. */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { pause } from '#local/event-sources/pause.ts';
import { dynamoTable } from '#shared/adapters/aws/dynamo-table.ts';
import { randomIds } from '#shared/adapters/random-ids.ts';
import { SCHEMA, timerKey } from '#shared/adapters/store/keys.ts';
import { type Instant, instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import { type Bench, median, ms, percentile } from './support/figures.ts';
import { type MeteredDesk, startMeteredDesk } from './support/metered-desk.ts';

const TIMERS = 300;
/** From what the stream hands over at once to what only the tick finds. */
const FIRST_DUE_MS = 10_000;
const LAST_DUE_MS = 180_000;
const PATIENCE_MS = 20_000;
const JOB_ID = /bench-timer-\d+/g;

interface Timer {
  readonly id: string;
  readonly due: Instant;
}

async function setTimers(desk: MeteredDesk): Promise<readonly Timer[]> {
  const client = new DynamoDBClient({
    endpoint: desk.dynamoDbUrl,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const table = dynamoTable(client, desk.table);
  const now = desk.clock.now();
  const timers: Timer[] = [];
  for (let number = 0; number < TIMERS; number += 1) {
    const spread = (number / TIMERS) * (LAST_DUE_MS - FIRST_DUE_MS);
    const due = instantOf(Math.round(now + FIRST_DUE_MS + spread));
    // No such ticket: the job finds nothing to do, but when it ran is all that is asked.
    const ticket = randomIds.ticketId(instantOf(now));
    const id = `bench-timer-${number}`;
    const jobs = [{ queue: 'follow-up', id, ticket, due }];
    const outcome = await table.commit([
      { put: { ...timerKey(ticket, due), kind: 'job', schema: SCHEMA, jobs } },
    ]);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    timers.push({ id, due });
  }
  client.destroy();
  return timers;
}

/** When the function that does a job was first called for it. */
function startsOf({ invocations }: MeteredDesk): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  for (const run of invocations) {
    if (!run.function.endsWith('-follow-up')) continue;
    for (const [id] of JSON.stringify(run.event).matchAll(JOB_ID)) {
      starts.set(id, Math.min(starts.get(id) ?? Number.POSITIVE_INFINITY, run.startedAt));
    }
  }
  return starts;
}

export const bench: Bench = async () => {
  const desk = await startMeteredDesk();
  const timers = await setTimers(desk);
  const end = performance.now() + LAST_DUE_MS + PATIENCE_MS;
  while (startsOf(desk).size < TIMERS && performance.now() < end) await pause(1_000);
  const starts = startsOf(desk);
  await desk.close();
  const late = timers.flatMap(({ id, due }) => {
    const start = starts.get(id);
    return start === undefined ? [] : [start - millisecondsOf(due)];
  });
  return [
    {
      what: `lateness of ${TIMERS} timers, p99`,
      measured: ms(percentile(late, 0.99)),
      beside: `median ${ms(median(late))}, worst ${ms(Math.max(...late))}, first ${ms(Math.min(...late))}`,
      goal: '< 5000 ms',
    },
    { what: 'timers that did not run', measured: String(TIMERS - late.length), goal: '0' },
  ];
};
