import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * The shell between us and the server watches a pipe: when the desk dies, even by SIGKILL, the pipe closes and
 * the server is ended too. It must not go on writing into the file that the next desk opens.
 */
const GUARD = `exec 3<&0
"$@" 3<&- &
child=$!
echo "$child" >"$PID_FILE"
{ cat <&3 >/dev/null; kill -9 "$child" 2>/dev/null; } &
wait "$child"`;

/** A start takes some 20 ms; this is for a machine under load. */
const READY_WITHIN_MS = 10_000;
const READY_POLL_MS = 5;
const RESTART_PAUSE_MS = 100;

export interface DynamoDbProcess {
  readonly url: string;
  readonly sweepUrl: string;
  readonly databaseFile: string;
  close(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    server.close(() => resolve(port));
  });
  return promise;
}

const pause = (ms: number) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ms);
  return promise;
};

/** Ends a server that outlived its desk, and only that: the process must have our database open. */
function endLeftOver(pidFile: string, databaseFile: string): void {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  rmSync(pidFile, { force: true });
  if (!Number.isInteger(pid) || pid <= 1) return;
  try {
    const command = execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
    if (command.includes(databaseFile)) process.kill(pid, 'SIGKILL');
  } catch {
    // No such process: it ended with its desk, as it should.
  }
}

async function untilReady(url: string, isAlive: () => boolean): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS;
  while (performance.now() < end && isAlive()) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer !== undefined) return;
    await pause(READY_POLL_MS);
  }
  throw new Error(`DynamoDB did not start at ${url}.`);
}

/** Starts the server on free ports of the loopback interface, and again whenever it ends by itself. */
export async function startProcess({
  binary,
  dir,
}: {
  readonly binary: string;
  readonly dir: string;
}): Promise<DynamoDbProcess> {
  const databaseFile = join(dir, 'dynamodb.sqlite');
  const pidFile = join(dir, 'dynamodb.pid');
  endLeftOver(pidFile, databaseFile);
  const port = await freePort();
  const sweepPort = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', databaseFile];
  const sweep = ['--mcp', '--mcp-no-auth', '--mcp-port', String(sweepPort)];
  let child: ChildProcess | undefined;
  let closing = false;

  const start = () => {
    const started = spawn('/bin/sh', ['-c', GUARD, 'dynamodb', binary, ...args, ...sweep], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...process.env, PID_FILE: pidFile },
      detached: true,
    });
    child = started;
    started.once('exit', () => {
      started.stdin?.destroy();
      if (closing || child !== started) return;
      console.error('DynamoDB ended by itself and is started again.');
      setTimeout(() => !closing && start(), RESTART_PAUSE_MS);
    });
    return started;
  };

  const first = start();
  await untilReady(url, () => first.exitCode === null);
  return {
    url,
    sweepUrl: `http://127.0.0.1:${sweepPort}/mcp`,
    databaseFile,
    async close() {
      closing = true;
      if (child === undefined || child.exitCode !== null) return;
      const ended = Promise.withResolvers<void>();
      child.once('exit', () => ended.resolve());
      child.stdin?.end();
      await ended.promise;
      rmSync(pidFile, { force: true });
    },
  };
}
