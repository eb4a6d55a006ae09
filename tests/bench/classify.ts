/** What the embedded classifier reaches on public labelled texts, by our own cuts, and what it costs. */
import { encode } from '#shared/domain/classification/artefact.ts';
import { auroc, type Judged, report } from '#shared/domain/classification/evaluation.ts';
import { fewOfEach } from '#shared/domain/classification/few-of-each.ts';
import { createPredictor, type Model } from '#shared/domain/classification/model.ts';
import { randomFrom } from '#shared/domain/classification/random.ts';
import { createStreamLearner } from '#shared/domain/classification/stream-learner.ts';
import { type LabelledText, train } from '#shared/domain/classification/train.ts';
import { type Bench, type Figure, ms, percentile } from './support/figures.ts';
import { areThere, type Cut, cutByHash, cutBySplit } from './support/labelled-texts.ts';

const SEED = 1;
const SHOTS = 10;
const NEW_CLASSES = 10;
const WRONG_SHARE = 0.3;
const ROUNDS = 2_000;
const OUT_OF_SCOPE = 'oos';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const points = (difference: number): string => `${(100 * difference).toFixed(1)} points`;

function judged(model: Model, rows: readonly LabelledText[]): readonly Judged[] {
  const predictor = createPredictor(model);
  return rows.map(({ text, label }) => ({ label, ...predictor.predict(text) }));
}

const inScope = (rows: readonly Judged[]) => rows.filter(({ label }) => label !== OUT_OF_SCOPE);

const accuracy = (model: Model, rows: readonly LabelledText[]): number =>
  report(inScope(judged(model, rows))).accuracy;

interface Corpus {
  readonly name: string;
  readonly cut: Cut;
  readonly goals: { readonly all: string; readonly few: string; readonly ece?: string };
}

function figuresOf({ name, cut, goals }: Corpus): readonly Figure[] {
  const begin = process.cpuUsage();
  const model = train(cut.train, SEED);
  const seconds = process.cpuUsage(begin).user / 1e6;
  const rows = judged(model, cut.test);
  const all = report(inScope(rows));
  const few = accuracy(train(fewOfEach(cut.train, SHOTS, SEED), SEED), cut.test);
  return [
    {
      what: `${name}: accuracy`,
      measured: percent(all.accuracy),
      beside: `top three ${percent(all.top3)}`,
      goal: goals.all,
    },
    { what: `${name}: ${SHOTS} rows a class`, measured: percent(few), goal: goals.few },
    {
      what: `${name}: ECE`,
      measured: all.ece.toFixed(3),
      ...(goals.ece === undefined ? {} : { goal: goals.ece }),
    },
    {
      what: `${name}: CPU to train`,
      measured: `${seconds.toFixed(1)} s`,
      beside: `${cut.train.length} rows`,
      goal: '<= 8 s',
    },
    {
      what: `${name}: artefact`,
      measured: `${Math.round(encode(model).length / 1_000)} kB`,
      goal: '<= 1,500 kB',
    },
    ...outOfScope(name, rows),
  ];
}

function outOfScope(name: string, rows: readonly Judged[]): readonly Figure[] {
  const fits = (some: readonly Judged[]) => some.map(({ fit }) => fit);
  const area = auroc(fits(inScope(rows)), fits(rows.filter(({ label }) => label === OUT_OF_SCOPE)));
  return area === undefined
    ? []
    : [{ what: `${name}: out of scope, AUROC`, measured: area.toFixed(3), goal: '>= .96' }];
}

/** Three in ten labels replaced by another one, drawn by the seed. */
function mislabelled(rows: readonly LabelledText[]): readonly LabelledText[] {
  const random = randomFrom(SEED);
  const labels = [...new Set(rows.map(({ label }) => label))];
  return rows.map((row) => {
    if (random() >= WRONG_SHARE) return row;
    const others = labels.filter((label) => label !== row.label);
    return { ...row, label: others[Math.floor(random() * others.length)] ?? row.label };
  });
}

function streamed(rows: readonly LabelledText[]): Model {
  const learner = createStreamLearner({ seed: SEED });
  for (const row of rows) learner.learn(row);
  return learner.model();
}

