import type { ClockAnchor } from '#local/clock.ts';

/**
 * A Date that tells the desk's time wherever the real one would tell the present; in all else, parsing,
 * subclasses and `instanceof` included, it is the real one.
 */
export function shiftedDate(real: DateConstructor, anchor: ClockAnchor): DateConstructor {
  const { deskEpochMs, realEpochMs, speed } = anchor;
  const now = () => Math.floor(deskEpochMs + (real.now() - realEpochMs) * speed);
  return new Proxy(real, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, property, receiver) =>
      property === 'now' ? now : Reflect.get(target, property, receiver),
  });
}

/** Replaces the global Date of this thread. */
export function installShiftedDate(anchor: ClockAnchor): void {
  const shifted = shiftedDate(Date, anchor);
  Object.defineProperty(Date.prototype, 'constructor', { value: shifted, writable: true });
  globalThis.Date = shifted;
}
