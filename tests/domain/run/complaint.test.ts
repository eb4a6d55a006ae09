/** A complaint from its acceptance through every branch of its playbook, on a clock that moves. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Step } from '#shared/domain/playbook/flow.ts';
import { complaint } from '#shared/playbooks/service/complaint.ts';
import { colleague, running } from '../../support/runs.ts';

const officer = colleague('林晓', 'complaint-officer');
const mender = { ...colleague('赵工', 'technician'), teams: ['repair'] };
const head = colleague('陈主管', 'technical-head');
const manager = colleague('周经理', 'service-manager');
const caller = colleague('emma', 'callback-specialist');
const supervisor = colleague('吴主任', 'supervisor');

/** Of a step that is not there. */
const NO_OUTCOMES: Step['outcomes'] = {};

type Running = ReturnType<typeof running>;
type Fields = Readonly<Record<string, Json>>;

const accepted: Fields = {
  complainant: '李娜',
  phone: '138-0013-8000',
  content: '洗衣机修了三次，还是不排水。',
  wish: '换一台新的。',
  type: 'repair',
  severity: 'serious',
  way: 'on-site',
  promisedAt: '2026-03-09T18:00:00+08:00',
};

const founded: Fields = {
  sufficient: true,
  reasonable: true,
  department: 'repair',
  departmentHead: '陈主管',
};

const cause: Fields = { cause: '水泵装反。', responsible: '钱师傅', ownFault: true };

const plans: Fields = {
  plans: [
    { plan: '换新机', cost: '2999', days: 3 },
    { plan: '更换水泵并延保一年', cost: '380.5', days: 1 },
  ],
};

const choice: Fields = { chosen: 2, instruction: '同意，周五前完成。', penalty: false };

/** The desk knows the customer whom it is about. */
const opened = (setup: Parameters<typeof running>[1] = {}) =>
  running(complaint, {
    ticket: { owner: officer.id, about: 'C-100' },
    facts: { 'record["customer","C-100"]': { id: 'C-100', name: '李娜' } },
    ...setup,
  });

const at = (wall: string): string => new Date(`${wall}:00+08:00`).toISOString();

/** The ways up to a step, each a colleague's with what they fill in. */
const WAYS = [
  ['judge', (run: Running) => run.take('accept', 'registered', { by: officer, fields: accepted })],
  ['investigate', (run: Running) => run.take('judge', 'founded', { by: officer, fields: founded })],
  ['propose', (run: Running) => run.take('investigate', 'found', { by: mender, fields: cause })],
  ['choose', (run: Running) => run.take('propose', 'proposed', { by: mender, fields: plans })],
  ['carryOut', (run: Running) => run.take('choose', 'chosen', { by: head, fields: choice })],
  [
    'customerSigns',
    (run: Running) =>
      run.take('carryOut', 'told', { by: officer, fields: { result: '已更换水泵。' } }),
  ],
] as const;

const standingIn = (step: (typeof WAYS)[number][0]): Running => {
  const run = opened();
  for (const [to, take] of WAYS) {
    take(run);
    expect(run.steps()).toEqual([to]);
    if (to === step) return run;
  }
  return run;
};

const signed = { signature: { name: '李娜' } };

const effects = (run: Running) => run.last().effects.map(({ key: _, ...effect }) => effect);

