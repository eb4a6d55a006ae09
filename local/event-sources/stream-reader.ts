import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type DynamoDbCall, DynamoDbError } from '#local/dynamodb/dynamodb.ts';
import { REGION } from '#local/template/intrinsics.ts';

const streamSchema = z.object({
  StreamDescription: z.looseObject({ Shards: z.array(z.looseObject({ ShardId: z.string() })) }),
});
const iteratorSchema = z.object({ ShardIterator: z.string() });

const recordSchema = z.looseObject({
  eventID: z.string(),
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    ApproximateCreationDateTime: z.number(),
    NewImage: z.unknown().optional(),
    OldImage: z.unknown().optional(),
  }),
});

const recordsSchema = z.object({
  Records: z.array(recordSchema),
  NextShardIterator: z.string().optional(),
});

export type StreamRecord = z.output<typeof recordSchema>;

/** The last record that is done with; a mapping goes on behind it. */
export interface StreamPosition {
  readonly shardId: string;
  readonly sequenceNumber: string;
}

interface StreamPage {
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
}

export interface StreamReader {
  /** What follows what was read last; an empty page when there is nothing new. */
  next(): Promise<StreamPage>;
}

export interface StreamSource {
  readonly call: DynamoDbCall;
  /** As the server knows it. */
  readonly serverArn: string;
  /** As the template knows it. */
  readonly eventSourceArn: string;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
}

const GONE = new Set(['TrimmedDataAccessException', 'ExpiredIteratorException']);

/** The service emits nothing when a write leaves an item as it was. */
const changedSomething = ({ eventName, dynamodb }: StreamRecord): boolean =>
  eventName !== 'MODIFY' || !isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage);

export function streamReader(source: StreamSource, from: StreamPosition | undefined): StreamReader {
  const { call, serverArn, eventSourceArn } = source;
  let position = from;
  let iterator: string | undefined;
  let shardId = from?.shardId;

  const shards = async (): Promise<string[]> => {
    const answer = await call('DynamoDBStreams.DescribeStream', { StreamArn: serverArn });
    return streamSchema.parse(answer).StreamDescription.Shards.map(({ ShardId }) => ShardId);
  };

  const open = async (shard: string): Promise<string> => {
    const continued = position?.shardId === shard ? position.sequenceNumber : undefined;
    const start = from === undefined ? source.startingPosition : 'TRIM_HORIZON';
    const answer = await call('DynamoDBStreams.GetShardIterator', {
      StreamArn: serverArn,
      ShardId: shard,
      ...(continued === undefined
        ? { ShardIteratorType: start }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: continued }),
    });
    return iteratorSchema.parse(answer).ShardIterator;
  };

  /** The shard to read, and the one that follows it when it has ended. */
  const enter = async (ended: boolean): Promise<string | undefined> => {
    const known = await shards();
    const place = shardId === undefined ? -1 : known.indexOf(shardId);
    shardId = known[ended || place < 0 ? place + 1 : place];
    return shardId === undefined ? undefined : open(shardId);
  };

  return {
    async next() {
      iterator ??= await enter(false);
      if (iterator === undefined || shardId === undefined) return { shardId: '', records: [] };
      const shard = shardId;
      try {
        const input = { ShardIterator: iterator, Limit: 1_000 };
        const page = recordsSchema.parse(await call('DynamoDBStreams.GetRecords', input));
        const last = page.Records.at(-1)?.dynamodb.SequenceNumber;
        if (last !== undefined) position = { shardId: shard, sequenceNumber: last };
        iterator = page.NextShardIterator;
        if (iterator === undefined) iterator = await enter(true);
        const records = page.Records.filter(changedSomething).map((record) => ({
          ...record,
          awsRegion: REGION,
          eventSourceARN: eventSourceArn,
        }));
        return { shardId: shard, records };
      } catch (error) {
        if (!(error instanceof DynamoDbError) || !GONE.has(error.code)) throw error;
        iterator = undefined;
        return { shardId: shard, records: [] };
      }
    },
  };
}
