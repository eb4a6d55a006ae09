import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Step } from '#shared/domain/playbook/flow.ts';
import { MOST_HOPS } from '#shared/domain/run/run.ts';
import { colleague, playbookWith, running, title } from '../../support/runs.ts';

const lin = colleague('lin', 'agent');

/** Somebody's step with its ways. */
const step = (ways: Readonly<Record<string, string | readonly string[]>>): Step => ({
  title,
  by: '@agent',
  outcomes: Object.fromEntries(Object.entries(ways).map(([name, to]) => [name, { title, to }])),
});

describe('branches', () => {
  const credit = playbookWith({
    steps: {
      plan: step({ go: ['site', 'desk'], alone: 'desk' }),
      site: step({ seen: 'assess' }),
      desk: step({ read: 'assess', drop: 'end' }),
      assess: { ...step({ done: 'end' }), join: true },
    },
  });

  test('are open at once and join when the last one comes', () => {
    const run = running(credit);
    run.take('plan', 'go', { by: lin });
    expect(run.steps()).toEqual(['site', 'desk']);

    run.take('desk', 'read', { by: lin });
    expect(run.steps()).toEqual(['site']);

    run.take('site', 'seen', { by: lin });
    expect(run.steps()).toEqual(['assess']);
  });

  test('that were never opened are not waited for', () => {
    const run = running(credit);
    run.take('plan', 'alone', { by: lin });
    run.take('desk', 'read', { by: lin });

    expect(run.steps()).toEqual(['assess']);
  });

  test('one that ends elsewhere lets the other through', () => {
    const run = running(credit);
    run.take('plan', 'go', { by: lin });
    run.take('site', 'seen', { by: lin });
    expect(run.steps()).toEqual(['desk']);

    run.take('desk', 'drop', { by: lin });
    expect(run.steps()).toEqual(['assess']);
  });
});

describe('a step of the engine', () => {
  const gate = playbookWith({
    fields: { urgent: field('yes', ['紧急', 'Urgent']), note: field('text', ['备注', 'Note']) },
    steps: {
      ask: { ...step({ handedIn: 'gate' }), form: ['urgent!'] },
      gate: {
        title,
        effects: [{ set: { note: 'urgent ? "加急" : "普通"' } }],
        outcomes: {
          urgent: { title, to: 'instruct', when: 'urgent' },
          normal: { title, to: 'plan' },
        },
      },
      instruct: step({ ordered: 'plan' }),
      plan: step({ done: 'end' }),
    },
  });

  test.each([
    { urgent: true, step: 'instruct', note: '加急' },
    { urgent: false, step: 'plan', note: '普通' },
  ])('takes the first way whose condition holds: urgent $urgent', ({ urgent, step: to, note }) => {
    const run = running(gate);
    run.take('ask', 'handedIn', { by: lin, fields: { urgent } });

    expect(run.steps()).toEqual([to]);
    expect(run.run().fields).toEqual({ urgent, note });
  });

  test('is passed over, and the timeline says so, when its condition does not hold', () => {
    const run = running(
      playbookWith({
        steps: {
          first: step({ on: 'second' }),
          second: { ...step({ on: 'third' }), when: '1 > 2' },
          third: step({ done: 'end' }),
        },
      }),
    );
    run.take('first', 'on', { by: lin });

    expect(run.steps()).toEqual(['third']);
    expect(run.last().trail).toContainEqual({ type: 'step.passed-over', step: 'second' });
  });

  test('in a circle is stopped, and the ticket stays where a person finds it', () => {
    const run = running(
      playbookWith({
        steps: {
          begin: step({ on: 'a' }),
          a: { title, outcomes: { on: { title, to: 'b' } } },
          b: { title, outcomes: { on: { title, to: 'a' } } },
        },
      }),
    );
    run.take('begin', 'on', { by: lin });

    expect(run.run().stopped).toBe('too-many-hops');
    expect(
      run.last().trail.filter(({ type }) => type === 'step.entered').length,
    ).toBeLessThanOrEqual(MOST_HOPS);
    expect(run.possible(lin)).toMatchObject({ value: { stopped: 'too-many-hops' } });
  });

  test('without a way that fits is stopped too', () => {
    const run = running(
      playbookWith({
        steps: {
          begin: step({ on: 'gate' }),
          gate: { title, outcomes: { never: { title, to: 'end', when: 'false' } } },
        },
      }),
    );
    run.take('begin', 'on', { by: lin });

    expect(run.run().stopped).toBe('no-way-on');
  });
});

