/** The lobby of a property (P099): two day posts, one at night, one in the offices, and two people who walk. */
import type { Plan, Post, Roster, ShiftBreak } from '#shared/domain/roster/roster.ts';

const meal = (from: string, to: string, place: number): ShiftBreak => ({
  from,
  to,
  relief: { post: 'mobile', place },
});

const daily = (
  id: string,
  [zh, en]: readonly [string, string],
  [from, to, breaks = []]: readonly [string, string, (readonly ShiftBreak[])?],
  places = 1,
): Post => ({
  id,
  title: { 'zh-CN': zh, en },
  places,
  cycle: { from: '2026-03-02', days: [[{ id: 'shift', from, to, breaks }]] },
});

export const lobbyPlan: Plan = {
  from: '2026-01-01',
  posts: [
    daily(
      'a',
      ['公寓大堂早班', 'Apartments, early'],
      ['07:30', '14:00', [meal('12:00', '12:30', 1)]],
    ),
    daily(
      'b',
      ['公寓大堂晚班', 'Apartments, late'],
      ['14:00', '20:00', [meal('17:00', '17:30', 1)]],
    ),
    daily('c', ['公寓大堂夜班', 'Apartments, night'], ['20:00', '07:30']),
    daily('d', ['写字间大堂', 'Offices'], ['07:30', '18:30', [meal('12:00', '12:30', 2)]]),
    daily('mobile', ['机动岗', 'Mobile'], ['08:30', '17:30'], 2),
  ],
  turns: [
    { post: 'a', from: '2026-03-02', everyDays: 1, people: ['王芳', '李强', '张伟'] },
    { post: 'b', from: '2026-03-02', everyDays: 1, people: ['李强', '张伟', '王芳'] },
    { post: 'c', from: '2026-03-02', everyDays: 7, people: ['赵敏', '孙涛'] },
    { post: 'd', from: '2026-03-02', everyDays: 1, people: ['Emma Clarke', '周杰'] },
    { post: 'mobile', from: '2026-03-02', everyDays: 1, people: ['陈静', '刘洋', '杨帆'] },
  ],
};

export const lobby: Roster = {
  zone: 'Asia/Shanghai',
  plans: [lobbyPlan],
  absences: [],
  changes: [],
};

/** The lobby with other posts or turns. */
export const planned = (changes: Partial<Plan>, roster: Roster = lobby): Roster => ({
  ...roster,
  plans: [{ ...lobbyPlan, ...changes }],
});

export const shanghai = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
