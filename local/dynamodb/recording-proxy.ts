import {
  callerOf,
  type RunningService,
  type ServiceCall,
  startHttpService,
} from '#local/http-service.ts';

/** DynamoDB's own limit of one request. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

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
      onCall({ caller: callerOf(headers), service: 'dynamodb', action });
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
