import { mkdirSync } from 'node:fs';
import * as z from 'zod';
import { REGION } from '#local/template/intrinsics.ts';
import type { DynamoDbSource } from './binary.ts';
import { startProcess } from './process.ts';

/** One operation of the service; the answer is for the caller to parse. */
export type DynamoDbCall = (target: string, input: unknown) => Promise<unknown>;

export interface DynamoDb {
  readonly url: string;
  /** `DynamoDB.DescribeTable`, `DynamoDBStreams.GetRecords` … @throws DynamoDbError. */
  readonly call: DynamoDbCall;
  /** Undefined when the tables are in somebody else's server. */
  readonly databaseFile: string | undefined;
  /** Deletes what its TTL has passed, by the server's own clock. @returns how many items. */
  sweepExpired(): Promise<number>;
  close(): Promise<void>;
}

export class DynamoDbError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DynamoDbError';
    this.code = code;
  }
}

const API_VERSION = '20120810';
const faultSchema = z.looseObject({ __type: z.string(), message: z.string().optional() });
const sweepSchema = z.object({
  result: z.object({ content: z.tuple([z.object({ text: z.string() })]) }),
});
const sweptSchema = z.object({ items_deleted: z.number() });

function caller(url: string): DynamoDbCall {
  return async (target, input) => {
    const [service, operation] = target.split('.');
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${service}_${API_VERSION}.${operation}`,
        // Servers of this kind want to see a signature and do not check it.
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`,
        'x-amz-date': '20260101T000000Z',
      },
      body: JSON.stringify(input),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return body;
    const fault = faultSchema.safeParse(body);
    const code = fault.data?.__type.split('#').at(-1) ?? `Http${answer.status}`;
    throw new DynamoDbError(code, `${operation}: ${code}: ${fault.data?.message ?? ''}`);
  };
}

async function sweep(url: string): Promise<number> {
  const request = { method: 'tools/call', params: { name: 'sweep_ttl', arguments: {} } };
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...request }),
  });
  const { result } = sweepSchema.parse(await answer.json());
  return sweptSchema.parse(JSON.parse(result.content[0].text)).items_deleted;
}

export async function startDynamoDb({
  source,
  dir,
}: {
  readonly source: DynamoDbSource;
  readonly dir: string;
}): Promise<DynamoDb> {
  if (source.kind === 'endpoint') {
    return {
      url: source.url,
      call: caller(source.url),
      databaseFile: undefined,
      sweepExpired: async () => 0,
      close: async () => {},
    };
  }
  mkdirSync(dir, { recursive: true });
  const server = await startProcess({ binary: source.path, dir });
  return {
    url: server.url,
    call: caller(server.url),
    databaseFile: server.databaseFile,
    sweepExpired: () => sweep(server.sweepUrl),
    close: () => server.close(),
  };
}
