import * as z from 'zod';
import {
  callerOf,
  type RunningService,
  type ServiceCall,
  startHttpService,
} from '#local/http-service.ts';

/** DynamoDB's own limit of one request. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** A transaction needs the rights of its items and none of its own (AWS: IAM and DynamoDB transactions). */
const RIGHT_OF_ITEM = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
} as const;

const transaction = z.object({
  TransactItems: z.array(
    z.partialRecord(z.enum(['Put', 'Update', 'Delete', 'ConditionCheck']), z.unknown()),
  ),
});

/** What a call needs rights for: of a transaction, each of its kinds of items. */
const rightsFor = (action: string, body: Uint8Array): readonly string[] => {
  if (action !== 'TransactWriteItems') return [action];
  const { TransactItems } = transaction.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  return (['Put', 'Update', 'Delete', 'ConditionCheck'] as const)
    .filter((kind) => TransactItems.some((item) => item[kind] !== undefined))
    .map((kind) => RIGHT_OF_ITEM[kind]);
};

const HANDED_ON = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date'];

/** Stands before DynamoDB when calls are recorded, since only the request tells which function makes it. */
export function startRecordingProxy(
  target: string,
  onCall: (call: ServiceCall) => void,
): Promise<RunningService> {
  return startHttpService({
    maxBodyBytes: MAX_BODY_BYTES,
    tooLarge: () => ({ status: 413 }),
    fault: (error) => ({ status: 500, body: String(error) }),
    async answer({ headers, body, method }) {
      const action =
        String(headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ?? '';
      for (const right of rightsFor(action, body)) {
        onCall({ caller: callerOf(headers), service: 'dynamodb', action: right });
      }
      const handedOn = HANDED_ON.flatMap((name) => {
        const value = headers[name];
        return typeof value === 'string' ? [[name, value] as const] : [];
      });
      const answer = await fetch(target, {
        method,
        headers: Object.fromEntries(handedOn),
        body: new Uint8Array(body),
      });
      return {
        status: answer.status,
        headers: {
          'content-type': answer.headers.get('content-type') ?? '',
          'x-amz-crc32': answer.headers.get('x-amz-crc32') ?? undefined,
        },
        body: Buffer.from(await answer.arrayBuffer()),
      };
    },
  });
}
