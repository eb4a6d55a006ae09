import type { DeskClock } from '#local/clock.ts';

export interface Waiting {
  readonly clock: DeskClock;
  /** Each of these is called when a message arrives or shows again. */
  readonly arrivals: Set<() => void>;
  readonly signal: AbortSignal;
  /** Desk time at which a message shows; undefined while there is none. */
  readonly nextAtMs: () => number | undefined;
}

/** Resolves when a message is visible or the signal aborts; sleeps until an arrival or the next known time. */
export async function waitForArrival(waiting: Waiting): Promise<void> {
  const { clock, signal, nextAtMs } = waiting;
  while (!signal.aborted) {
    const atMs = nextAtMs();
    if (atMs !== undefined && atMs <= clock.now()) return;
    await wake(waiting, atMs);
  }
}

function wake({ clock, arrivals, signal }: Waiting, atMs: number | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = atMs === undefined ? () => {} : clock.after(atMs - clock.now(), resolve);
  arrivals.add(resolve);
  const abort = () => resolve();
  signal.addEventListener('abort', abort, { once: true });
  return promise.finally(() => {
    cancel();
    arrivals.delete(resolve);
    signal.removeEventListener('abort', abort);
  });
}
