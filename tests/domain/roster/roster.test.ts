import { describe, expect, test } from 'vitest';
import { coverShift, swapShifts } from '#shared/domain/roster/change-shift.ts';
import { onDuty } from '#shared/domain/roster/duty.ts';
import { fairnessOf } from '#shared/domain/roster/fairness.ts';
import { type RosterFinding, reviewRoster } from '#shared/domain/roster/review-roster.ts';
import { rollCall } from '#shared/domain/roster/roll-call.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import { shiftById, shiftsBetween } from '#shared/domain/roster/shift.ts';
import { shiftMoments } from '#shared/domain/roster/shift-moments.ts';
import { DAY, HOUR, instantOf, MINUTE } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import { lobby, lobbyPlan, planned, shanghai } from './lobby.ts';

const sick = { 'zh-CN': '病假', en: 'Sick leave' };

const absent = (person: string, from: string, to: string): Roster => ({
  ...lobby,
  absences: [
    { person, from: instantOf(shanghai(from)), to: instantOf(shanghai(to)), reason: sick },
  ],
});

const changed = (result: ReturnType<typeof swapShifts>): Roster => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

describe('the shifts of a post', () => {
  const people = (post: string, from: string, to: string, roster = lobby) =>
    shiftsBetween(roster, shanghai(from), shanghai(to))
      .filter((shift) => shift.post === post)
      .map(({ person }) => person);

  test('go round among its people day by day', () => {
    expect(people('a', '2026-03-02 00:00', '2026-03-06 00:00')).toEqual([
      '王芳',
      '李强',
      '张伟',
      '王芳',
    ]);
  });

  test('or week by week, the night that began before included', () => {
    expect(people('c', '2026-03-08 00:00', '2026-03-10 08:00')).toEqual(['赵敏', '赵敏', '孙涛']);
    expect(people('c', '2026-03-09 00:00', '2026-03-09 01:00')).toEqual(['赵敏']);
  });

  test('give each place somebody else', () => {
    expect(people('mobile', '2026-03-03 00:00', '2026-03-04 00:00')).toEqual(['刘洋', '杨帆']);
  });

  test('have nobody before the first turn, and others from a later turn on', () => {
    expect(people('a', '2026-03-01 00:00', '2026-03-02 00:00')).toEqual([undefined]);
    const later = { post: 'a', from: '2026-03-03', everyDays: 1, people: ['吴磊'] };
    const roster = planned({ turns: [later, ...lobbyPlan.turns] });
    expect(people('a', '2026-03-02 00:00', '2026-03-05 00:00', roster)).toEqual([
      '王芳',
      '吴磊',
      '吴磊',
    ]);
  });

  test('follow the plan that holds on the day they begin, and its first night reaches beyond it', () => {
    const roster = {
      ...lobby,
      plans: [lobbyPlan, { ...lobbyPlan, from: '2026-03-04', turns: lobbyPlan.turns.slice(0, 1) }],
    };
    expect(people('c', '2026-03-02 12:00', '2026-03-05 00:00', roster)).toEqual([
      '赵敏',
      '赵敏',
      undefined,
    ]);
    expect(onDuty(roster, 'c', shanghai('2026-03-04 07:00'))).toEqual(['赵敏']);
    expect(onDuty(roster, 'c', shanghai('2026-03-04 21:00'))).toEqual([]);
    expect(shiftById(roster, 'c/2026-03-03/shift/1')?.person).toBe('赵敏');
  });

  test('follow a cycle of days that is not a week', () => {
    const day = [{ id: 'day', from: '08:00', to: '20:00' }];
    const night = [{ id: 'night', from: '20:00', to: '08:00' }];
    const post = { id: 'gate', title: { 'zh-CN': '门岗', en: 'Gate' }, places: 1 };
    const cycle = { from: '2026-03-02', days: [day, night, [], []] };
    const roster = planned({ posts: [{ ...post, cycle }], turns: [] });
    const ids = shiftsBetween(roster, shanghai('2026-02-26 00:00'), shanghai('2026-03-07 00:00'));
    expect(ids.map(({ id }) => id)).toEqual([
      'gate/2026-02-26/day/1',
      'gate/2026-02-27/night/1',
      'gate/2026-03-02/day/1',
      'gate/2026-03-03/night/1',
      'gate/2026-03-06/day/1',
    ]);
  });

  test.each([
    ['2026-03-28', 'forward', 10.5],
    ['2026-10-24', 'back', 12.5],
    ['2026-03-10', 'not at all', 11.5],
  ])('at night of %s, when the clocks go %s, last %d hours', (date, _, hours) => {
    const berlin = { ...lobby, zone: 'Europe/Berlin' };
    const night = shiftById(berlin, `c/${date}/shift/1`);
    const next = shiftsBetween(berlin, night?.end ?? 0, (night?.end ?? 0) + 1);
    expect(((night?.end ?? 0) - (night?.start ?? 0)) / HOUR).toBe(hours);
    expect(next.find(({ post }) => post === 'a')?.start).toBe(night?.end);
  });
});

