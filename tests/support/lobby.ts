/** The plans of a property's lobby (P099) and of its service desk, as a supervisor publishes them. */
import type { Plan, Post, ShiftBreak } from '#shared/domain/roster/roster.ts';

const meal = (from: string, to: string, place: number): ShiftBreak => ({
  from,
  to,
  relief: { post: 'mobile-post', place },
});

const post = (
  id: string,
  [from, to]: readonly [string, string],
  {
    places = 1,
    breaks = [],
  }: { readonly places?: number; readonly breaks?: readonly ShiftBreak[] } = {},
): Post => ({
  id,
  title: { 'zh-CN': `大堂${id}`, en: id },
  places,
  cycle: { from: '2026-03-02', days: [[{ id: 'shift', from, to, breaks }]] },
});

const turn = (id: string, ...people: readonly string[]) => ({
  post: id,
  from: '2026-03-02',
  everyDays: 1,
  people,
});

export const LOBBY_TITLE = { 'zh-CN': '大堂班表', en: 'Lobby' } as const;

/** The hours of P099. */
export const lobbyPlan: Plan = {
  from: '2026-03-02',
  posts: [
    post('lobby-a', ['07:30', '14:00'], { breaks: [meal('12:00', '12:30', 1)] }),
    post('lobby-b', ['14:00', '20:00'], { breaks: [meal('17:00', '17:30', 1)] }),
    post('lobby-c', ['20:00', '07:30']),
    post('lobby-d', ['07:30', '18:30'], { breaks: [meal('12:00', '12:30', 2)] }),
    post('mobile-post', ['08:30', '17:30'], { places: 2 }),
  ],
  turns: [
    turn('lobby-a', '王芳', '李强'),
    turn('lobby-b', '李强', '王芳'),
    turn('lobby-c', '赵敏'),
    turn('lobby-d', 'clarke'),
    turn('mobile-post', '陈静', '刘洋'),
  ],
};

/** As the body of a request. */
export const written = (
  plan: Plan,
  title: { readonly 'zh-CN': string; readonly en: string } = LOBBY_TITLE,
) => ({
  title,
  zone: 'Asia/Shanghai',
  ...plan,
});
