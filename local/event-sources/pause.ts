import * as timers from 'node:timers/promises';

/** Resolves after some real time, or as soon as the signal aborts. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return;
  await timers.setTimeout(ms, undefined, signal && { signal }).catch(() => undefined);
}
