/** The local cloud as a ground to play on: acts by HTTP with signed tokens, the table for whoever looks on, time by restarts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as timers from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { signAccessToken } from '#local/cognito/access-token.ts';
import { issuerFolder, readDescription, readIdentity } from '#local/cognito/issuer-folder.ts';
import { dynamoTable } from '#shared/adapters/aws/dynamo-table.ts';
import { campaigns } from '#shared/adapters/store/campaigns.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { jobTable } from '#shared/adapters/store/job-table.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import {
  DAY,
  HOUR,
  type Instant,
  instantOf,
  later,
  MINUTE,
  millisecondsOf,
} from '#shared/kernel/instant.ts';
import type { Answer } from './desk-api.ts';
import { deskClient, eventually } from './desk-client.ts';
import type { RequestParts } from './http-events.ts';
import type { LocalDesk } from './local-desk.ts';
import type { Ground } from './playing-desk.ts';

/** What is sooner than this comes by itself; a restart would take as long. */
const WAITED_FOR = MINUTE;

/**
 * The whole handbook opens twenty tickets a day by the clock, which no play is about: of a leap longer than a play waits for one of
 * them only the end is planned.
 */
const [LONG_LEAP, PLANNED_OF_IT] = [6 * DAY, DAY];

/** A machine that runs other desks too takes its time over some days of the handbook. */
const RESTS_WITHIN_MS = 400_000;

/** The sweep keeps its cursor five minutes behind, and comes once a minute. */
const SWEPT_WITHIN = 7 * MINUTE;

/** A job may be between the table and its queue at the moment of one look. */
const QUIET_LOOKS = 3;
const LOOK_EVERY_MS = 50;

const DEAD_LETTERS = '-dead-letters';

const endpointsShape = z.object({ DYNAMODB: z.url(), SQS: z.url() });

const AS_PLAYER = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'player', secretAccessKey: 'local' },
};

/** @param desk on a clock that is fast enough for a minute not to be felt */
export const playingCloud = async (desk: LocalDesk): Promise<Ground> => {
  const { mailbox } = deskClient(desk);
  await leapTo(desk, instantOf(deskTime(desk.data)));
  const table = await tableOf(desk.data);
  let known = { run: desk.runs(), services: servicesOf(desk.data, table) };
  // A restart may move the services to other ports.
  const services = (): Services => {
    if (known.run !== desk.runs()) {
      known = { run: desk.runs(), services: servicesOf(desk.data, table) };
    }
    return known.services;
  };
  const now = (): Instant => instantOf(deskTime(desk.data));
  const settles = async (): Promise<void> => {
    for (let looks = 0; looks < QUIET_LOOKS; looks++) {
      await eventually(
        'rest',
        async () => ((await isQuiet(services(), now())) ? true : undefined),
        RESTS_WITHIN_MS,
      );
      await timers.setTimeout(LOOK_EVERY_MS);
    }
  };
  return {
    api: (route, parts) => asked(desk, route, parts),
    ports: {
      get desk() {
        return deskStore(services().table);
      },
      get book() {
        return ledgerBook(services().table);
      },
      get records() {
        return deskRecords(services().table);
      },
    },
    now,
    settles,
    until: async (moment) => {
      if (later(now(), LONG_LEAP) < moment) {
        await campaigns(services().table).movePlan(later(moment, -PLANNED_OF_IT));
      }
      if (later(now(), WAITED_FOR) < moment) await leapTo(desk, moment);
      await eventually(moment, async () => (now() >= moment ? true : undefined));
      await settles();
    },
    mails: async () =>
      (await mailbox()).flatMap(({ to, text }) => to.map((address) => ({ to: address, text }))),
  };
};

const leapTo = (desk: LocalDesk, moment: Instant): Promise<void> =>
  desk.windTo(millisecondsOf(justBeforeAnHour(moment)));

const endpointsOf = (data: string) =>
  endpointsShape.parse(JSON.parse(readFileSync(join(data, 'endpoints.json'), 'utf8')));

