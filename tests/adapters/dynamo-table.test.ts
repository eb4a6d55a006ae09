import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { findDynamoDb } from '#local/dynamodb/binary.ts';
import { type DynamoDb, startDynamoDb } from '#local/dynamodb/dynamodb.ts';
import { ensureTable } from '#local/dynamodb/tables.ts';
import { dynamoTable } from '#shared/adapters/aws/dynamo-table.ts';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import type { Condition, Key, Table, Write } from '#shared/ports/table.ts';
import { everyRow, freshPartition } from '#tests/support/table-rows.ts';
import { ofType, synthesise } from '../infra/templates.ts';
import { ledgerContract } from './ledger-contract.ts';
import { queryContract } from './query-contract.ts';
import { tableContract } from './table-contract.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));

/** The table as the template has it: its keys and indexes are part of what is tested. */
const templateTable = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z.array(
    z.looseObject({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.object({
        ProjectionType: z.string(),
        NonKeyAttributes: z.array(z.string()).optional(),
      }),
    }),
  ),
});

const TABLE = 'desk';
let dir = '';
let server: DynamoDb;
let client: DynamoDBClient;
let table: Table;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'huiyin-table-'));
  const { env, platform, arch } = process;
  server = await startDynamoDb({ source: findDynamoDb({ env, platform, arch }), dir });
  const [found] = ofType(synthesise('dev'), 'AWS::DynamoDB::Table');
  const schema = templateTable.parse(found?.properties);
  await ensureTable(server.call, { name: TABLE, streamArn: '', schema });
  client = new DynamoDBClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  table = dynamoTable(client, TABLE);
});
afterAll(async () => {
  client.destroy();
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the table on DynamoDB', () => {
  tableContract(() => table);
  queryContract(() => table);
});

describe('the ledgers on DynamoDB', () => {
  ledgerContract(() => table);
});

const SORT_KEYS = ['a', 'a!', '中', '\u{1f64f}'] as const;

const condition: fc.Arbitrary<Condition | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constant({ row: 'absent' } as const),
  fc.constant({ row: 'present' } as const),
  fc.record({ field: fc.constant('n'), equals: fc.nat(2) }),
  fc.record({ field: fc.constant('n'), below: fc.nat(3) }),
  fc.record({ field: fc.constant('n'), atLeast: fc.integer({ min: -1, max: 3 }) }),
  fc.record({ field: fc.constant('n'), atMost: fc.integer({ min: -1, max: 3 }) }),
);

type Change = (key: Key, when: Condition | undefined) => Write;

const unless = (when: Condition | undefined) => (when === undefined ? {} : { when });

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ n: fc.nat(3), place: fc.option(fc.nat(2)) }).map(
    ({ n, place }): Change =>
      (key, when) => ({
        put: {
          ...key,
          kind: 'test',
          schema: 1,
          n,
          card: { n },
          ...(place === null ? {} : { aPk: key.pk, aSk: `${place}` }),
        },
        ...unless(when),
      }),
  ),
  fc.constant<Change>((key, when) => ({ remove: key, ...unless(when) })),
  fc.constant<Change>((key, when) => ({ check: key, when: when ?? { row: 'present' } })),
  fc.nat(3).map(
    (n): Change =>
      (key, when) => ({
        add: key,
        amounts: { n },
        initial: { kind: 'sum', schema: 1 },
        ...unless(when),
      }),
  ),
);

const transaction = fc.uniqueArray(
  fc.record({ sk: fc.constantFrom(...SORT_KEYS), change, when: condition }),
  { minLength: 1, maxLength: 4, selector: ({ sk }) => sk },
);

test('any sequence of transactions ends alike on DynamoDB and in memory, row for row and refusal for refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { minLength: 1, maxLength: 6 }), async (sequence) => {
      const pk = freshPartition();
      const memory = memoryTable();
      for (const parts of sequence) {
        const writes = parts.map((part) => part.change({ pk, sk: part.sk }, part.when));
        expect(await memory.commit(writes)).toEqual(await table.commit(writes));
      }
      expect(await everyRow(memory, { pk })).toEqual(await everyRow(table, { pk }));
      const list = { index: 'byTeam', pk, order: 'descending', limit: 50 } as const;
      const byPlace = async (of: Table) =>
        (await everyRow(of, list)).toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
      expect(await byPlace(memory)).toEqual(await byPlace(table));
    }),
    { numRuns: 40 },
  );
});