describe('a complaint that is founded', () => {
  test('is accepted with the time that is now, told the customer, and given a number', () => {
    const run = opened();
    expect(run.steps()).toEqual(['accept']);
    expect(run.run().fields).toEqual({ complainedAt: '2026-03-02T02:00:00.000Z' });

    run.take('accept', 'registered', { by: officer, fields: accepted });
    expect(run.run().fields).toMatchObject({ phone: '13800138000' });
    expect(effects(run)).toEqual([
      {
        kind: 'number',
        number: 'TS2026030001',
        series: { name: 'complaint#2026-03', running: 1 },
      },
      {
        kind: 'send',
        words: '您的投诉已受理，编号 HY-7K3M-9QWX，我们将于 2026年3月9日 18:00 前解决。',
        to: 'customer',
        via: ['sms', 'mail'],
      },
    ]);
    expect(run.steps()).toEqual(['judge']);
  });

  test('goes its whole way to the file', () => {
    const run = standingIn('customerSigns');
    run.takeOutside('customerSigns', 'accepted', signed);
    expect(run.steps()).toEqual(['callback']);
    expect(run.last().phase).toBe('active');

    run.take('callback', 'content', { by: caller, fields: { satisfied: 4, feedback: '可以。' } });
    expect(run.steps()).toEqual(['summary']);
    expect(run.last().phase).toBe('resolved');

    run.at(at('2026-03-12T09:00'));
    run.take('summary', 'filed', { by: supervisor, fields: { improvement: '装配后试水。' } });
    expect(run.last().phase).toBe('ended');
    expect(run.run()).toMatchObject({
      steps: [],
      resolvedAt: '2026-03-02T02:00:00.000Z',
      endedAt: at('2026-03-12T09:00'),
    });
    expect(run.dues()).toEqual([]);
  });

  test('is told what was decided, with its paper', () => {
    const run = standingIn('carryOut');
    expect(effects(run)).toMatchObject([
      { kind: 'make', into: 'settlement', content: { title: '投诉处理确认书' } },
    ]);
    run.take('carryOut', 'told', { by: officer, fields: { result: '已更换水泵。' } });
    expect(effects(run)).toEqual([
      {
        kind: 'send',
        words: '您的投诉处理结果：已更换水泵。',
        to: 'customer',
        via: ['mail'],
        attach: 'settlement',
      },
    ]);
  });

  test('is answered in English to whom writes it', () => {
    const run = opened({ ticket: { language: 'en' } });
    run.take('accept', 'registered', { by: officer, fields: accepted });
    expect(effects(run)[1]).toMatchObject({
      words:
        'We have taken your complaint, number HY-7K3M-9QWX, and will solve it by March 9, 2026 at 18:00.',
    });
  });
});

describe('at its acceptance', () => {
  test('everything that is missing or wrong is told at once', () => {
    const promisedAt = '2026-03-01T18:00:00+08:00';
    expect(
      opened().take('accept', 'registered', {
        by: officer,
        fields: {
          complainant: '李娜',
          phone: '没有',
          content: '不排水',
          type: 'noise',
          promisedAt,
        },
      }),
    ).toMatchObject({
      refusal: {
        problems: [
          { code: 'field.invalid', field: 'phone' },
          { code: 'field.invalid', field: 'type', problem: 'not-a-choice' },
          { code: 'field.missing', field: 'wish' },
          { code: 'field.missing', field: 'severity' },
          { code: 'field.missing', field: 'way' },
        ],
      },
    });
    expect(
      opened().take('accept', 'registered', { by: officer, fields: { ...accepted, promisedAt } }),
    ).toMatchObject({
      refusal: { problems: [{ field: 'promisedAt', when: 'promisedAt > now' }] },
    });
  });

  test('what is a suggestion becomes one, once for the ticket', () => {
    const run = opened();
    run.take('accept', 'suggestion', { by: officer, fields: accepted });
    expect(run.last().effects).toEqual([
      {
        kind: 'open',
        key: 'suggestion.HY-7K3M-9QWX',
        playbook: 'suggestion',
        fields: { content: '洗衣机修了三次，还是不排水。' },
        about: 'C-100',
      },
    ]);
    expect(run.last().phase).toBe('ended');
  });

  test('the first answer is due in a day: reminded 4 hours before, raised when it is over', () => {
    const run = opened();
    run.pass(at('2026-03-03T05:59'));
    expect(run.last().fired).toEqual([]);
    run.pass(at('2026-03-03T06:00'));
    expect(effects(run)).toEqual([{ kind: 'remind', to: 'owner', due: 'accept.1.first-answer' }]);
    run.pass(at('2026-03-03T10:00'));
    expect(effects(run)).toEqual([
      { kind: 'raise', to: '@supervisor', due: 'accept.1.first-answer' },
    ]);

    run.take('accept', 'registered', { by: officer, fields: accepted });
    expect(run.dues()).toEqual([]);
  });

  test('the desk may set another limit', () => {
    const run = opened({ settings: { firstAnswer: '2wh' } });
    expect(run.dues()).toMatchObject([{ at: at('2026-03-02T12:00') }]);
  });
});

