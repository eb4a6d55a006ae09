import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { decode, encode } from '#shared/domain/classification/artefact.ts';
import { auroc, type Judged, report } from '#shared/domain/classification/evaluation.ts';
import { fewOfEach } from '#shared/domain/classification/few-of-each.ts';
import { createPredictor, type Model } from '#shared/domain/classification/model.ts';
import { createStreamLearner } from '#shared/domain/classification/stream-learner.ts';
import { type LabelledText, train } from '#shared/domain/classification/train.ts';

const USAGE =
  'Usage: npm run --silent classify -- --train A.jsonl --test B.jsonl [--seed N] [--shots K] [--out predictions.jsonl] [--stream]';

/** Rows of a test that belong to no class; the model must not learn them, only turn them away. */
const OUT_OF_SCOPE = 'oos';
/** Predictions that let the just-in-time compiler settle before the clock counts. */
const WARM_UP = 500;

const labelledText = z.object({ text: z.string(), label: z.string() });

function rowsOf(file: string): readonly LabelledText[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const row = labelledText.safeParse(parsed(line));
    if (!row.success) throw new Error(`${file}, line ${index + 1}: not {"text": …, "label": …}`);
    return [row.data];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A whole number in an option, or a complaint: a mistyped seed must not silently become another experiment. */
function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} ${text}: a whole number is wanted`);
  return value;
}

function learned(rows: readonly LabelledText[], seed: number, stream: boolean): Model {
  if (!stream) return train(rows, seed);
  const learner = createStreamLearner({ seed });
  for (const row of rows) learner.learn(row);
  return learner.model();
}

/** Time from bytes to the first answer in a fresh thread, where no code is compiled yet: as a Lambda's cold start has it. */
async function coldLoad(bytes: Uint8Array): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: bytes });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (milliseconds: unknown) => resolve(Number(milliseconds)));
  });
}

function loadOnce(bytes: Uint8Array): number {
  const begin = performance.now();
  const model = decode(bytes);
  if (!model.ok) throw new Error(model.refusal.why);
  createPredictor(model.value).predict('Where is my order? 我的订单在哪里');
  return performance.now() - begin;
}

interface Timed {
  readonly judged: readonly Judged[];
  /** Milliseconds a prediction, ascending. */
  readonly times: readonly number[];
}

function judge(model: Model, rows: readonly LabelledText[]): Timed {
  const predictor = createPredictor(model);
  for (let turn = 0; turn < WARM_UP; turn += 1)
    predictor.predict(rows[turn % rows.length]?.text ?? '');
  const times: number[] = [];
  const judged = rows.map(({ text, label }) => {
    const begin = performance.now();
    const prediction = predictor.predict(text);
    times.push(performance.now() - begin);
    return { label, ...prediction };
  });
  return { judged, times: times.sort((a, b) => a - b) };
}

function predictionLine({ label, guesses }: Judged): string {
  return JSON.stringify({
    label,
    predicted: guesses[0]?.label,
    confidence: guesses[0]?.confidence,
    top3: guesses.map((guess) => guess.label),
  });
}

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10_000) / 10_000;

interface Task {
  readonly train: string;
  readonly test: string;
  readonly seed: number;
  readonly shots: number | undefined;
  readonly out: string | undefined;
  readonly stream: boolean;
}

async function run(task: Task): Promise<Record<string, number | null>> {
  const known = rowsOf(task.train).filter(({ label }) => label !== OUT_OF_SCOPE);
  const test = rowsOf(task.test);
  if (known.length === 0 || test.length === 0) throw new Error('both files need rows');
  const chosen = task.shots === undefined ? known : fewOfEach(known, task.shots, task.seed);
  const begin = performance.now();
  const model = learned(chosen, task.seed, task.stream);
  const trainSeconds = (performance.now() - begin) / 1_000;
  const bytes = encode(model);
  const { judged, times } = judge(model, test);
  if (task.out !== undefined) writeFileSync(task.out, `${judged.map(predictionLine).join('\n')}\n`);
  const inside = judged.filter(({ label }) => label !== OUT_OF_SCOPE);
  const outside = judged.filter(({ label }) => label === OUT_OF_SCOPE);
  const fits = (rows: readonly Judged[]): readonly number[] => rows.map(({ fit }) => fit);
  const { accuracy, macroF1, top3, ece, coverageAt95 } = report(inside);
  return {
    rows: test.length,
    trainRows: chosen.length,
    classes: model.labels.length,
    accuracy: rounded(accuracy),
    macroF1: rounded(macroF1),
    top3: rounded(top3),
    ece: rounded(ece),
    oosAuroc: rounded(auroc(fits(inside), fits(outside))),
    coverageAt95: rounded(coverageAt95),
    trainSeconds: rounded(trainSeconds),
    p50Ms: rounded(times[Math.floor(times.length * 0.5)]),
    p99Ms: rounded(times[Math.floor(times.length * 0.99)]),
    artefactBytes: bytes.length,
    coldLoadMs: rounded(await coldLoad(bytes)),
  };
}

async function print(): Promise<string | undefined> {
  const { values } = parseArgs({
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      seed: { type: 'string', default: '1' },
      shots: { type: 'string' },
      out: { type: 'string' },
      stream: { type: 'boolean', default: false },
    },
  });
  if (values.train === undefined || values.test === undefined) return USAGE;
  const figures = await run({
    train: values.train,
    test: values.test,
    seed: whole('seed', values.seed),
    shots: values.shots === undefined ? undefined : whole('shots', values.shots),
    out: values.out,
    stream: values.stream,
  });
  console.log(JSON.stringify(figures));
  return undefined;
}

if (isMainThread) {
  // A wrong option and an unreadable file are told in one sentence.
  const complaint = await print().catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  if (complaint !== undefined) {
    console.error(complaint);
    process.exitCode = 1;
  }
} else if (workerData instanceof Uint8Array) {
  parentPort?.postMessage(loadOnce(workerData));
}
