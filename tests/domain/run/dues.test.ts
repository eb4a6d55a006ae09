import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { DueRule } from '#shared/domain/playbook/due.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import { colleague, playbookWith, running, title } from '../../support/runs.ts';
import { MONDAY_TEN } from '../../support/tickets.ts';

const lin = colleague('lin', 'agent');

const fields = {
  promised: field('at', ['承诺时间', 'Promised']),
  visitOn: field('date', ['上门日期', 'Visit on']),
  waiting: field('yes', ['等待客户', 'Waits for the customer']),
  answered: field('yes', ['已答复', 'Answered']),
};

/** A ticket with this limit on its one step, or on the whole of it. */
const limited = (rule: Omit<DueRule, 'id'>, on: 'step' | 'ticket' = 'step') => {
  const dues = [{ id: 'limit', ...rule }];
  return playbookWith({
    fields,
    texts: {
      late: both(
        '工单 {{ticket.number}} 已超过 {{promised}}。',
        'Ticket {{ticket.number}} is late since {{promised}}.',
      ),
    },
    ...(on === 'ticket' ? { dues } : {}),
    steps: {
      work: {
        title,
        by: '@agent',
        form: Object.keys(fields),
        ...(on === 'step' ? { dues } : {}),
        outcomes: {
          on: { title, to: 'after' },
          again: { title, to: 'work' },
        },
      },
      after: {
        title,
        by: '@agent',
        resolved: true,
        outcomes: { done: { title, to: 'end' }, reopen: { title, to: 'work' } },
      },
      escalated: { title, by: '@supervisor', outcomes: { done: { title, to: 'end' } } },
    },
  });
};

type Running = ReturnType<typeof running>;

/** The end of its one limit, in the desk's own time. */
const endOf = (run: Running): string | undefined => {
  const [due] = run.dues();
  return due === undefined || !('at' in due) ? undefined : shanghai(due.at);
};

const warningOf = (run: Running): string | undefined => {
  const [due] = run.dues();
  return due?.kind === 'limit' && due.state === 'running' && due.warnAt !== undefined
    ? shanghai(due.warnAt)
    : undefined;
};

const HOURS_AHEAD = 8;

/** `2026-03-02T10:00` on the wall in Shanghai. */
const shanghai = (instant: string): string =>
  new Date(Date.parse(instant) + HOURS_AHEAD * 3_600_000).toISOString().slice(0, 16);

const at = (wall: string): string => new Date(`${wall}:00+08:00`).toISOString();

const effects = (run: Running) => run.last().effects.map(({ key: _, ...effect }) => effect);

describe('a limit ends', () => {
  test.each<[string, DueRule['ends'], string]>([
    ['30 minutes later', { within: '30min' }, '2026-03-02T10:30'],
    ['a day later by the clock', { within: '24h' }, '2026-03-03T10:00'],
    ['4 working hours later, lunch left out', { within: '4wh' }, '2026-03-02T15:30'],
    ['2 working days later', { within: '2wd' }, '2026-03-04T10:00'],
    ['a month later', { within: '1mo' }, '2026-04-02T10:00'],
    ['as a setting says', { withinOf: 'set.answer' }, '2026-03-02T18:00'],
    ['as an expression works out', { withinOf: '1 > 0 ? span("2h") : null' }, '2026-03-02T12:00'],
    ['at a time of day', { by: '16:30' }, '2026-03-02T16:30'],
    ['at a time that is over today', { by: '09:30' }, '2026-03-03T09:30'],
    ['when the desk closes', { by: 'end of day' }, '2026-03-02T18:00'],
    ['on a weekday', { by: 'fri 15:30' }, '2026-03-06T15:30'],
    ['with the last day of the month', { by: 'last' }, '2026-04-01T00:00'],
    ['at an instant', { at: 'ticket.openedAt + span("3h")' }, '2026-03-02T13:00'],
    ['with the end of a day', { at: '"2026-03-05"' }, '2026-03-06T00:00'],
  ])('%s', (_, ends, end) => {
    const settings = { answer: { title, initial: '8h', source: 'ours' } };
    expect(endOf(running({ ...limited({ ends }), settings }))).toBe(end);
  });

  test('as the desk has set it, over what the playbook begins with', () => {
    const settings = { answer: { title, initial: '8h', source: 'P009' } };
    const playbook = { ...limited({ ends: { withinOf: 'set.answer' } }), settings };
    expect(endOf(running(playbook, { settings: { answer: '1h' } }))).toBe('2026-03-02T11:00');
  });

  test('never while there is no length for it', () => {
    expect(running(limited({ ends: { withinOf: 'set.answer' } })).dues()).toEqual([]);
  });

  test('before what it counts from, where the span says so', () => {
    const run = running(limited({ ends: { within: '-3d' }, from: 'visitOn' }), {
      fields: { visitOn: '2026-03-20' },
    });
    expect(endOf(run)).toBe('2026-03-18T00:00');
  });

  test('by the calendar that the rule names, else by the desk’s', () => {
    const from = at('2026-03-06T17:00');
    const within = (calendar?: string) =>
      endOf(
        running(
          limited({
            ends: { within: '4wh' },
            ...(calendar === undefined ? {} : { calendar }),
          }),
          { from },
        ),
      );
    expect(within()).toBe('2026-03-09T12:00');
    expect(within('round-the-clock')).toBe('2026-03-06T21:00');
    expect(within('not-there')).toBe('2026-03-09T12:00');
  });
});

