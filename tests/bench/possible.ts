/** What may be done next on a complaint, beside reading the same ticket's state from its JSON. */
import { complaint } from '#shared/playbooks/service/complaint.ts';
import { colleague, running } from '#tests/support/runs.ts';
import { value } from '#tests/support/tickets.ts';
import { type Bench, median, times } from './support/figures.ts';

const WARM_UP = 5_000;
const CALLS_A_ROUND = 2_000;
const ROUNDS = 15;
const MICROSECONDS = 1_000;

const officer = colleague('林晓', 'complaint-officer');
const mender = { ...colleague('赵工', 'technician'), teams: ['repair'] };
const head = colleague('陈主管', 'technical-head');

/** Where the head of the department chooses between plans: a full form, four eyes, three acts. */
const atTheChoice = () => {
  const run = running(complaint, { ticket: { owner: officer.id } });
  const moves = [
    run.take('accept', 'registered', {
      by: officer,
      fields: {
        complainant: '李娜',
        phone: '13800138000',
        content: '洗衣机修了三次，还是不排水。',
        wish: '换一台新的。',
        type: 'repair',
        severity: 'serious',
        way: 'on-site',
        promisedAt: '2026-03-09T18:00:00+08:00',
      },
    }),
    run.take('judge', 'founded', {
      by: officer,
      fields: {
        sufficient: true,
        reasonable: true,
        department: 'repair',
        departmentHead: head.id,
      },
    }),
    run.take('investigate', 'found', {
      by: mender,
      fields: { cause: '水泵装反。', responsible: '钱师傅', ownFault: true },
    }),
    run.take('propose', 'proposed', {
      by: mender,
      fields: {
        plans: [
          { plan: '换新机', cost: '2999', days: 3 },
          { plan: '更换水泵并延保一年', cost: '380.5', days: 1 },
        ],
      },
    }),
  ];
  for (const move of moves) value(move);
  return run;
};

/** Milliseconds for one call. */
const timed = (call: () => unknown): number => {
  const began = performance.now();
  for (let number = 0; number < CALLS_A_ROUND; number += 1) call();
  return (performance.now() - began) / CALLS_A_ROUND;
};

export const bench: Bench = async () => {
  const run = atTheChoice();
  const stored = JSON.stringify({ run: run.run(), dues: run.dues() });
  const decide = () => value(run.possible(head));
  const parse = (): unknown => JSON.parse(stored);
  for (let number = 0; number < WARM_UP; number += 1) {
    decide();
    parse();
  }
  const [decided, parsed]: [number[], number[]] = [[], []];
  // Round by round, so that a busy moment of the machine meets both alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    decided.push(timed(decide));
    parsed.push(timed(parse));
  }
  const micro = (values: readonly number[]) => `${(median(values) * MICROSECONDS).toFixed(1)} µs`;
  return [
    {
      what: 'what is possible on a complaint',
      measured: micro(decided),
      beside: `${times(median(decided) / median(parsed))} JSON.parse of its ${stored.length} characters (${micro(parsed)})`,
      goal: '<= 200 µs',
    },
  ];
};
