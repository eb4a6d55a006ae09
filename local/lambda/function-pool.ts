import { type Sandbox, type SandboxSettings, startSandbox } from './sandbox.ts';

/** More threads than this gain nothing on one machine; further invocations wait for one to be free. */
const MAX_CONCURRENCY = 4;
/** Lambda keeps an idle environment for some minutes too. */
const IDLE_LIMIT_MS = 10 * 60 * 1_000;

export interface FunctionPool {
  /** @returns what the handler answered, through JSON. @throws FunctionError. */
  invoke(event: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export interface PoolSettings {
  readonly sandbox: () => SandboxSettings;
  readonly reservedConcurrency: number | undefined;
  /** Called for each failed invocation, before it is passed on. */
  readonly onFailure: (error: unknown) => void;
}

/** The warm and the busy execution environments of one function. */
export function functionPool(settings: PoolSettings): FunctionPool {
  const limit = Math.min(settings.reservedConcurrency ?? MAX_CONCURRENCY, MAX_CONCURRENCY);
  const idle: Sandbox[] = [];
  const all = new Set<Sandbox>();
  const waiting: (() => void)[] = [];
  const reapers = new Map<Sandbox, NodeJS.Timeout>();
  let busy = 0;

  const take = (): Sandbox => {
    for (let warm = idle.pop(); warm !== undefined; warm = idle.pop()) {
      clearTimeout(reapers.get(warm));
      if (warm.isAlive()) return warm;
      all.delete(warm);
    }
    const cold = startSandbox(settings.sandbox());
    all.add(cold);
    return cold;
  };

  const reap = (sandbox: Sandbox) => {
    const place = idle.indexOf(sandbox);
    if (place < 0) return;
    idle.splice(place, 1);
    all.delete(sandbox);
    void sandbox.close();
  };

  const putBack = (sandbox: Sandbox) => {
    if (!sandbox.isAlive()) {
      all.delete(sandbox);
      return;
    }
    idle.push(sandbox);
    reapers.set(sandbox, setTimeout(reap, IDLE_LIMIT_MS, sandbox).unref());
  };

  return {
    async invoke(event) {
      if (busy >= limit) {
        const turn = Promise.withResolvers<void>();
        waiting.push(turn.resolve);
        await turn.promise;
      } else {
        busy += 1;
      }
      const sandbox = take();
      try {
        return await sandbox.invoke(JSON.stringify(event));
      } catch (error) {
        settings.onFailure(error);
        throw error;
      } finally {
        putBack(sandbox);
        const next = waiting.shift();
        if (next === undefined) busy -= 1;
        else next();
      }
    },
    async close() {
      await Promise.all([...all].map((sandbox) => sandbox.close()));
      all.clear();
    },
  };
}