describe('over the Spring Festival of 2026', () => {
  // 15 to 23 February are closed; Saturdays 14 and 28 are worked.
  test.each<[string, DueRule['ends'], string]>([
    ['working days pass the holidays over', { within: '2wd' }, '2026-02-24T17:00'],
    ['working hours too', { within: '10wh' }, '2026-02-24T10:30'],
    ['a day on the wall does not', { within: '2d' }, '2026-02-15T17:00'],
  ])('%s', (_, ends, end) => {
    expect(endOf(running(limited({ ends }), { from: at('2026-02-13T17:00') }))).toBe(end);
  });

  test('the make-up Saturday is a day with an end', () => {
    const from = at('2026-02-13T20:00');
    expect(endOf(running(limited({ ends: { by: 'end of day' } }), { from }))).toBe(
      '2026-02-14T18:00',
    );
  });

  test('what comes while the desk is closed counts from its opening', () => {
    const from = at('2026-02-16T21:00');
    expect(endOf(running(limited({ ends: { within: '1wh' } }), { from }))).toBe('2026-02-24T10:00');
  });
});

describe('a limit counts', () => {
  test('from a moment that is unset, then set, then moved', () => {
    const run = running(
      limited({
        ends: { within: '2h' },
        from: 'promised',
        before: [{ span: '1h', do: { remind: 'owner' } }],
      }),
    );
    expect(run.dues()).toEqual([]);

    run.save('work', { promised: '2026-03-02T12:00:00+08:00' }, lin);
    expect(endOf(run)).toBe('2026-03-02T14:00');
    run.pass(at('2026-03-02T13:00'));
    expect(run.last().fired).toHaveLength(1);

    run.save('work', { promised: '2026-03-02T15:00:00+08:00' }, lin);
    expect(endOf(run)).toBe('2026-03-02T17:00');
    run.pass(at('2026-03-02T16:00'));
    expect(run.last().fired).toHaveLength(1);

    run.save('work', { promised: null }, lin);
    expect(run.dues()).toEqual([]);
  });

  test('from the end of a day', () => {
    const run = running(limited({ ends: { within: '12h' }, from: 'visitOn' }), {
      fields: { visitOn: '2026-03-05' },
    });
    expect(endOf(run)).toBe('2026-03-06T12:00');
  });

  test('of a step from its entering, and goes with it', () => {
    const run = running(limited({ ends: { within: '2h' } }));
    run.at(at('2026-03-02T11:00'));
    run.take('work', 'again', { by: lin });
    expect(run.dues()).toMatchObject([{ id: 'work.2.limit', at: at('2026-03-02T13:00') }]);

    run.take('work', 'on', { by: lin });
    expect(run.dues()).toEqual([]);
    run.pass(at('2026-03-02T13:00'));
    expect(run.last().fired).toEqual([]);
  });

  test('of a ticket from its opening, until it is resolved, and anew when it is reopened', () => {
    const run = running(limited({ ends: { within: '2h' } }, 'ticket'));
    run.at(at('2026-03-02T11:00'));
    run.take('work', 'again', { by: lin });
    expect(run.dues()).toMatchObject([{ id: 'limit', at: at('2026-03-02T12:00') }]);

    run.take('work', 'on', { by: lin });
    expect(run.dues()).toEqual([]);

    run.at(at('2026-03-03T09:00'));
    run.take('after', 'reopen', { by: lin });
    expect(endOf(run)).toBe('2026-03-03T11:00');
  });
});

