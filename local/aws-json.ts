import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  callerOf,
  type RunningService,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceRequest,
  startHttpService,
} from './http-service.ts';
import { WireError } from './wire-error.ts';

/** One API action over the service's state. */
export type JsonAction<World> = (
  world: World,
  input: unknown,
  signal: AbortSignal,
) => object | Promise<object>;

/** Parameters that the schema does not name are refused, since they would be ignored otherwise. */
export const jsonAction =
  <World, Schema extends z.ZodType>(
    schema: Schema,
    run: (world: World, input: z.output<Schema>, signal: AbortSignal) => object | Promise<object>,
  ): JsonAction<World> =>
  (world, input, signal) =>
    run(world, schema.parse(input), signal);

export interface JsonServiceOptions<World> {
  readonly service: string;
  readonly port?: number | undefined;
  readonly onCall?: ((call: ServiceCall) => void) | undefined;
  readonly world: World;
  readonly actions: Readonly<Record<string, JsonAction<World>>>;
  readonly maxBodyBytes: number;
  /** As in the header `x-amz-target: AmazonSQS.SendMessage`. */
  readonly targetPrefix: string;
  readonly version: '1.0' | '1.1';
  /** The code for parameters that are wrong or unknown. */
  readonly invalidCode: string;
  /** Codes that SDKs of the former query protocol know by another name: `<code>;Sender`. */
  readonly queryCodes?: Readonly<Record<string, string>>;
}

/** The AWS JSON protocols 1.0 and 1.1 as the JavaScript SDK v3 speaks them. */
export async function startJsonService<World>(
  options: JsonServiceOptions<World>,
): Promise<RunningService> {
  const contentType = `application/x-amz-json-${options.version}`;
  const answerWith = (status: number, body: object, headers = {}): ServiceAnswer => ({
    status,
    headers: { 'content-type': contentType, 'x-amzn-requestid': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });
  const refuse = ({ code, message, status }: WireError) => {
    const fault = status >= 500 ? 'Receiver' : 'Sender';
    const queryCode = options.queryCodes?.[code];
    return answerWith(
      status,
      { __type: code, message },
      {
        ...(queryCode && { 'x-amzn-query-error': `${queryCode};${fault}` }),
      },
    );
  };
  return startHttpService({
    port: options.port,
    maxBodyBytes: options.maxBodyBytes,
    tooLarge: () => refuse(new WireError('RequestTooLarge', 'The request is too large.', 413)),
    fault: (error) => refuse(wireErrorOf(error, options.invalidCode)),
    answer: async (request) => answerWith(200, await run(options, request)),
  });
}

async function run<World>(
  options: JsonServiceOptions<World>,
  { method, headers, body, signal }: ServiceRequest,
): Promise<object> {
  const [prefix, name = ''] = String(headers['x-amz-target'] ?? '').split('.', 2);
  const action = Object.hasOwn(options.actions, name) ? options.actions[name] : undefined;
  if (method !== 'POST' || prefix !== options.targetPrefix || action === undefined) {
    throw new WireError('UnknownOperationException', `The local cloud does not know ${name}.`);
  }
  options.onCall?.({ caller: callerOf(headers), service: options.service, action: name });
  return action(options.world, parseJson(body), signal);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new WireError('SerializationException', 'The body is not JSON.');
  }
}

function wireErrorOf(error: unknown, invalidCode: string): WireError {
  if (error instanceof WireError) return error;
  if (error instanceof z.ZodError) return new WireError(invalidCode, z.prettifyError(error));
  return new WireError('InternalFailure', error instanceof Error ? error.message : 'Fault.', 500);
}
