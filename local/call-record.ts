import { appendFileSync } from 'node:fs';
import type { ServiceCall } from '#local/http-service.ts';

/**
 * Writes which function made which call, one JSON line for each pair, to compare it with the rights of its role.
 *
 * @param file undefined = nothing is recorded.
 */
export function callRecorder(file: string | undefined): ((call: ServiceCall) => void) | undefined {
  if (file === undefined || file === '') return undefined;
  const seen = new Set<string>();
  return ({ caller, service, action }) => {
    const line = JSON.stringify({ function: caller, service, action });
    if (caller === '' || seen.has(line)) return;
    seen.add(line);
    appendFileSync(file, `${line}\n`);
  };
}
