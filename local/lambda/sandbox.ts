import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { ClockAnchor } from '#local/clock.ts';
import type { FunctionDefinition } from '#local/template/function-definitions.ts';
import { exited, FunctionError, timedOut } from './function-error.ts';
import type { Invoke, WorkerData, WorkerReport } from './worker-messages.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html: the init phase. */
const INITIALISATION_LIMIT_SECONDS = 10;

export interface SandboxSettings {
  readonly definition: FunctionDefinition;
  readonly environment: Readonly<Record<string, string>>;
  readonly anchor: ClockAnchor;
  readonly log: (chunk: Uint8Array | string) => void;
}

/** One execution environment: a thread that runs one invocation at a time. */
export interface Sandbox {
  /** @throws FunctionError; after one that ended the thread, `isAlive` is false. */
  invoke(event: string): Promise<unknown>;
  isAlive(): boolean;
  close(): Promise<void>;
}

interface Pending {
  readonly requestId: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: FunctionError) => void;
}

function startWorker({ definition, environment, anchor, log }: SandboxSettings): Worker {
  const data: WorkerData = {
    modulePath: definition.modulePath,
    exportName: definition.exportName,
    functionName: definition.name,
    functionArn: definition.arn,
    memoryMb: definition.memoryMb,
    anchor,
  };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: data,
    env: environment,
    stdout: true,
    stderr: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb },
  });
  worker.stdout.on('data', log);
  worker.stderr.on('data', log);
  return worker;
}

/** Starts the thread at once; the first invocation waits until the bundle is loaded. */
export function startSandbox(settings: SandboxSettings): Sandbox {
  const { definition } = settings;
  const worker = startWorker(settings);
  let alive = true;
  let pending: Pending | undefined;
  const loaded = Promise.withResolvers<void>();
  // Whoever invokes sees the failure; nobody need have asked yet.
  loaded.promise.catch(() => {});

  const end = (reason: string) => {
    if (!alive) return;
    alive = false;
    loaded.reject(exited(randomUUID(), reason));
    pending?.reject(exited(pending.requestId, reason));
    pending = undefined;
  };

  worker.on('error', (error) => {
    settings.log(`${error.stack ?? error}\n`);
    end('code' in error && typeof error.code === 'string' ? error.code : error.name);
  });
  worker.on('exit', (code) => end(`exit status ${code}`));
  worker.on('message', (said: WorkerReport) => {
    if (said.kind === 'ready') return loaded.resolve();
    if (said.kind === 'initialisation failed') {
      alive = false;
      loaded.reject(new FunctionError(randomUUID(), said.fault));
      void worker.terminate();
      return;
    }
    const waiting = pending;
    if (waiting === undefined || waiting.requestId !== said.requestId) return;
    pending = undefined;
    if (said.kind === 'succeeded') waiting.resolve(JSON.parse(said.result));
    else waiting.reject(new FunctionError(said.requestId, said.fault));
  });

  /** Ends the thread when the work takes longer, as Lambda ends the environment. */
  const limited = async (work: Promise<unknown>, requestId: string, seconds: number) => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      alive = false;
      pending = undefined;
      void worker.terminate();
      late.reject(timedOut(requestId, seconds));
    }, seconds * 1_000);
    try {
      return await Promise.race([work, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    isAlive: () => alive,
    async invoke(event) {
      const requestId = randomUUID();
      await limited(loaded.promise, requestId, INITIALISATION_LIMIT_SECONDS);
      const result = Promise.withResolvers<unknown>();
      pending = { requestId, resolve: result.resolve, reject: result.reject };
      const timeoutMs = definition.timeoutSeconds * 1_000;
      worker.postMessage({ requestId, event, timeoutMs } satisfies Invoke);
      return limited(result.promise, requestId, definition.timeoutSeconds);
    },
    async close() {
      alive = false;
      await worker.terminate();
    },
  };
}
