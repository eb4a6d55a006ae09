import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

/** What a worker needs to compute desk time by itself: desk = deskEpochMs + (real - realEpochMs) * speed. */
export interface ClockAnchor {
  readonly deskEpochMs: number;
  readonly realEpochMs: number;
  readonly speed: number;
}

export interface DeskClock {
  /** Desk time in milliseconds since 1970; never smaller than an earlier answer, also over restarts. */
  now(): number;
  readonly speed: number;
  anchor(): ClockAnchor;
  /** Runs once when `delayMs` of desk time have passed; the answer cancels. Does not keep the process alive. */
  after(delayMs: number, run: () => void): () => void;
  /** Writes the clock's value, exactly; the last call before a planned end. */
  persist(): void;
  /** Persists and stops the clock's own timer. Timers of `after` stay with their owners. */
  close(): void;
}

export interface ClockOptions {
  readonly file: string;
  /** Desk seconds per real second, above 0. */
  readonly speed: number;
  /** Real time in milliseconds since 1970. */
  readonly real?: () => number;
}

/** setTimeout takes a signed 32-bit number and fires at once beyond it. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

const KEEP_EVERY_MS = 1_000;

/** A clock that runs off real time promises this much (real) ahead, so that a kill cannot set it back. */
const PROMISE_MS = 2 * KEEP_EVERY_MS;

const keptSchema = z.object({ notBeforeMs: z.number() });

function readKept(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  const kept = keptSchema.safeParse(JSON.parse(text));
  if (!kept.success) throw new Error(`${file} does not hold a clock's value.`);
  return kept.data.notBeforeMs;
}

function writeKept(file: string, notBeforeMs: number): void {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify({ notBeforeMs }));
  renameSync(draft, file);
}

/**
 * The desk's clock. It begins at real time, or at the kept value where that is later.
 * @throws RangeError for a speed that is not a positive finite number.
 */
export function openClock({ file, speed, real = Date.now }: ClockOptions): DeskClock {
  if (!Number.isFinite(speed) || speed <= 0) throw new RangeError('speed must be above 0.');
  mkdirSync(dirname(file), { recursive: true });
  const realEpochMs = real();
  const deskEpochMs = Math.max(readKept(file), realEpochMs);
  const followsReal = speed === 1 && deskEpochMs === realEpochMs;
  let last = deskEpochMs;
  let promised = 0;

  const keep = (notBeforeMs: number) => {
    promised = notBeforeMs;
    writeKept(file, notBeforeMs);
  };
  const promise = () => keep(followsReal ? last : Math.ceil(last + PROMISE_MS * speed));
  const now = () => {
    last = Math.max(last, Math.floor(deskEpochMs + (real() - realEpochMs) * speed));
    if (!followsReal && last > promised) promise();
    return last;
  };
  const ticking = setInterval(() => {
    now();
    promise();
  }, KEEP_EVERY_MS).unref();
  promise();

  return {
    now,
    speed,
    anchor: () => ({ deskEpochMs, realEpochMs, speed }),
    after: (delayMs, run) => runAfter({ now, speed }, delayMs, run),
    persist: () => keep(now()),
    close: () => {
      clearInterval(ticking);
      keep(now());
    },
  };
}

function runAfter(
  { now, speed }: Pick<DeskClock, 'now' | 'speed'>,
  delayMs: number,
  run: () => void,
): () => void {
  const dueMs = now() + Math.max(0, delayMs);
  let timer: NodeJS.Timeout;
  const arm = () => {
    const waitMs = Math.min(Math.ceil((dueMs - now()) / speed), LONGEST_TIMEOUT_MS);
    timer = setTimeout(() => (now() >= dueMs ? run() : arm()), Math.max(0, waitMs));
    timer.unref();
  };
  arm();
  return () => clearTimeout(timer);
}
