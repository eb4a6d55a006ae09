import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const STUB = fileURLToPath(new URL('./stub-process.ts', import.meta.url));

/** An endpoint for DynamoDB and Secrets Manager that stores nothing and answers at once. */
export async function startStub(): Promise<{ url: string; close: () => void }> {
  const child = spawn(process.execPath, [STUB], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [url] = await once(createInterface(child.stdout), 'line');
  return { url: String(url), close: () => child.stdin.end() };
}