const byLabel = (a: LabelledText, b: LabelledText): number => (a.label < b.label ? -1 : 1);

function robustness({ train: rows, test }: Cut): readonly Figure[] {
  const clean = accuracy(train(rows, SEED), test);
  const noisy = accuracy(train(mislabelled(rows), SEED), test);
  const mixed = accuracy(streamed(fewOfEach(rows, rows.length, SEED)), test);
  const sorted = accuracy(streamed([...rows].sort(byLabel)), test);
  return [
    {
      what: 'banking77: 30 % wrong labels cost',
      measured: points(clean - noisy),
      beside: percent(noisy),
      goal: '<= 4 points',
    },
    {
      what: 'banking77: a stream sorted by class',
      measured: percent(sorted),
      beside: `as it came ${percent(mixed)}`,
      goal: 'within 3 points',
    },
    ...newClasses({ train: rows, test }),
  ];
}

/** Every seventh class is new: learned from ten rows a class, after all others. */
function newClasses({ train: rows, test }: Cut): readonly Figure[] {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const fresh = new Set(labels.filter((_, index) => index % 7 === 3).slice(0, NEW_CLASSES));
  const isNew = ({ label }: LabelledText): boolean => fresh.has(label);
  const isOld = (row: LabelledText): boolean => !isNew(row);
  const before = train(rows.filter(isOld), SEED);
  const after = train([...rows.filter(isOld), ...fewOfEach(rows.filter(isNew), SHOTS, SEED)], SEED);
  const lost = accuracy(before, test.filter(isOld)) - accuracy(after, test.filter(isOld));
  return [
    {
      what: 'banking77: ten new classes of ten rows',
      measured: percent(accuracy(after, test.filter(isNew))),
      goal: '>= 82 %',
    },
    {
      what: 'banking77: what the old ones lose by them',
      measured: points(lost),
      goal: '<= 2 points',
    },
  ];
}

function speed(cut: Cut): readonly Figure[] {
  const predictor = createPredictor(train(cut.train, SEED));
  const words = cut.test.map(({ text }) => text).join(' ');
  const timed = (length: number): readonly number[] =>
    Array.from({ length: ROUNDS }, (_, round) => {
      const text = words.slice(round * 7, round * 7 + length);
      const begin = performance.now();
      predictor.predict(text);
      return performance.now() - begin;
    }).slice(ROUNDS / 4);
  const short = timed(200);
  const long = timed(4_000);
  return [
    {
      what: 'predict 200 characters, p50',
      measured: ms(percentile(short, 0.5)),
      goal: '<= 0.05 ms',
    },
    {
      what: 'predict 200 characters, p99',
      measured: ms(percentile(short, 0.99)),
      goal: '<= 0.5 ms',
    },
    { what: 'predict 4,000 characters, p50', measured: ms(percentile(long, 0.5)), goal: '<= 1 ms' },
  ];
}

export const bench: Bench = async () => {
  if (!areThere())
    return [{ what: 'skipped', measured: 'the labelled texts are not beside the checkout' }];
  const banking = cutByHash('banking77.jsonl', 0.2);
  const corpora: readonly Corpus[] = [
    { name: 'banking77', cut: banking, goals: { all: '>= 92 %', few: '>= 78 %', ece: '<= .02' } },
    {
      name: 'CLINC small',
      cut: cutBySplit('clinc150-small.jsonl'),
      goals: { all: '>= 92 %', few: '>= 85 %', ece: '<= .02' },
    },
    {
      name: 'HWU64',
      cut: cutByHash('hwu64-fold1.jsonl', 0.1),
      goals: { all: '>= 89 %', few: '>= 74 %', ece: '<= .02' },
    },
    {
      name: 'CIC, noisy test',
      cut: cutBySplit('cic-zh.jsonl'),
      goals: { all: 'as far as it goes', few: '>= 54 % (clean test)' },
    },
  ];
  return [...corpora.flatMap(figuresOf), ...robustness(banking), ...speed(banking)];
};