describe('a complaint that is not founded', () => {
  const ground = { ground: '人为损坏。' };

  test('needs a reason that is missing, and a ground', () => {
    const run = standingIn('judge');
    expect(run.take('judge', 'unfounded', { by: officer, fields: { ...ground } })).toMatchObject({
      refusal: { problems: [{ field: 'sufficient' }, { field: 'reasonable' }] },
    });
    const right = { sufficient: true, reasonable: true };
    expect(
      run.take('judge', 'unfounded', { by: officer, fields: { ...right, ...ground } }),
    ).toMatchObject({
      refusal: { code: 'outcome.not-now', when: '!sufficient || !reasonable' },
    });
    expect(
      run.take('judge', 'founded', { by: officer, fields: { ...founded, reasonable: false } }),
    ).toMatchObject({ refusal: { code: 'outcome.not-now' } });
  });

  test('is answered, judged anew with new facts, and summed up once it is understood', () => {
    const run = standingIn('judge');
    const wrong = { sufficient: false, reasonable: true, ...ground };
    run.take('judge', 'unfounded', { by: officer, fields: wrong });
    expect(run.steps()).toEqual(['decline']);

    const result = { result: '已说明。' };
    expect(run.take('decline', 'newFacts', { by: officer, fields: result })).toMatchObject({
      refusal: { problems: [{ code: 'field.missing', field: 'evidence' }] },
    });
    const evidence = { ...result, evidence: ['f-1'] };
    run.take('decline', 'newFacts', { by: officer, fields: evidence });
    expect(run.steps()).toEqual(['judge']);

    run.take('judge', 'unfounded', { by: officer });
    run.take('decline', 'understood', { by: officer });
    expect(run.steps()).toEqual(['summary']);
    expect(run.last().phase).toBe('resolved');
    expect(run.run().visits).toMatchObject({ judge: 2, decline: 2 });
  });
});

describe('the investigation', () => {
  test('is the department’s, in 2 working days, else its head is told', () => {
    const run = opened();
    run.at(at('2026-03-05T16:00'));
    WAYS[0][1](run);
    WAYS[1][1](run);
    expect(run.dues()).toMatchObject([
      { id: 'investigate.1.investigated', at: at('2026-03-09T16:00') },
    ]);
    expect(run.take('investigate', 'found', { by: officer, fields: cause })).toMatchObject({
      refusal: { code: 'step.not-yours' },
    });
    run.pass(at('2026-03-09T16:00'));
    expect(effects(run)).toEqual([
      { kind: 'raise', to: '$departmentHead', due: 'investigate.1.investigated' },
    ]);
  });

  test('given back and given to another department it counts anew', () => {
    const run = standingIn('investigate');
    run.at(at('2026-03-03T11:00'));
    run.take('investigate', 'notOurs', { by: mender, fields: cause });
    expect(run.steps()).toEqual(['judge']);
    expect(run.dues()).toEqual([]);

    run.take('judge', 'founded', { by: officer, fields: { department: 'logistics' } });
    expect(run.dues()).toMatchObject([
      { id: 'investigate.2.investigated', at: at('2026-03-05T11:00') },
    ]);
    expect(run.take('investigate', 'found', { by: mender })).toMatchObject({
      refusal: { code: 'step.not-yours' },
    });
  });
});

describe('the choice', () => {
  test('is between two plans at least', () => {
    const run = standingIn('propose');
    expect(
      run.take('propose', 'proposed', { by: mender, fields: { plans: [{ plan: '退款' }] } }),
    ).toMatchObject({ refusal: { problems: [{ field: 'plans', when: 'size(plans) >= 2' }] } });
  });

  test('is the head’s, the service manager’s while the head is away, and never of whom it concerns', () => {
    const mine = standingIn('choose');
    mine.know(`person["${head.id}"]`, { id: head.id, away: false });
    expect(mine.take('choose', 'chosen', { by: manager, fields: choice })).toMatchObject({
      refusal: { code: 'step.not-yours' },
    });
    mine.know(`person["${head.id}"]`, { id: head.id, away: true });
    expect(mine.take('choose', 'chosen', { by: mender, fields: choice })).toMatchObject({
      refusal: { code: 'step.not-yours' },
    });
    mine.take('choose', 'chosen', { by: manager, fields: choice });
    expect(mine.steps()).toEqual(['carryOut']);

    const about = opened();
    WAYS[0][1](about);
    WAYS[1][1](about);
    const responsible = { ...cause, responsible: head.id };
    about.take('investigate', 'found', { by: mender, fields: responsible });
    about.take('propose', 'proposed', { by: mender, fields: plans });
    expect(about.take('choose', 'chosen', { by: head, fields: choice })).toMatchObject({
      refusal: { code: 'step.four-eyes' },
    });
  });

  test('may send the plans back', () => {
    const run = standingIn('choose');
    run.take('choose', 'back', { by: head, fields: choice });
    expect(run.steps()).toEqual(['propose']);
    run.take('propose', 'proposed', { by: mender });
    expect(run.steps()).toEqual(['choose']);
  });
});

