/** Stands before a service, hands everything on, and keeps what was called and what it cost. */
import * as z from 'zod';
import { callerOf, type RunningService, startHttpService } from '#local/http-service.ts';

/** Of a call that a function made; calls of the cloud itself are not kept. */
export interface MeteredCall {
  readonly function: string;
  readonly service: string;
  readonly action: string;
  readonly writeUnits: number;
  readonly readUnits: number;
}

export interface Meter extends RunningService {
  readonly calls: MeteredCall[];
}

const MAX_BODY_BYTES = 64 * 1024 * 1024;
const OPERATION_WITHOUT_UNITS = new Set(['DescribeTable', 'ListTables']);
const READS = new Set(['GetItem', 'Query', 'BatchGetItem', 'Scan', 'TransactGetItems']);
const NOT_HANDED_ON = new Set(['host', 'connection', 'content-length', 'expect']);
/** Of an empty answer the checksum may not stay, nor the length of a body that was read anew. */
const NOT_GIVEN_BACK = new Set(['connection', 'content-length', 'content-encoding', 'keep-alive']);

const consumed = z.looseObject({ CapacityUnits: z.number() });
const consumedShape = z.looseObject({
  ConsumedCapacity: z.union([consumed.transform((one) => [one]), z.array(consumed)]).default([]),
});

const jsonObject = z.record(z.string(), z.unknown());

/** The question with the wish to be told what it costs. */
function askingForUnits(body: Buffer, action: string): Uint8Array<ArrayBuffer> {
  if (OPERATION_WITHOUT_UNITS.has(action)) return new Uint8Array(body);
  const input = jsonObject.parse(JSON.parse(body.toString()));
  return new TextEncoder().encode(JSON.stringify({ ...input, ReturnConsumedCapacity: 'TOTAL' }));
}

const unitsIn = (answer: Buffer): number => {
  const { ConsumedCapacity } = consumedShape.parse(JSON.parse(answer.toString()));
  return ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
};

const actionIn = (target: string | undefined, body: Buffer): string =>
  target === undefined
    ? (new URLSearchParams(body.toString()).get('Action') ?? '')
    : (target.split('.').at(-1) ?? '');

export async function startMeter(service: string, target: string): Promise<Meter> {
  const calls: MeteredCall[] = [];
  const running = await startHttpService({
    maxBodyBytes: MAX_BODY_BYTES,
    tooLarge: () => ({ status: 413 }),
    fault: (error) => ({ status: 500, body: String(error) }),
    async answer({ method, target: path, headers, body }) {
      const wireTarget = headers['x-amz-target'];
      const action = actionIn(typeof wireTarget === 'string' ? wireTarget : undefined, body);
      const handedOn = Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' && !NOT_HANDED_ON.has(name) ? [[name, value] as const] : [],
      );
      const metered = service === 'dynamodb';
      const answer = await fetch(new URL(path, target), {
        method,
        headers: Object.fromEntries(handedOn),
        ...(method !== 'GET' && {
          body: metered ? askingForUnits(body, action) : new Uint8Array(body),
        }),
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const units = metered && answer.ok ? unitsIn(bytes) : 0;
      const isRead = READS.has(action);
      calls.push({
        function: callerOf(headers),
        service,
        action,
        writeUnits: isRead ? 0 : units,
        readUnits: isRead ? units : 0,
      });
      const given = [...answer.headers].filter(([name]) => !NOT_GIVEN_BACK.has(name));
      return { status: answer.status, headers: Object.fromEntries(given), body: bytes };
    },
  });
  return { ...running, calls };
}