describe('on duty', () => {
  test.each([
    ['a', '2026-03-02 07:29', []],
    ['a', '2026-03-02 07:30', ['王芳']],
    ['b', '2026-03-02 14:00', ['李强']],
    ['c', '2026-03-03 02:00', ['赵敏']],
    ['mobile', '2026-03-02 10:00', ['陈静', '刘洋']],
    ['顶楼', '2026-03-02 10:00', []],
  ])('at %s, %s: %j', (post, at, people) => {
    expect(onDuty(lobby, post, shanghai(at))).toEqual(people);
  });

  test('during a meal is whoever relieves', () => {
    expect(onDuty(lobby, 'a', shanghai('2026-03-02 12:10'))).toEqual(['陈静']);
    expect(onDuty(lobby, 'd', shanghai('2026-03-02 12:10'))).toEqual(['刘洋']);
    expect(onDuty(lobby, 'a', shanghai('2026-03-02 12:30'))).toEqual(['王芳']);
  });

  test('is nobody who is absent, to the minute', () => {
    const roster = absent('王芳', '2026-03-02 09:00', '2026-03-02 11:00');
    expect(onDuty(roster, 'a', shanghai('2026-03-02 08:59'))).toEqual(['王芳']);
    expect(onDuty(roster, 'a', shanghai('2026-03-02 09:00'))).toEqual([]);
    expect(onDuty(roster, 'a', shanghai('2026-03-02 11:00'))).toEqual(['王芳']);
  });
});

describe('a swap', () => {
  const one = 'a/2026-03-02/shift/1';
  const other = 'a/2026-03-10/shift/1';

  test('holds when both agreed', () => {
    const roster = changed(swapShifts(lobby, one, other, ['王芳', '张伟']));
    expect(shiftById(roster, one)?.person).toBe('张伟');
    expect(shiftById(roster, other)?.person).toBe('王芳');
    expect(onDuty(roster, 'a', shanghai('2026-03-02 08:00'))).toEqual(['张伟']);
  });

  test('and can be swapped back', () => {
    const there = changed(swapShifts(lobby, one, other, ['王芳', '张伟']));
    const back = changed(swapShifts(there, one, other, ['王芳', '张伟']));
    expect(shiftById(back, one)?.person).toBe('王芳');
    expect(back.changes).toHaveLength(2);
  });

  test.each([
    [one, other, ['王芳'], { code: 'roster.not-agreed', missing: ['张伟'] }],
    [one, 'a/2026-03-05/shift/1', ['王芳'], { code: 'roster.same-person', person: '王芳' }],
    [
      one,
      'z/2026-03-05/shift/1',
      [],
      { code: 'roster.unknown-shift', shift: 'z/2026-03-05/shift/1' },
    ],
    [
      one,
      'a/2026-02-05/shift/1',
      [],
      { code: 'roster.nobody-planned', shift: 'a/2026-02-05/shift/1' },
    ],
  ])('of %s and %s agreed by %j is refused', (first, second, agreed, refusal) => {
    expect(swapShifts(lobby, first, second, agreed)).toEqual({ ok: false, refusal });
  });

  test('is not needed to cover a shift', () => {
    const roster = changed(coverShift(lobby, one, 'Emma Clarke'));
    expect(shiftById(roster, one)?.person).toBe('Emma Clarke');
    expect(coverShift(lobby, 'a/2026-03-32/shift/1', '王芳')).toMatchObject({ ok: false });
  });
});

describe('the moments of a shift', () => {
  const times = (edge: Parameters<typeof shiftMoments>[1], from: string, to: string) =>
    shiftMoments(lobby, edge, shanghai(from), shanghai(to)).map(({ at }) => instantOf(at));

  test('come once for all places of a post', () => {
    expect(times({ post: 'mobile', at: 'start' }, '2026-03-02 00:00', '2026-03-04 00:00')).toEqual([
      instantOf(shanghai('2026-03-02 08:30')),
      instantOf(shanghai('2026-03-03 08:30')),
    ]);
  });

  test('move by an offset, over midnight too', () => {
    const before = { post: 'c', at: 'end', offset: -8 * 60 } as const;
    expect(times(before, '2026-03-02 00:00', '2026-03-03 00:00')).toEqual([
      instantOf(shanghai('2026-03-02 23:30')),
    ]);
    const after = { post: 'c', at: 'start', offset: 300 } as const;
    expect(times(after, '2026-03-03 00:00', '2026-03-04 00:00')).toEqual([
      instantOf(shanghai('2026-03-03 01:00')),
    ]);
  });
});

