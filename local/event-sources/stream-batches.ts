import { FunctionError } from '#local/lambda/function-error.ts';
import { failedItems } from './batch-answer.ts';
import { pause } from './pause.ts';
import type { StreamRecord } from './stream-reader.ts';

/** Retries of a failing batch come slower and slower, up to ten seconds, so that logs stay readable. */
const FIRST_RETRY_MS = 100;
const SLOWEST_RETRY_MS = 10_000;

interface BatchPolicy {
  readonly bisect: boolean;
  readonly reportsFailures: boolean;
  /** -1 = for ever. */
  readonly maxRetries: number;
  /** -1 = however old. */
  readonly maxAgeSeconds: number;
}

export interface Discarded {
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly records: readonly StreamRecord[];
  readonly invocations: number;
  readonly requestId: string;
}

export interface BatchWork {
  readonly policy: BatchPolicy;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<unknown>;
  /** Every record up to and with this one is done with, or given up. */
  readonly passed: (record: StreamRecord) => void;
  readonly discard: (discarded: Discarded) => void;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

interface Part {
  readonly records: readonly StreamRecord[];
  readonly invocations: number;
}

const sequenceOf = ({ dynamodb }: StreamRecord) => dynamodb.SequenceNumber;

function isTooOld({ dynamodb }: StreamRecord, { policy, nowMs }: BatchWork): boolean {
  const ageMs = nowMs() - dynamodb.ApproximateCreationDateTime * 1_000;
  return policy.maxAgeSeconds >= 0 && ageMs > policy.maxAgeSeconds * 1_000;
}

interface Outcome {
  /** How many records from the front succeeded. */
  readonly done: number;
  readonly requestId: string;
}

async function attempt({ policy, invoke }: BatchWork, { records }: Part): Promise<Outcome> {
  try {
    const answer = await invoke(records);
    if (!policy.reportsFailures) return { done: records.length, requestId: '' };
    const failed = failedItems(answer, records.map(sequenceOf));
    const first = records.findIndex((record) => failed.has(sequenceOf(record)));
    return { done: first < 0 ? records.length : first, requestId: '' };
  } catch (error) {
    return { done: 0, requestId: error instanceof FunctionError ? error.requestId : '' };
  }
}

function halves({ records, invocations }: Part): Part[] {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), invocations },
    { records: records.slice(middle), invocations },
  ];
}

const retryPause = (invocations: number) =>
  Math.min(FIRST_RETRY_MS * 2 ** Math.min(invocations - 1, 20), SLOWEST_RETRY_MS);

function giveUp(
  { discard, passed }: BatchWork,
  { records, invocations }: Part,
  why: Pick<Discarded, 'condition' | 'requestId'>,
): void {
  const last = records.at(-1);
  if (last === undefined) return;
  discard({ ...why, records, invocations });
  passed(last);
}

/** Gives up what is too old at the front. @returns what is left. */
function withoutOld(work: BatchWork, part: Part): Part {
  const old = part.records.filter((record) => isTooOld(record, work));
  if (old.length === 0) return part;
  giveUp(work, { ...part, records: old }, { condition: 'RecordAgeExceeded', requestId: '' });
  return { ...part, records: part.records.slice(old.length) };
}

/** Runs a part once. @returns what is still to run, in order. */
async function runPart(work: BatchWork, part: Part): Promise<readonly Part[]> {
  const { policy, passed, signal } = work;
  const { done, requestId } = await attempt(work, part);
  const last = part.records[done - 1];
  if (last !== undefined) passed(last);
  if (done === part.records.length) return [];
  if (done > 0) return [{ records: part.records.slice(done), invocations: 1 }];
  if (policy.bisect && part.records.length > 1) return halves(part);
  const tried = { ...part, invocations: part.invocations + 1 };
  if (policy.maxRetries >= 0 && tried.invocations > policy.maxRetries) {
    giveUp(work, tried, { condition: 'RetryAttemptsExhausted', requestId });
    return [];
  }
  await pause(retryPause(tried.invocations), signal);
  return [tried];
}

/**
 * Runs a batch of a stream until each record succeeded or was given up, in order.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export async function runBatch(work: BatchWork, records: readonly StreamRecord[]): Promise<void> {
  const parts: Part[] = [{ records, invocations: 0 }];
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    if (work.signal.aborted) return;
    const current = withoutOld(work, part);
    if (current.records.length > 0) parts.unshift(...(await runPart(work, current)));
  }
}
