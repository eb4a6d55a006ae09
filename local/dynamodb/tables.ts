import * as z from 'zod';
import type { TableDefinition } from '#local/template/definitions.ts';
import { type DynamoDbCall, DynamoDbError } from './dynamodb.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));

const descriptionSchema = z.object({
  Table: z.looseObject({
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z
      .array(
        z.looseObject({
          IndexName: z.string(),
          KeySchema: keySchema,
          Projection: z.looseObject({
            ProjectionType: z.string(),
            NonKeyAttributes: z.array(z.string()).optional(),
          }),
        }),
      )
      .default([]),
    LatestStreamArn: z.string().optional(),
  }),
});

type Description = z.output<typeof descriptionSchema>['Table'];

async function describe(call: DynamoDbCall, name: string): Promise<Description | undefined> {
  try {
    return descriptionSchema.parse(await call('DynamoDB.DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === 'ResourceNotFoundException') return;
    throw error;
  }
}

type Indexes = Description['GlobalSecondaryIndexes'];

const keysOf = (keys: z.output<typeof keySchema>) =>
  keys
    .toSorted((a, b) => a.KeyType.localeCompare(b.KeyType))
    .map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);

const shapeOf = (keys: z.output<typeof keySchema>, indexes: Indexes): string =>
  JSON.stringify([
    keysOf(keys),
    indexes
      .map(({ IndexName, KeySchema, Projection }) => [
        IndexName,
        keysOf(KeySchema),
        Projection.ProjectionType,
        (Projection.NonKeyAttributes ?? []).toSorted(),
      ])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  ]);

const indexesOf = ({ schema }: TableDefinition): Indexes =>
  (schema.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));

async function create(call: DynamoDbCall, definition: TableDefinition): Promise<void> {
  const { name, schema } = definition;
  const indexes = indexesOf(definition);
  await call('DynamoDB.CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: schema.KeySchema,
    AttributeDefinitions: schema.AttributeDefinitions,
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    ...(schema.StreamSpecification && {
      StreamSpecification: {
        StreamEnabled: true,
        StreamViewType: schema.StreamSpecification.StreamViewType,
      },
    }),
  });
  if (schema.TimeToLiveSpecification?.Enabled === true) {
    await call('DynamoDB.UpdateTimeToLive', {
      TableName: name,
      TimeToLiveSpecification: schema.TimeToLiveSpecification,
    });
  }
}

/**
 * Makes the table of the template, or finds the one that a former run made.
 *
 * @returns the ARN of its stream at the server, undefined when it has none.
 * @throws Error when the kept table has other keys or indexes: a change that AWS would refuse or fill in for
 *   hours is not played here.
 */
export async function ensureTable(
  call: DynamoDbCall,
  definition: TableDefinition,
): Promise<string | undefined> {
  const found = await describe(call, definition.name);
  if (found === undefined) {
    await create(call, definition);
    return (await describe(call, definition.name))?.LatestStreamArn;
  }
  const kept = shapeOf(found.KeySchema, found.GlobalSecondaryIndexes);
  if (kept !== shapeOf(definition.schema.KeySchema, indexesOf(definition))) {
    throw new Error(
      `The table ${definition.name} in the data folder has other keys or indexes than the template; start with --empty.`,
    );
  }
  return found.LatestStreamArn;
}