describe('what was promised', () => {
  test('is reminded a day before and raised when it is over; a delay that is told moves both', () => {
    const run = standingIn('carryOut');
    run.pass(at('2026-03-08T18:00'));
    expect(effects(run)).toEqual([{ kind: 'remind', to: 'owner', due: 'carryOut.1.promised' }]);

    run.act('delay', officer, { promisedAt: '2026-03-16T12:00:00+08:00' });
    expect(effects(run)).toEqual([
      {
        kind: 'send',
        words: '很抱歉，您的投诉将延至 2026年3月16日 12:00 前解决。',
        to: 'customer',
        via: ['mail'],
      },
    ]);
    run.pass(at('2026-03-15T12:00'));
    expect(effects(run)).toEqual([{ kind: 'remind', to: 'owner', due: 'carryOut.1.promised' }]);
    run.pass(at('2026-03-16T12:00'));
    expect(effects(run)).toEqual([
      { kind: 'raise', to: '@service-manager', due: 'carryOut.1.promised' },
    ]);
  });

  test('is moved by the owner alone, and only into the future', () => {
    const run = standingIn('carryOut');
    const later = { promisedAt: '2026-03-16T12:00:00+08:00' };
    expect(run.act('delay', supervisor, later)).toMatchObject({
      refusal: { code: 'step.not-yours', step: 'delay' },
    });
    expect(run.act('delay', officer, { promisedAt: '2026-02-16T12:00:00+08:00' })).toMatchObject({
      refusal: { code: 'form.refused' },
    });
  });
});

describe('the customer', () => {
  test('signs with a signature', () => {
    const run = standingIn('customerSigns');
    expect(run.takeOutside('customerSigns', 'accepted')).toMatchObject({
      refusal: { problems: [{ code: 'field.missing', field: 'signature' }] },
    });
    expect(run.take('customerSigns', 'accepted', { by: officer, fields: signed })).toMatchObject({
      refusal: { code: 'step.not-yours' },
    });
  });

  test('who refuses gets other plans, and the reason is with them', () => {
    const run = standingIn('customerSigns');
    run.takeOutside('customerSigns', 'refused', { refusal: '要换新机。' });
    expect(run.steps()).toEqual(['propose']);

    run.take('propose', 'proposed', { by: mender });
    run.take('choose', 'chosen', { by: head, fields: { ...choice, chosen: 1 } });
    run.take('carryOut', 'told', { by: officer });
    expect(run.steps()).toEqual(['customerSigns']);
    expect(run.run().visits).toMatchObject({ propose: 2, carryOut: 2, customerSigns: 2 });
  });
});

describe('after it is settled', () => {
  const settled = (penalty: boolean) => {
    const run = standingIn('choose');
    run.take('choose', 'chosen', { by: head, fields: { ...choice, penalty } });
    run.take('carryOut', 'told', { by: officer, fields: { result: '已更换水泵。' } });
    run.takeOutside('customerSigns', 'accepted', signed);
    return run;
  };

  test('those responsible are penalised where it was so decided, and the summary waits for the call', () => {
    const run = settled(true);
    expect(run.last().effects).toEqual([
      expect.objectContaining({ kind: 'print', into: 'settlement' }),
      {
        kind: 'open',
        key: 'discipline.complaint HY-7K3M-9QWX',
        playbook: 'discipline',
        fields: { kind: 'penalty', reason: '水泵装反。' },
        about: '钱师傅',
      },
    ]);
    expect(run.steps()).toEqual(['callback']);
    expect(run.run().joining).toEqual(['summary']);
  });

  test('otherwise that is passed over, and the timeline says so', () => {
    const run = settled(false);
    expect(run.last().effects.map(({ kind }) => kind)).toEqual(['print']);
    expect(run.last().trail).toContainEqual({ type: 'step.passed-over', step: 'discipline' });
    expect(run.steps()).toEqual(['callback']);
  });

  test('the customer is called within 3 days', () => {
    const run = settled(false);
    run.pass(at('2026-03-05T10:00'));
    expect(effects(run)).toEqual([
      { kind: 'raise', to: '@supervisor', due: 'callback.1.callback' },
    ]);
  });

  test('a customer who is not content is called by a supervisor', () => {
    const run = settled(true);
    expect(run.take('callback', 'content', { by: caller, fields: { satisfied: 2 } })).toMatchObject(
      { refusal: { code: 'outcome.not-now', when: 'satisfied >= 3' } },
    );
    run.take('callback', 'not', { by: caller, fields: { satisfied: 2 } });
    expect(run.last().effects).toEqual([
      {
        kind: 'open',
        key: 'recovery-callback.HY-7K3M-9QWX',
        playbook: 'recovery-callback',
        fields: {},
        about: 'C-100',
      },
    ]);
    expect(run.steps()).toEqual(['summary']);
    expect(run.run().children.opened).toBe(2);
  });
});