describe('a wait', () => {
  test('for a moment ends at that moment', () => {
    const run = running(
      playbookWith({
        steps: {
          hold: {
            title,
            wait: { until: 'ticket.enteredAt + span("4h")' },
            outcomes: { over: { title, to: 'call' } },
          },
          call: step({ done: 'end' }),
        },
      }),
    );
    expect(run.dues()).toEqual([{ kind: 'wait', step: 'hold', at: '2026-03-02T06:00:00.000Z' }]);

    run.pass('2026-03-02T05:59:59.000Z');
    expect(run.steps()).toEqual(['hold']);

    run.pass('2026-03-02T06:00:00.000Z');
    expect(run.steps()).toEqual(['call']);
    expect(run.dues()).toEqual([]);
  });

  test('for tickets it opened ends when all of them have ended', () => {
    const run = running(
      playbookWith({
        fields: {
          list: field('rows', ['名单', 'List'], {
            columns: { who: field('text', ['客户', 'Who']) },
          }),
        },
        steps: {
          plan: {
            ...step({}),
            form: ['list!'],
            outcomes: {
              start: {
                title,
                to: 'calling',
                effects: [{ open: 'call', each: 'list', key: 'ticket.number + row.who' }],
              },
            },
          },
          calling: {
            title,
            wait: { children: 'all' },
            outcomes: { done: { title, to: 'report' } },
          },
          report: step({ done: 'end' }),
        },
      }),
    );
    run.take('plan', 'start', { by: lin, fields: { list: [{ who: '王芳' }, { who: 'Emma' }] } });
    expect(run.last().effects).toMatchObject([
      { kind: 'open', playbook: 'call', key: 'call.HY-7K3M-9QWX王芳' },
      { kind: 'open', playbook: 'call', key: 'call.HY-7K3M-9QWXEmma' },
    ]);

    const ended = () =>
      run.hear({
        on: 'child-ended',
        change: (one) => ({ ...one, children: { ...one.children, ended: one.children.ended + 1 } }),
      });
    ended();
    expect(run.steps()).toEqual(['calling']);
    ended();
    expect(run.steps()).toEqual(['report']);
  });
});

test('what happens outside asks for its facts first, and decides once they are known', () => {
  const run = running(
    playbookWith({
      steps: {
        ask: step({ on: 'stock' }),
        stock: {
          title,
          wait: { for: 'balance("parts", "main/BRG-6204/good") >= 2' },
          outcomes: { there: { title, to: 'issue' } },
        },
        issue: step({ done: 'end' }),
      },
    }),
  );
  const lookup = { name: 'balance', args: ['parts', 'main/BRG-6204/good'] };
  expect(run.take('ask', 'on', { by: lin })).toEqual({
    ok: false,
    refusal: { code: 'facts.needed', lookups: [lookup] },
  });
  expect(run.steps()).toEqual(['ask']);

  run.know('balance["parts","main/BRG-6204/good"]', 1);
  run.take('ask', 'on', { by: lin });
  expect(run.steps()).toEqual(['stock']);

  run.know('balance["parts","main/BRG-6204/good"]', 5);
  run.hear({ on: 'told' });
  expect(run.steps()).toEqual(['issue']);
});

test('an act beside the steps leaves them all for its own way', () => {
  const run = running(
    playbookWith({
      steps: {
        one: step({ on: ['two', 'three'] }),
        two: step({ on: 'end' }),
        three: step({ on: 'end' }),
        major: step({ on: 'end' }),
      },
      acts: { report: { title: both('上报', 'Report'), by: '@agent', to: 'major' } },
    }),
  );
  run.take('one', 'on', { by: lin });
  run.act('report', lin);

  expect(run.steps()).toEqual(['major']);
});

test('whatever a playbook looks like, a decision ends, and nobody stands in a step that is not there', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const target = fc.oneof(
    fc.constantFrom(...names, 'end'),
    fc.subarray([...names, 'end'], { minLength: 1 }),
  );
  const anyStep: fc.Arbitrary<Step> = fc
    .record({
      isMachine: fc.boolean(),
      isJoin: fc.boolean(),
      ways: fc.array(fc.tuple(target, fc.option(fc.constantFrom('true', 'false', 'flag'))), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map(
      ({ isMachine, isJoin, ways }): Step => ({
        title,
        ...(isMachine ? {} : { by: '@agent' }),
        ...(isJoin ? { join: true } : {}),
        outcomes: Object.fromEntries(
          ways.map(([to, when], index) => [
            `way${index}`,
            { title, to, ...(when === null ? {} : { when }) },
          ]),
        ),
      }),
    );
  fc.assert(
    fc.property(
      fc.tuple(anyStep, anyStep, anyStep, anyStep, anyStep),
      fc.array(fc.tuple(fc.nat(5), fc.nat(2)), { maxLength: 12 }),
      fc.boolean(),
      (steps, moves, flag) => {
        const run = running(
          playbookWith({
            fields: { flag: field('yes', ['标记', 'Flag']) },
            steps: Object.fromEntries(names.map((name, index) => [name, steps[index] ?? steps[0]])),
          }),
          { fields: { flag } },
        );
        for (const [which, way] of moves) {
          const open = run.steps()[which];
          if (open !== undefined) run.take(open, `way${way}`, { by: lin });
          expect(names).toEqual(expect.arrayContaining(run.steps()));
          expect(new Set(run.steps()).size).toBe(run.steps().length);
          // Whoever waits at a join waits for somebody.
          const { joining, steps: opened, stopped } = run.run();
          expect(joining.length > 0 && opened.length === 0 && stopped === undefined).toBe(false);
        }
      },
    ),
    { numRuns: 300 },
  );
});