describe('reminders come', () => {
  const two = limited({
    ends: { within: '24h' },
    // Written the wrong way round on purpose.
    before: [
      { span: '1h', do: { remind: '@supervisor' } },
      { span: '4h', do: { remind: 'owner' } },
    ],
    after: { raise: '@service-manager' },
  });

  test('in order, once each, and the end after them', () => {
    const run = running(two);
    expect(warningOf(run)).toBe('2026-03-03T06:00');
    run.pass(at('2026-03-03T05:59'));
    expect(effects(run)).toEqual([]);

    run.pass(at('2026-03-03T06:00'));
    expect(effects(run)).toEqual([{ kind: 'remind', to: 'owner', due: 'work.1.limit' }]);
    run.pass(at('2026-03-03T06:00'));
    expect(effects(run)).toEqual([]);

    run.pass(at('2026-03-03T09:00'));
    expect(effects(run)).toEqual([{ kind: 'remind', to: '@supervisor', due: 'work.1.limit' }]);
    expect(warningOf(run)).toBeUndefined();

    run.pass(at('2026-03-03T10:00'));
    expect(effects(run)).toEqual([{ kind: 'raise', to: '@service-manager', due: 'work.1.limit' }]);
    expect(run.dues()).toMatchObject([{ state: 'breached', at: at('2026-03-03T10:00') }]);
    run.pass(at('2026-03-09T10:00'));
    expect(effects(run)).toEqual([]);
  });

  test('all of them where the timer was late', () => {
    const run = running(two);
    run.pass(at('2026-03-08T10:00'));
    expect(run.last().fired).toEqual([
      { due: 'work.1.limit', moment: 'reminder', reaction: { remind: 'owner' } },
      { due: 'work.1.limit', moment: 'reminder', reaction: { remind: '@supervisor' } },
      { due: 'work.1.limit', moment: 'end', reaction: { raise: '@service-manager' } },
    ]);
    expect(new Set(run.last().effects.map(({ key }) => key)).size).toBe(3);
  });

  test('not before the limit began', () => {
    const run = running(
      limited({ ends: { within: '1h' }, before: [{ span: '1d', do: { remind: 'owner' } }] }),
    );
    expect(warningOf(run)).toBe('2026-03-02T10:00');
  });

  test('again for a limit that was moved away, and once only where it was not', () => {
    const run = running(
      limited({
        ends: { at: 'promised' },
        before: [{ span: '1h', do: { remind: 'owner' } }],
        after: { raise: '@supervisor' },
      }),
      { fields: { promised: '2026-03-02T12:00:00+08:00' } },
    );
    run.pass(at('2026-03-02T11:00'));
    const first = run.last().effects;
    run.save('work', { promised: '2026-03-02T11:30:00+08:00' }, lin);
    expect(warningOf(run)).toBeUndefined();

    run.save('work', { promised: '2026-03-04T12:00:00+08:00' }, lin);
    expect(warningOf(run)).toBe('2026-03-04T11:00');
    run.pass(at('2026-03-04T11:00'));
    expect(effects(run)).toEqual([{ kind: 'remind', to: 'owner', due: 'work.1.limit' }]);
    expect(run.last().effects[0]?.key).not.toBe(first[0]?.key);
  });
});

