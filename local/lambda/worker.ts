import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { installShiftedDate } from './date-shift.ts';
import type { FunctionFault, Invoke, WorkerData, WorkerReport } from './worker-messages.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const EXTENSIONS = ['.mjs', '.js', '.cjs'];

const report = (message: WorkerReport) => parentPort?.postMessage(message);

function faultOf(error: unknown): FunctionFault {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  };
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

async function load({ modulePath, exportName }: WorkerData): Promise<Handler> {
  const file = EXTENSIONS.map((extension) => modulePath + extension).find(existsSync);
  if (file === undefined) throw new Error(`There is no module ${modulePath}.mjs.`);
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const handler = module[exportName];
  if (!isHandler(handler)) throw new Error(`${file} exports no function ${exportName}.`);
  return handler;
}

function contextOf({ requestId, timeoutMs }: Invoke, data: WorkerData) {
  const end = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMb),
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())),
  };
}

async function run(handler: Handler, data: WorkerData, invocation: Invoke): Promise<void> {
  const { requestId } = invocation;
  try {
    const value = await handler(JSON.parse(invocation.event), contextOf(invocation, data));
    report({ kind: 'succeeded', requestId, result: JSON.stringify(value ?? null) });
  } catch (error) {
    console.error(error);
    report({ kind: 'failed', requestId, fault: faultOf(error) });
  }
}

const data: WorkerData = workerData;
installShiftedDate(data.anchor);
try {
  const handler = await load(data);
  parentPort?.on('message', (invocation: Invoke) => void run(handler, data, invocation));
  report({ kind: 'ready' });
} catch (error) {
  console.error(error);
  report({ kind: 'initialisation failed', fault: faultOf(error) });
}
