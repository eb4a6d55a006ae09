import { join } from 'node:path';
import type { ClockAnchor } from '#local/clock.ts';
import type { FunctionDefinition } from '#local/template/function-definitions.ts';
import { REGION } from '#local/template/intrinsics.ts';
import { FunctionError } from './function-error.ts';
import { type FunctionPool, functionPool } from './function-pool.ts';
import { openLogFile } from './log-file.ts';

/** Base URLs by the SDK's own name of the service, as in `AWS_ENDPOINT_URL_<NAME>`. */
type ServiceUrls = Readonly<Record<string, string>>;

export interface FunctionsSettings {
  readonly definitions: readonly FunctionDefinition[];
  readonly serviceUrls: ServiceUrls;
  readonly anchor: () => ClockAnchor;
  readonly logsDir: string;
  /** The services verify presigned requests with it. */
  readonly secretAccessKey: string;
  /** One line for whoever looks at the terminal. */
  readonly notice: (line: string) => void;
}

export interface Functions {
  /** @param target a function's name or ARN. @throws FunctionError, or Error when there is none such. */
  invoke(target: string, event: unknown): Promise<unknown>;
  close(): Promise<void>;
}

function environmentOf(definition: FunctionDefinition, settings: FunctionsSettings) {
  const urls = Object.entries(settings.serviceUrls).map(
    ([name, url]) => [`AWS_ENDPOINT_URL_${name}`, url] as const,
  );
  return {
    TZ: 'UTC',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    // The services see by the key which function calls.
    AWS_ACCESS_KEY_ID: definition.name,
    AWS_SECRET_ACCESS_KEY: settings.secretAccessKey,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    ...Object.fromEntries(urls),
    ...definition.environment(),
  };
}

/** All functions of the template; a function's first thread starts with its first event. */
export function startFunctions(settings: FunctionsSettings): Functions {
  const logs = settings.definitions.map(({ name }) => {
    const log = openLogFile(join(settings.logsDir, `${name}.log`));
    return { name, log };
  });
  const pools = new Map<string, FunctionPool>();
  for (const [index, definition] of settings.definitions.entries()) {
    const log = logs[index]?.log;
    if (log === undefined) continue;
    const pool = functionPool({
      reservedConcurrency: definition.reservedConcurrency,
      sandbox: () => ({
        definition,
        environment: environmentOf(definition, settings),
        anchor: settings.anchor(),
        log: (chunk) => log.write(chunk),
      }),
      onFailure: (error) => {
        const reason = error instanceof FunctionError ? error.errorType : String(error);
        log.write(`${error instanceof Error ? error.message : error}\n`);
        settings.notice(`${definition.name} failed: ${reason}; see ${log.path}`);
      },
    });
    pools.set(definition.name, pool);
    pools.set(definition.arn, pool);
  }
  return {
    async invoke(target, event) {
      const pool = pools.get(target);
      if (pool === undefined) throw new Error(`No function is called ${target}.`);
      return pool.invoke(event);
    },
    async close() {
      await Promise.all([...new Set(pools.values())].map((pool) => pool.close()));
      for (const { log } of logs) log.close();
    },
  };
}