describe('beside the steps', () => {
  test('it is reported as major by its owner or a supervisor, once', () => {
    const run = standingIn('investigate');
    expect(run.act('major', mender)).toMatchObject({ refusal: { code: 'step.not-yours' } });
    const keys = [officer, supervisor].map((by) => {
      run.act('major', by);
      return run.last().effects.map(({ key }) => key);
    });
    expect(keys).toEqual([
      ['major-incident.complaint HY-7K3M-9QWX'],
      ['major-incident.complaint HY-7K3M-9QWX'],
    ]);
    expect(run.steps()).toEqual(['investigate']);
  });

  test('its owner is urged by name and time', () => {
    const run = standingIn('investigate');
    run.act('urge', colleague('郑组长', 'team-leader'));
    expect(effects(run)).toEqual([
      {
        kind: 'send',
        words: '投诉 HY-7K3M-9QWX 请尽快办结，承诺时间 2026年3月9日 18:00。',
        to: 'owner',
        via: ['mail'],
      },
    ]);
  });
});

test('the same moves at the same moments make the same run, effect by effect', () => {
  const people = [officer, mender, head, manager, caller, supervisor] as const;
  const everything: Fields = {
    ...accepted,
    ...founded,
    ...cause,
    ...plans,
    ...choice,
    result: '已处理。',
    ground: '人为损坏。',
    satisfied: 4,
    improvement: '试水。',
    evidence: ['f-1'],
    refusal: '不接受。',
    ...signed,
  };
  interface Move {
    readonly minutes: number;
    readonly who: number;
    readonly way: number;
    readonly kind: 'take' | 'outside' | 'pass' | 'major';
  }
  const move: fc.Arbitrary<Move> = fc.record({
    minutes: fc.integer({ min: 0, max: 3_000 }),
    who: fc.nat(people.length - 1),
    way: fc.nat(2),
    kind: fc.constantFrom<Move['kind'][]>('take', 'take', 'take', 'outside', 'pass', 'major'),
  });

  const walked = (moves: readonly Move[]) => {
    const run = opened();
    let now = Date.parse('2026-03-02T02:00:00.000Z');
    const seen: unknown[] = [];
    for (const { minutes, who, way, kind } of moves) {
      now += minutes * 60_000;
      run.at(new Date(now).toISOString());
      const [step = 'accept'] = run.steps();
      const { form = [], outcomes = NO_OUTCOMES } = complaint.steps[step] ?? {};
      const names = Object.keys(outcomes);
      const outcome = names[way % Math.max(1, names.length)] ?? 'none';
      const asked = [...form, ...(outcomes[outcome]?.form ?? [])]
        .filter((use) => !use.endsWith('='))
        .map((use) => use.replace('!', ''));
      const fields = Object.fromEntries(
        asked.flatMap((name) => {
          const known = everything[name];
          return known === undefined ? [] : [[name, known] as const];
        }),
      );
      // Whoever of them may; else the walk would hardly leave its first step.
      const inTurn = [...people.slice(who), ...people.slice(0, who)];
      if (kind === 'take') {
        inTurn.find((by) => {
          const result = run.take(step, outcome, { by, fields });
          seen.push(result);
          return result.ok;
        });
      }
      if (kind === 'outside') seen.push(run.takeOutside(step, outcome, fields));
      if (kind === 'pass') seen.push(run.pass(new Date(now).toISOString()));
      if (kind === 'major') seen.push(run.act('major', inTurn[0] ?? officer));
    }
    return { seen, run: run.run(), dues: run.dues() };
  };

  fc.assert(
    fc.property(fc.array(move, { minLength: 5, maxLength: 25 }), (moves) => {
      const once = walked(moves);
      expect(walked(moves)).toEqual(once);
      // A stored run comes back as it was written.
      expect(JSON.parse(JSON.stringify(once.run))).toEqual(once.run);
    }),
    { numRuns: 60 },
  );
});