/** The desk has one. */
const tableOf = async (data: string): Promise<string> => {
  const client = new DynamoDBClient({ ...AS_PLAYER, endpoint: endpointsOf(data).DYNAMODB });
  const { TableNames: [name] = [] } = await client.send(new ListTablesCommand({}));
  if (name === undefined) throw new Error('the desk has no table');
  return name;
};

const servicesOf = (data: string, table: string) => {
  const { DYNAMODB, SQS } = endpointsOf(data);
  const client = new DynamoDBClient({ ...AS_PLAYER, endpoint: DYNAMODB });
  return {
    table: dynamoTable(client, table),
    sqs: new SQSClient({ ...AS_PLAYER, endpoint: SQS }),
  };
};

type Services = ReturnType<typeof servicesOf>;

const issuerOf = (data: string) => {
  const dir = issuerFolder(data);
  const [identity, description] = [readIdentity(dir), readDescription(dir)];
  if (identity === undefined || description === undefined) throw new Error('no desk runs here');
  return { key: identity.key, ...description };
};

const deskTime = (data: string): number => {
  const { deskEpochMs, realEpochMs, speed } = issuerOf(data).anchor;
  return Math.floor(deskEpochMs + (Date.now() - realEpochMs) * speed);
};

/** Whoever the play needs: the issuer signs for them as it does for the desk's own people. */
const bearer = async (
  data: string,
  { name, groups = [] }: NonNullable<RequestParts['caller']>,
): Promise<string> => {
  const { key, issuer, clientId } = issuerOf(data);
  const person = { name, displayName: name, role: 'agent', team: 'general', groups } as const;
  const now = deskTime(data);
  return signAccessToken(key, { person, issuer, clientId, scope: 'play', now });
};

const asked = async (
  desk: LocalDesk,
  route: string,
  { caller, headers = {}, body, form }: RequestParts = {},
): Promise<Answer> => {
  const [method = 'GET', path = '/'] = route.split(' ');
  const content = form === undefined ? body : new URLSearchParams({ ...form });
  const answer = await fetch(new URL(path, desk.addresses().api), {
    method,
    redirect: 'manual',
    headers: {
      ...(form === undefined ? { 'content-type': 'application/json' } : {}),
      ...(caller === undefined
        ? {}
        : { authorization: `Bearer ${await bearer(desk.data, caller)}` }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: text,
    get json(): unknown {
      return JSON.parse(text);
    },
  };
};

/** Whether triggers are planned, timers swept, and no job waits in the table or lies on a queue. */
const isQuiet = async (services: Services, now: Instant): Promise<boolean> =>
  (await isSwept(services, now)) && (await messagesOn(services)) === 0;

const isSwept = async ({ table }: Services, now: Instant): Promise<boolean> => {
  const jobs = jobTable(table);
  const cursor = await jobs.cursor();
  const planned = await campaigns(table).plannedTo();
  if (cursor === undefined || cursor < later(now, -SWEPT_WITHIN)) return false;
  if (planned === undefined || planned < now) return false;
  for (let from = hourOf(cursor); from <= now; from = later(from, HOUR)) {
    if ((await jobs.ofHour(from, now)).length > 0) return false;
  }
  return true;
};

/** Triggers are planned at whole hours: just before one the clock is set, so that nobody waits for the next. */
const justBeforeAnHour = (moment: Instant): Instant => {
  const landing = later(hourOf(moment), HOUR - MINUTE);
  return landing < moment ? moment : landing;
};

const hourOf = (moment: Instant): Instant =>
  instantOf(Math.floor(millisecondsOf(moment) / HOUR) * HOUR);

const messagesOn = async ({ sqs }: Services): Promise<number> => {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const counts = QueueUrls.filter((url) => !url.endsWith(DEAD_LETTERS)).map(async (QueueUrl) => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return COUNTED.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

const COUNTED = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;