describe('when a limit is over', () => {
  const over = (after: DueRule['after'], on: 'step' | 'ticket' = 'step') => {
    const run = running(
      limited({ ends: { at: 'promised' }, ...(after === undefined ? {} : { after }) }, on),
      { fields: { promised: '2026-03-02T12:00:00+08:00' } },
    );
    run.pass(at('2026-03-02T12:00'));
    return run;
  };

  test('it is raised, given, or only marked', () => {
    expect(effects(over({ raise: '@supervisor' }))).toEqual([
      { kind: 'raise', to: '@supervisor', due: 'work.1.limit' },
    ]);
    expect(effects(over({ give: 'boss:owner' }))).toEqual([
      { kind: 'give', to: 'boss:owner', due: 'work.1.limit' },
    ]);
    const marked = over(undefined);
    expect(effects(marked)).toEqual([]);
    expect(marked.last().fired).toEqual([{ due: 'work.1.limit', moment: 'end' }]);
  });

  test('a text is sent with its words filled in', () => {
    expect(effects(over({ send: 'late', to: 'customer' }))).toEqual([
      {
        kind: 'send',
        words: '工单 HY-7K3M-9QWX 已超过 2026年3月2日 12:00。',
        to: 'customer',
        via: ['mail'],
      },
    ]);
  });

  test('a step is left for another', () => {
    const run = over({ go: 'escalated' });
    expect(run.steps()).toEqual(['escalated']);
    expect(run.last().trail).toEqual([
      { type: 'step.left', step: 'work', outcome: 'limit' },
      { type: 'step.entered', step: 'escalated' },
    ]);
    expect(run.dues()).toEqual([]);
  });

  test('a limit of the ticket leaves all its steps', () => {
    const run = over({ go: 'escalated' }, 'ticket');
    expect(run.steps()).toEqual(['escalated']);
  });

  test('it is raised again when it was moved and missed again', () => {
    const run = over({ raise: '@supervisor' });
    const [first] = run.last().effects;
    run.save('work', { promised: '2026-03-03T12:00:00+08:00' }, lin);
    expect(run.dues()).toMatchObject([{ state: 'running', at: at('2026-03-03T12:00') }]);

    run.pass(at('2026-03-03T12:00'));
    expect(effects(run)).toEqual([{ kind: 'raise', to: '@supervisor', due: 'work.1.limit' }]);
    expect(run.last().effects[0]?.key).not.toBe(first?.key);
  });

  test('a step that its limit enters again for ever is stopped', () => {
    const run = running(
      limited({ ends: { at: '"2026-03-01T00:00:00.000Z"' }, after: { go: 'work' } }),
    );
    run.pass(at('2026-03-02T12:00'));
    expect(run.run().stopped).toBe('too-many-hops');
    expect(run.dues()).toEqual([]);
  });
});

describe('a limit stands still', () => {
  const wait = (run: Running, waiting: boolean) => run.save('work', { waiting }, lin);

  test('by the clock: what was left is left when it goes on', () => {
    const run = running(limited({ ends: { within: '24h' }, pausedWhile: 'waiting' }));
    run.at(at('2026-03-02T12:00'));
    wait(run, true);
    expect(run.dues()).toMatchObject([
      { state: 'paused', since: at('2026-03-02T12:00'), leftMinutes: 22 * 60 },
    ]);

    run.pass(at('2026-03-07T12:00'));
    expect(run.last().fired).toEqual([]);
    wait(run, false);
    expect(endOf(run)).toBe('2026-03-08T10:00');
  });

  test('in working time: nights and the weekend neither pass nor are given back', () => {
    const run = running(limited({ ends: { within: '10wh' }, pausedWhile: 'waiting' }));
    expect(endOf(run)).toBe('2026-03-03T14:00');
    run.at(at('2026-03-02T11:00'));
    wait(run, true);
    expect(run.dues()).toMatchObject([{ state: 'paused', leftMinutes: 9 * 60 }]);

    run.at(at('2026-03-09T08:00'));
    wait(run, false);
    expect(endOf(run)).toBe('2026-03-10T10:30');
  });

  test('as often as it must, the reminders with it', () => {
    const run = running(
      limited({
        ends: { within: '10h' },
        pausedWhile: 'waiting',
        before: [{ span: '1h', do: { remind: 'owner' } }],
      }),
    );
    for (const [from, to] of [
      ['2026-03-02T11:00', '2026-03-02T13:00'],
      ['2026-03-02T15:00', '2026-03-02T15:30'],
    ] as const) {
      run.at(at(from));
      wait(run, true);
      run.at(at(to));
      wait(run, false);
    }
    expect(endOf(run)).toBe('2026-03-02T22:30');
    expect(warningOf(run)).toBe('2026-03-02T21:30');

    run.pass(at('2026-03-02T21:30'));
    wait(run, true);
    run.at(at('2026-03-03T09:30'));
    wait(run, false);
    expect(endOf(run)).toBe('2026-03-03T10:30');
    expect(warningOf(run)).toBeUndefined();
  });

  test('but not for a time before what it counts from was moved', () => {
    const run = running(
      limited({ ends: { within: '2h' }, from: 'promised', pausedWhile: 'waiting' }),
      { fields: { promised: '2026-03-02T10:00:00+08:00', waiting: true } },
    );
    run.at(at('2026-03-02T13:00'));
    wait(run, false);
    expect(endOf(run)).toBe('2026-03-02T15:00');
    run.save('work', { promised: '2026-03-03T10:00:00+08:00' }, lin);
    expect(endOf(run)).toBe('2026-03-03T12:00');
  });

  test('and is no longer held up once it is over', () => {
    const run = running(limited({ ends: { within: '1h' }, pausedWhile: 'waiting' }));
    run.pass(at('2026-03-02T11:00'));
    wait(run, true);
    expect(run.dues()).toMatchObject([{ state: 'breached' }]);
  });
});

