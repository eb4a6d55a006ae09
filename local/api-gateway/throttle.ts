/** A token bucket, as the stage's route settings give it. */
export interface ThrottleLimit {
  /** Requests per second, in the long run. */
  readonly rate: number;
  /** Requests at once. */
  readonly burst: number;
}

/**
 * Token buckets by name. Each route has one of its own, whoever asks: an HTTP API does not tell
 * callers apart.
 */
export function throttle(clock: { now(): number }) {
  const buckets = new Map<string, { tokens: number; at: number }>();

  return (name: string, { rate, burst }: ThrottleLimit): boolean => {
    const now = clock.now();
    const { tokens, at } = buckets.get(name) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) / 1000) * rate);
    const admitted = filled >= 1;
    buckets.set(name, { tokens: admitted ? filled - 1 : filled, at: now });
    return admitted;
  };
}
