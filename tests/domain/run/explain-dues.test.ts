import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wallClockAt } from '#shared/domain/calendar/zone.ts';
import { type DayPart, partsOf } from '#shared/domain/due/due-parts.ts';
import { parseSpan } from '#shared/domain/due/span-text.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { DueRule } from '#shared/domain/playbook/due.ts';
import { instantOf, MINUTE, millisecondsOf } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import { colleague, playbookWith, running, title } from '../../support/runs.ts';
import { MONDAY_TEN, value } from '../../support/tickets.ts';

const lin = colleague('lin', 'agent');

const at = (wall: string): string => new Date(`${wall}:00+08:00`).toISOString();

const fields = {
  promised: field('at', ['承诺时间', 'Promised']),
  visitOn: field('date', ['上门日期', 'Visit on']),
  waiting: field('yes', ['等待客户', 'Waits for the customer']),
};

const limited = (rule: Omit<DueRule, 'id'>) =>
  playbookWith({
    fields,
    settings: { days: { title: both('天数', 'Days'), initial: '3wd', source: 'ours' } },
    steps: {
      work: {
        title,
        by: '@agent',
        form: Object.keys(fields),
        dues: [{ id: 'limit', ...rule }],
        outcomes: { done: { title, to: 'end' } },
      },
    },
  });

type Running = ReturnType<typeof running>;

const why = (run: Running) => value(run.explained()).map((due) => due.why);

describe('a limit on a ticket explains its moment', () => {
  test('over the Spring Festival, with the make-up day', () => {
    const run = running(limited({ ends: { withinOf: 'set.days' } }), {
      from: at('2026-02-13T17:30'),
    });
    expect(run.dues()).toMatchObject([{ at: at('2026-02-25T17:30') }]);
    expect(why(run)).toEqual([
      {
        'zh-CN':
          '自2月13日周五17:30起3个工作日；2月14日周六上班（春节调休）；2月15日周日至2月23日周一节假日（春节）',
        en: '3 working days from Fri 13 Feb 17:30; Sat 14 Feb works (make-up day, Spring Festival); Sun 15 Feb-Mon 23 Feb holiday (Spring Festival)',
      },
    ]);
  });

  test('with its title, and by the field that it counts from', () => {
    const run = running(
      limited({
        title: both('答复期限', 'Answer'),
        ends: { within: '2h' },
        from: 'promised',
      }),
      { fields: { promised: '2026-03-02T12:00:00+08:00' } },
    );
    expect(value(run.explained())).toMatchObject([
      {
        at: at('2026-03-02T14:00'),
        title: both('答复期限', 'Answer'),
        why: { 'zh-CN': '自承诺时间（周一12:00）起2小时', en: '2 hours from Promised (Mon 12:00)' },
      },
    ]);
  });

  test('by the day that somebody filled in', () => {
    const run = running(limited({ ends: { at: 'visitOn' } }), {
      fields: { visitOn: '2026-03-05' },
    });
    expect(why(run)).toEqual([
      { 'zh-CN': '定于上门日期（周四结束时）', en: 'set for Visit on (end of Thu)' },
    ]);
  });

  test('while it stands still, after it stood still, and when it is over', () => {
    const run = running(limited({ ends: { within: '4h' }, pausedWhile: 'waiting' }));
    run.at(at('2026-03-02T11:00'));
    run.save('work', { waiting: true }, lin);
    expect(why(run)).toEqual([
      {
        'zh-CN': '自周一10:00起4小时；自周一11:00起暂停，剩余3小时',
        en: '4 hours from Mon 10:00; stands still since Mon 11:00 with 3 hours left',
      },
    ]);
    run.at(at('2026-03-02T11:30'));
    run.save('work', { waiting: false }, lin);
    expect(why(run)).toEqual([
      {
        'zh-CN': '自周一10:00起4小时；其间暂停30分钟',
        en: '4 hours from Mon 10:00; stood still for 30 minutes',
      },
    ]);
    run.pass(at('2026-03-02T14:30'));
    expect(why(run)).toEqual([
      {
        'zh-CN': '自周一10:00起4小时；其间暂停30分钟；已于周一14:30超时',
        en: '4 hours from Mon 10:00; stood still for 30 minutes; over since Mon 14:30',
      },
    ]);
  });

  test('a wait by the length of time from its entering', () => {
    const run = running(
      playbookWith({
        steps: {
          hold: { title, wait: { for: 'span("2wd")' }, outcomes: { over: { title, to: 'end' } } },
        },
      }),
      { from: at('2026-03-06T17:30') },
    );
    expect(why(run)).toEqual([
      {
        'zh-CN': '自周五17:30起2个工作日；周六至周日休息',
        en: '2 working days from Fri 17:30; Sat-Sun closed',
      },
    ]);
  });

  test('a wait for a day by its moment', () => {
    const run = running(
      playbookWith({
        fields,
        steps: {
          hold: { title, wait: { until: 'visitOn' }, outcomes: { over: { title, to: 'end' } } },
        },
      }),
      { fields: { visitOn: '2026-03-05' } },
    );
    expect(why(run)).toEqual([{ 'zh-CN': '定于周四00:00', en: 'set for Thu 00:00' }]);
  });
});

const isWorked = ({ kind }: DayPart): boolean => kind === 'open' || kind === 'make-up';

test('what an explanation names adds up to the moment that was planned', () => {
  const spans = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('min', 'h', 'd', 'wmin', 'wh', 'wd'))
    .map(([amount, unit]) => `${amount}${unit}`);
  fc.assert(
    fc.property(
      spans,
      fc.nat(300_000),
      fc.nat(3_000),
      fc.nat(3_000),
      (within, shift, first, pause) => {
        const from = millisecondsOf(MONDAY_TEN) - shift * MINUTE;
        const run = running(limited({ ends: { within }, pausedWhile: 'waiting' }), {
          from: instantOf(from),
        });
        run.pass(instantOf(from + first * MINUTE));
        run.save('work', { waiting: true }, lin);
        run.at(instantOf(from + (first + pause) * MINUTE));
        run.save('work', { waiting: false }, lin);
        const [due] = value(run.explained());
        if (due?.kind !== 'limit' || due.state === 'paused') throw new Error('a limit that runs');

        const span = value(parseSpan(within));
        const course = {
          anchor: millisecondsOf(due.anchor),
          ending: { is: 'span', ...span },
          calendar: workingCalendar,
        } as const;
        const parts = partsOf(course, due.stood);
        expect(instantOf(parts.end)).toBe(due.at);
        expect(due.why.en.startsWith(`${span.span.amount} `)).toBe(true);

        const { amount, unit, time } = span.span;
        const counted = parts.days.reduce((sum, { minutes }) => sum + minutes, 0);
        const minutesAnHour = 60;
        if (unit === 'days') {
          const plain = partsOf(course, 0);
          const begins = wallClockAt(workingCalendar.zone, plain.opening ?? course.anchor).day;
          const days = plain.days.filter((part) => part.day > begins);
          const passed = time === 'business' ? days.filter(isWorked) : days;
          expect(passed.length).toBe(amount);
        } else {
          expect(counted).toBeCloseTo(
            amount * (unit === 'hours' ? minutesAnHour : 1) + due.stood,
            6,
          );
        }
      },
    ),
    { numRuns: 150 },
  );
});
