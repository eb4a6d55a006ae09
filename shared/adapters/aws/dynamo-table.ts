/** The table on DynamoDB. */
import {
  type AttributeValue,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { accept, refuse } from '#shared/kernel/result.ts';
import {
  type CommitRefusal,
  INDEX_KEYS,
  type Key,
  type Page,
  type Query,
  type Row,
  type Table,
} from '#shared/ports/table.ts';
import { actionOf } from './dynamo-action.ts';

/** DynamoDB takes at most 25 rows in one BatchWriteItem. */
const BATCH = 25;

/** Unprocessed rows of a batch are offered again this often before it is a fault. */
const BATCH_TRIES = 5;

type Item = Record<string, AttributeValue>;

export const dynamoTable = (client: DynamoDBClient, name: string): Table => ({
  async get(key, options) {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: name,
        Key: keyItem(key),
        ConsistentRead: options?.consistent === true,
      }),
    );
    return Item === undefined ? undefined : rowOf(Item);
  },

  query: (query) => runQuery(client, name, query),

  async commit(writes) {
    const actions = writes.map((write) => actionOf(name, write));
    const [only] = actions;
    // A single write is atomic by itself, at half the price of a transaction.
    const single = actions.length === 1 && only !== undefined ? commandOf(only) : undefined;
    try {
      await (single === undefined
        ? client.send(new TransactWriteItemsCommand({ TransactItems: [...actions] }))
        : single(client));
      return accept(undefined);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      return refuse(refusal);
    }
  },

  async forget(keys) {
    for (let start = 0; start < keys.length; start += BATCH) {
      await forgetBatch(client, name, keys.slice(start, start + BATCH));
    }
  },
});

const keyItem = ({ pk, sk }: Key): Item => ({ pk: { S: pk }, sk: { S: sk } });

const rowShape: z.ZodType<Row> = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  kind: z.string(),
  schema: z.number().default(0),
});

const rowOf = (item: Item): Row => rowShape.parse(unmarshall(item));

/** The one-row form of an action; a check of one row alone stays a transaction. */
const commandOf = ({ Put, Delete, Update }: TransactWriteItem) => {
  if (Put !== undefined) return (client: DynamoDBClient) => client.send(new PutItemCommand(Put));
  if (Delete !== undefined) {
    return (client: DynamoDBClient) => client.send(new DeleteItemCommand(Delete));
  }
  if (Update?.UpdateExpression !== undefined) {
    return (client: DynamoDBClient) => client.send(new UpdateItemCommand(Update));
  }
  return undefined;
};

const refusalOf = (error: unknown): CommitRefusal | undefined => {
  if (error instanceof TransactionConflictException) return { code: 'table.conflict' };
  if (error instanceof ConditionalCheckFailedException) {
    return conditionFailed(0, error.Item);
  }
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (failed >= 0) return conditionFailed(failed, reasons[failed]?.Item);
  return reasons.some(({ Code }) => Code === 'TransactionConflict')
    ? { code: 'table.conflict' }
    : undefined;
};

const conditionFailed = (write: number, item: Item | undefined): CommitRefusal => ({
  code: 'table.condition-failed',
  write,
  ...(item === undefined ? {} : { current: rowOf(item) }),
});

const runQuery = async (client: DynamoDBClient, name: string, query: Query): Promise<Page> => {
  const keys = query.index === undefined ? { pk: 'pk', sk: 'sk' } : INDEX_KEYS[query.index];
  const range = rangeOf(query);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: name,
      ...(query.index === undefined ? {} : { IndexName: query.index }),
      KeyConditionExpression: ['#pk = :pk', ...range.expression].join(' AND '),
      ExpressionAttributeNames: {
        '#pk': keys.pk,
        ...(range.expression.length === 0 ? {} : { '#sk': keys.sk }),
      },
      ExpressionAttributeValues: marshall({ ':pk': query.pk, ...range.values }),
      ConsistentRead: query.consistent === true,
      ScanIndexForward: query.order !== 'descending',
      Limit: query.limit,
      ...(query.after === undefined ? {} : { ExclusiveStartKey: marshall(query.after) }),
    }),
  );
  const rows = Items.map(rowOf);
  return LastEvaluatedKey === undefined
    ? { rows }
    : { rows, next: positionShape.parse(unmarshall(LastEvaluatedKey)) };
};

const positionShape = z.record(z.string(), z.string());

const rangeOf = ({
  from,
  to,
}: Query): { readonly expression: readonly string[]; readonly values: Record<string, string> } => {
  if (from !== undefined && to !== undefined) {
    return { expression: ['#sk BETWEEN :from AND :to'], values: { ':from': from, ':to': to } };
  }
  if (from !== undefined) return { expression: ['#sk >= :from'], values: { ':from': from } };
  if (to !== undefined) return { expression: ['#sk <= :to'], values: { ':to': to } };
  return { expression: [], values: {} };
};

const forgetBatch = async (
  client: DynamoDBClient,
  name: string,
  keys: readonly Key[],
): Promise<void> => {
  let requests = keys.map((key) => ({ DeleteRequest: { Key: keyItem(key) } }));
  for (let attempt = 0; attempt < BATCH_TRIES; attempt++) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [name]: requests } }),
    );
    const left = UnprocessedItems?.[name] ?? [];
    requests = left.flatMap(({ DeleteRequest }) =>
      DeleteRequest?.Key === undefined ? [] : [{ DeleteRequest: { Key: DeleteRequest.Key } }],
    );
    if (requests.length === 0) return;
  }
  throw new Error(
    `${requests.length} rows of ${name} could not be deleted: the table is throttling`,
  );
};