test('a limit is kept when its condition holds, and is back when it does no more', () => {
  const run = running(limited({ ends: { within: '2h' }, keptWhen: 'answered' }));
  run.save('work', { answered: true }, lin);
  expect(run.dues()).toEqual([]);
  run.pass(at('2026-03-02T12:00'));
  expect(run.last().fired).toEqual([]);

  run.save('work', { answered: false }, lin);
  run.pass(at('2026-03-02T12:00'));
  expect(run.last().fired).toMatchObject([{ moment: 'end' }]);
});

test('limits whose moments have come fire the earliest first, whichever was written first', () => {
  const playbook = {
    ...limited({ ends: { within: '3h' }, after: { raise: '@late' } }),
    dues: [
      { id: 'later', ends: { within: '5h' }, after: { raise: '@latest' } },
      { id: 'sooner', ends: { within: '1h' }, after: { raise: '@soon' } },
    ],
  } as const;
  const run = running(playbook);
  run.pass(at('2026-03-02T20:00'));
  expect(run.last().fired.map(({ due }) => due)).toEqual(['sooner', 'work.1.limit', 'later']);
});

describe('a step that waits', () => {
  const waiting = (wait: { readonly until: string } | { readonly for: string }) =>
    running(
      playbookWith({
        fields,
        steps: {
          hold: { title, wait, outcomes: { over: { title, to: 'call' } } },
          call: { title, by: '@agent', outcomes: { done: { title, to: 'end' } } },
        },
      }),
      { fields: { visitOn: '2026-03-05' } },
    );

  test('for a day goes on when the day begins at the desk', () => {
    const run = waiting({ until: 'visitOn' });
    expect(run.dues()).toEqual([{ kind: 'wait', step: 'hold', at: at('2026-03-05T00:00') }]);
    run.pass(at('2026-03-04T23:59'));
    expect(run.steps()).toEqual(['hold']);
    run.pass(at('2026-03-05T00:00'));
    expect(run.steps()).toEqual(['call']);
  });

  test('for a length of time goes on when it has passed', () => {
    const run = waiting({ for: 'span("2wd")' });
    run.pass(at('2026-03-04T09:59'));
    expect(run.steps()).toEqual(['hold']);
    run.pass(at('2026-03-04T10:00'));
    expect(run.steps()).toEqual(['call']);
  });

  test('for a day that is over goes on at once', () => {
    expect(waiting({ until: '"2026-02-27"' }).steps()).toEqual(['call']);
  });
});

const isAfterItsAnchor = (due: Due): boolean => {
  if (due.kind === 'wait') return true;
  if (due.state === 'paused') return due.leftMinutes >= 0;
  const warnAt = due.state === 'running' ? (due.warnAt ?? due.at) : due.at;
  return due.anchor <= warnAt && warnAt <= due.at;
};

test('whatever the span and the pauses, a limit never lies before what it counts from', () => {
  const span = fc
    .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('min', 'h', 'd', 'w', 'mo', 'wh', 'wd'))
    .map(([amount, unit]) => `${amount}${unit}`);
  const ends = fc.oneof(
    span.map((within) => ({ within })),
    fc.constantFrom('16:30', 'end of day', 'fri 15:30', '25', 'last').map((by) => ({ by })),
  );
  const minutes = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(
      ends,
      span,
      fc.integer({ min: 0, max: 400_000 }),
      fc.array(fc.tuple(minutes, fc.boolean()), { maxLength: 6 }),
      (end, before, shift, moves) => {
        let now = Date.parse(MONDAY_TEN) - shift * 60_000;
        const run = running(
          limited({
            ends: end,
            pausedWhile: 'waiting',
            before: [{ span: before, do: { remind: 'owner' } }],
          }),
          { from: new Date(now).toISOString() },
        );
        for (const [pause, isWaiting] of moves) {
          now += pause * 60_000;
          run.pass(new Date(now).toISOString());
          run.save('work', { waiting: isWaiting }, lin);
          expect(run.dues().filter((due) => !isAfterItsAnchor(due))).toEqual([]);
        }
      },
    ),
    { numRuns: 80 },
  );
});
