/** A list of 50 among many tickets, beside the same list among few: the desk's own reads on the local DynamoDB. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { findDynamoDb } from '#local/dynamodb/binary.ts';
import { startDynamoDb } from '#local/dynamodb/dynamodb.ts';
import { ensureTable } from '#local/dynamodb/tables.ts';
import { cloudTemplate } from '#local/template/cloud-template.ts';
import { tablesOf } from '#local/template/definitions.ts';
import { readStacks } from '#local/template/stacks.ts';
import { synthesize } from '#local/template/synthesize.ts';
import { dynamoTable } from '#shared/adapters/aws/dynamo-table.ts';
import { randomIds } from '#shared/adapters/random-ids.ts';
import { writesOf } from '#shared/adapters/store/change-writes.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { instantOf, later, SECOND } from '#shared/kernel/instant.ts';
import { CALENDARS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import type { Row } from '#shared/ports/table.ts';
import { type Bench, type Figure, median, ms, percentile, times } from './support/figures.ts';

const FEW = 1_000;
const MANY = 100_000;
const ROWS_OF_BATCH = 25;
const LIST = 50;
const ROUNDS = 200;
const WARM_UP = 20;
const PROJECT = join(import.meta.dirname, '../..');

/** The row that lists show; what else belongs to a ticket lies in partitions of its own. */
function headRow(number: number, now: number): { row: Row; team: string } {
  const at = later(instantOf(now), -number * SECOND);
  const opened = openTicket(
    {
      id: randomIds.ticketId(at),
      number: randomIds.ticketNumber(),
      playbook: inquiry,
      channel: 'form',
      subject: `第 ${number} 件：洗衣机不排水`,
      language: 'zh-CN',
      customer: { id: `mailto:c${number}@example.com`, name: `李娜 ${number}` },
      message: { id: `m${number}`, kind: 'customer', channel: 'form', text: '不排水。' },
      tell: 'confirmation',
    },
    {
      at,
      by: { kind: 'customer' },
      calendar: workingCalendar,
      calendars: CALENDARS,
      ledgers: [],
      settings: {},
      facts: new Map(),
      fresh: () => randomIds.next(at),
    },
  );
  if (!opened.ok) throw new Error(opened.refusal.code);
  const head = writesOf({ at, decisions: [opened.value] })
    .flatMap(({ write }) => ('put' in write ? [write.put] : []))
    .find(({ kind }) => kind === 'ticket');
  if (head === undefined) throw new Error('A new ticket has no row.');
  return { row: head, team: opened.value.after.team };
}

async function seed(client: DynamoDBClient, name: string, count: number): Promise<string> {
  const now = Date.now();
  let team = '';
  for (let start = 0; start < count; start += ROWS_OF_BATCH) {
    const rows = Array.from({ length: ROWS_OF_BATCH }, (_, place) => headRow(start + place, now));
    team = rows[0]?.team ?? '';
    const requests = rows.map(({ row }) => ({
      PutRequest: { Item: marshall(row, { removeUndefinedValues: true }) },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: requests } }));
  }
  return team;
}

async function filledTable(count: number) {
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const { platform, arch } = process;
  const server = await startDynamoDb({
    source: findDynamoDb({ env: {}, platform, arch }),
    dir,
  });
  const nowhere = () => 'http://127.0.0.1/nowhere';
  const template = cloudTemplate(readStacks(await synthesize(PROJECT, 'dev')), {
    queueUrl: nowhere,
    apiUrl: nowhere,
    issuer: nowhere,
  });
  const definition = tablesOf(template)[0];
  if (definition === undefined) throw new Error('The template has no table.');
  // Nobody reads a stream here, and unread records would slow each write.
  const { StreamSpecification: _, ...schema } = definition.schema;
  await ensureTable(server.call, { ...definition, schema });
  const client = new DynamoDBClient({
    endpoint: server.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const began = performance.now();
  const team = await seed(client, definition.name, count);
  const seededMs = performance.now() - began;
  const desk = deskStore(dynamoTable(client, definition.name));
  return {
    seededMs,
    list: async () => {
      const reader = { id: 'bench', levels: [], audiences: [] };
      const query = { reader, teams: [team], states: ['open' as const], limit: LIST };
      const page = await desk.list({ ...query, now: instantOf(Date.now()) });
      if (page.items.length !== LIST) throw new Error(`The list has ${page.items.length} tickets.`);
    },
    async close() {
      client.destroy();
      await server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export const bench: Bench = async () => {
  const [few, many] = [await filledTable(FEW), await filledTable(MANY)];
  const [amongFew, amongMany]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const [quick, slow] = [await timed(few.list), await timed(many.list)];
    if (round < WARM_UP) continue;
    amongFew.push(quick);
    amongMany.push(slow);
  }
  await Promise.all([few.close(), many.close()]);
  const figure = (share: number, name: string): Figure => {
    const [slow, quick] = [percentile(amongMany, share), percentile(amongFew, share)];
    return {
      what: `list of ${LIST} among ${MANY}, ${name}`,
      measured: ms(slow),
      beside: `${ms(quick)} among ${FEW} (${times(slow / quick)})`,
      goal: '<= 1.2 x',
    };
  };
  return [
    figure(0.5, 'median'),
    figure(0.95, 'p95'),
    { what: `seeding ${MANY}`, measured: `${Math.round(many.seededMs / 1_000)} s` },
    { what: 'one list among few, median', measured: ms(median(amongFew)) },
  ];
};
