import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const addressesSchema = z.object({
  api: z.url(),
  form: z.url(),
  console: z.url(),
  mailbox: z.url(),
  smtp: z.object({ host: z.string(), port: z.number() }),
  mail: z.object({ intake: z.array(z.string()).min(1), replyDomain: z.string() }),
  issuer: z.url(),
  people: z.array(z.object({ name: z.string(), role: z.string(), team: z.string() })),
});

export type DeskAddresses = z.output<typeof addressesSchema>;

/**
 * What was in flight when the power failed comes back after six minutes, and a mail of which nobody knows whether it left is sent again
 * after a quarter of an hour: on this clock in 36 and 90 seconds.
 */
export const CLOCK_AFTER_CUT = 10;

export interface LocalDesk {
  /** Of the present run; a restart may change the ports. */
  readonly addresses: () => DeskAddresses;
  readonly data: string;
  /** What the desk wrote to its terminal, all runs together. */
  readonly output: () => string;
  /** Ends the process as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it, and starts it again on the same data; on a clock of another speed where one is given. */
  restart(clockSpeed?: number): Promise<void>;
  /** Ends it, and starts it again at a later moment of its clock, as after an outage. */
  windTo(epochMs: number): Promise<void>;
  /** How often it was started. */
  readonly runs: () => number;
  /** Ends it as Ctrl-C does. The data stays. */
  stop(): Promise<void>;
  /** Ends it and deletes the data. */
  dispose(): Promise<void>;
}

export interface LocalDeskOptions {
  readonly clockSpeed?: number | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** A first start bundles and synthesizes, on a machine that runs other tests too. */
const READY_WITHIN_MS = 170_000;

async function untilFile(file: string, child: ChildProcess): Promise<void> {
  const found = Promise.withResolvers<void>();
  const look = () => {
    if (existsSync(file)) found.resolve();
  };
  const watcher = watch(join(file, '..'), look);
  const timer = setTimeout(() => found.reject(new Error('is not ready in time')), READY_WITHIN_MS);
  const ended = () => found.reject(new Error('ended before it was ready'));
  child.once('exit', ended);
  look();
  try {
    await found.promise;
  } finally {
    clearTimeout(timer);
    watcher.close();
    child.off('exit', ended);
  }
}

/** Starts the whole desk in a process of its own, on a temporary data folder and free ports. */
export async function startLocalDesk(options: LocalDeskOptions = {}): Promise<LocalDesk> {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-desk-'));
  const file = join(data, 'addresses.json');
  let output = '';
  let child: ChildProcess | undefined;
  let addresses: DeskAddresses | undefined;
  let runs = 0;

  const start = async (clockSpeed?: number) => {
    rmSync(file, { force: true });
    const args = [join(PROJECT, 'local', 'start.ts'), '--data', data, '--port', '0'];
    if (clockSpeed !== undefined) args.push('--clock-speed', String(clockSpeed));
    const started = spawn(process.execPath, args, {
      cwd: PROJECT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const collect = (chunk: unknown) => {
      output += String(chunk);
    };
    started.stdout.on('data', collect);
    started.stderr.on('data', collect);
    try {
      await untilFile(file, started);
    } catch (cause) {
      started.kill('SIGKILL');
      throw new Error(`The desk did not start: ${output}`, { cause });
    }
    runs += 1;
    addresses = addressesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  };

  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };

  await start(options.clockSpeed);
  return {
    data,
    addresses: () => {
      if (addresses === undefined) throw new Error('The desk does not run.');
      return addresses;
    },
    output: () => output,
    kill: () => end('SIGKILL'),
    runs: () => runs,
    windTo: async (epochMs) => {
      await end('SIGTERM');
      writeFileSync(join(data, 'clock.json'), JSON.stringify({ notBeforeMs: epochMs }));
      await start(options.clockSpeed);
    },
    restart: async (clockSpeed = options.clockSpeed) => {
      await end('SIGTERM');
      await start(clockSpeed);
    },
    stop: () => end('SIGTERM'),
    dispose: async () => {
      await end('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}