describe('the roll call', () => {
  test('is ten minutes early, of everybody who begins then', () => {
    const roster = absent('王芳', '2026-03-02 00:00', '2026-03-03 00:00');
    const shift = shiftById(roster, 'd/2026-03-02/shift/1');
    if (shift === undefined) throw new Error('no such shift');
    const { at, rows } = rollCall(planned({ turns: lobbyPlan.turns.slice(0, 3) }, roster), shift);
    expect(at).toBe(shanghai('2026-03-02 07:20'));
    expect(rows).toMatchObject([
      { shift: { post: 'a' }, expected: 'absent', person: '王芳', absence: { reason: sick } },
      { shift: { post: 'd' }, expected: 'nobody' },
    ]);
    expect(rollCall(roster, shift, 15).at).toBe(shift.start - 15 * MINUTE);
    expect(rollCall(roster, shift).rows[1]).toMatchObject({
      expected: 'present',
      person: 'Emma Clarke',
    });
  });
});

describe('fairness', () => {
  test('counts shifts, nights, weekends and hours without breaks', () => {
    const week = [shanghai('2026-03-02 00:00'), shanghai('2026-03-09 00:00')] as const;
    const { people, spread } = fairnessOf(lobby, ...week, workingCalendar);
    const of = (name: string) => people.find(({ person }) => person === name);
    expect(of('赵敏')).toMatchObject({ shifts: 7, nights: 7, weekends: 2, hours: 80.5 });
    expect(of('孙涛')).toMatchObject({ shifts: 0, nights: 0, weekends: 0, hours: 0 });
    expect(of('Emma Clarke')).toMatchObject({ shifts: 4, nights: 0, weekends: 1, hours: 42 });
    expect(spread).toEqual({ shifts: 7, nights: 7, weekends: 2, holidays: 0, hours: 80.5 });
    const labourDay = [shanghai('2026-04-30 00:00'), shanghai('2026-05-07 00:00')] as const;
    const { people: onHolidays } = fairnessOf(lobby, ...labourDay, workingCalendar);
    expect(onHolidays.find(({ person }) => person === '赵敏')).toMatchObject({ holidays: 3 });
  });

  test('of people with the same turns has no spread', () => {
    const roster = planned({
      turns: lobbyPlan.turns.slice(0, 2),
      posts: lobbyPlan.posts.slice(0, 2),
    });
    const { spread } = fairnessOf(
      roster,
      shanghai('2026-03-02 00:00'),
      shanghai('2026-03-23 00:00'),
      workingCalendar,
    );
    expect(spread).toMatchObject({ shifts: 0, nights: 0, weekends: 0, hours: 0 });
  });
});

describe('a review', () => {
  /** Where the first turns begin; the night before is nobody's. */
  const monday = shanghai('2026-03-02 07:30');
  const codes = (findings: readonly RosterFinding[]) => new Set(findings.map(({ code }) => code));
  const lenient = { restHours: 0, dayHours: 24, weekHours: 168 };

  test('finds nothing in a plan that everybody can bear', () => {
    expect(reviewRoster(lobby, monday, monday + 7 * DAY, lenient)).toEqual([]);
  });

  test('finds a post that nobody takes, and somebody planned who is away', () => {
    const roster = absent('王芳', '2026-03-05 12:00', '2026-03-05 18:00');
    const findings = reviewRoster(
      planned({ turns: lobbyPlan.turns.slice(0, 4) }, roster),
      shanghai('2026-03-05 08:00'),
      shanghai('2026-03-05 14:00'),
      lenient,
    );
    expect(findings).toMatchObject([
      { code: 'absent-planned', shift: { post: 'a', person: '王芳' }, absence: { reason: sick } },
      { code: 'nobody-on-post', shift: { post: 'mobile', place: 1 } },
      { code: 'nobody-on-post', shift: { post: 'mobile', place: 2 } },
    ]);
  });

  test('finds one person at two posts at once', () => {
    const roster = changed(coverShift(lobby, 'd/2026-03-02/shift/1', '王芳'));
    expect(reviewRoster(roster, monday, monday + DAY, lenient)).toMatchObject([
      { code: 'two-posts-at-once', person: '王芳', shifts: [{ post: 'a' }, { post: 'd' }] },
    ]);
  });

  test('finds a rest that is too short, but none between shifts that touch', () => {
    const roster = changed(coverShift(lobby, 'a/2026-03-03/shift/1', '李强'));
    const findings = reviewRoster(roster, monday, monday + 2 * DAY, { ...lenient, restHours: 12 });
    const rest = findings.filter(({ code }) => code === 'short-rest');
    expect(rest).toContainEqual(expect.objectContaining({ person: '李强', hours: 11.5 }));
    const touching = changed(coverShift(lobby, 'b/2026-03-02/shift/1', '王芳'));
    expect(codes(reviewRoster(touching, monday, monday + DAY))).not.toContain('short-rest');
  });

  test('by the law finds days above 8 and weeks above 44 hours', () => {
    const findings = reviewRoster(lobby, monday, monday + 7 * DAY);
    expect(findings).toContainEqual({
      code: 'long-day',
      person: 'Emma Clarke',
      date: '2026-03-02',
      hours: 10.5,
    });
    expect(findings).toContainEqual({
      code: 'long-week',
      person: '赵敏',
      monday: '2026-03-02',
      hours: 80.5,
    });
  });
});
