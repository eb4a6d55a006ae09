import { describe, expect, test } from 'vitest';
import { checkRoster, MAX_PLACES, MAX_POSTS } from '#shared/domain/roster/check-roster.ts';
import type { Plan, Post, Roster, ShiftWindow } from '#shared/domain/roster/roster.ts';
import { lobby, lobbyPlan, planned } from './lobby.ts';

type Changes = Partial<Roster> & Partial<Pick<Plan, 'posts' | 'turns'>>;

const refusalOf = ({ posts = lobbyPlan.posts, turns = lobbyPlan.turns, ...changes }: Changes) => {
  const result = checkRoster({ ...planned({ posts, turns }), ...changes });
  return result.ok ? undefined : result.refusal;
};

const desk: Post = {
  id: '服务台',
  title: { 'zh-CN': '服务台', en: 'Desk' },
  places: 1,
  cycle: { from: '2026-03-02', days: [[{ id: 'day', from: '09:00', to: '17:00' }]] },
};

const alone = (changes: Partial<Post>): Changes => ({
  posts: [{ ...desk, ...changes }],
  turns: [],
});

const windows = (...days: readonly (readonly ShiftWindow[])[]): Changes =>
  alone({ cycle: { from: '2026-03-02', days } });

describe('a roster is accepted', () => {
  test('when it is a whole property, and when its windows touch over midnight', () => {
    expect(checkRoster(lobby)).toEqual({ ok: true, value: lobby });
    const night = { id: 'night', from: '17:00', to: '09:00' };
    expect(refusalOf(windows([{ id: 'day', from: '09:00', to: '17:00' }, night]))).toBeUndefined();
    expect(refusalOf(windows([{ id: 'all', from: '08:00', to: '08:00' }]))).toBeUndefined();
  });
});

describe('a roster is refused', () => {
  test.each<[string, Changes, object]>([
    ['for a zone nobody knows', { zone: '上海' }, { code: 'roster.unknown-zone', zone: '上海' }],
    ['for an id with a stroke', alone({ id: 'a/b' }), { code: 'roster.bad-id', id: 'a/b' }],
    [
      'for a post twice',
      { posts: [desk, desk], turns: [] },
      { code: 'roster.bad-id', id: '服务台' },
    ],
    ['for no place', alone({ places: 0 }), { code: 'roster.too-few', what: 'places' }],
    [
      'for a crowd at one post',
      alone({ places: MAX_PLACES + 1 }),
      { code: 'roster.too-many', what: 'places' },
    ],
    [
      'for more posts than a property has',
      { posts: Array.from({ length: MAX_POSTS + 1 }, () => desk) },
      { code: 'roster.too-many', what: 'posts' },
    ],
    [
      'for more shifts a day than a house has',
      {
        posts: Array.from({ length: 11 }, (_, index) => ({ ...desk, id: `${index}`, places: 100 })),
        turns: [],
      },
      { code: 'roster.too-many', what: 'shifts' },
    ],
    ['for a cycle of no days', windows(), { code: 'roster.too-few', what: 'days' }],
    [
      'for a time no clock shows',
      windows([{ id: 'day', from: '9点', to: '17:00' }]),
      { code: 'roster.bad-time', post: '服务台', window: 'day' },
    ],
    [
      'for windows at the same time',
      windows([
        { id: 'day', from: '09:00', to: '17:00' },
        { id: 'late', from: '16:59', to: '20:00' },
      ]),
      { code: 'roster.windows-overlap', window: 'late' },
    ],
    [
      'for a night that reaches into the next day of the cycle',
      windows(
        [{ id: 'night', from: '20:00', to: '08:00' }],
        [{ id: 'day', from: '07:00', to: '15:00' }],
      ),
      { code: 'roster.windows-overlap', window: 'day' },
    ],
    [
      'for a night that reaches into the cycle begun again',
      windows(
        [{ id: 'day', from: '07:00', to: '15:00' }],
        [{ id: 'night', from: '20:00', to: '08:00' }],
      ),
      { code: 'roster.windows-overlap', window: 'day' },
    ],
    [
      'for a break after hours',
      windows([
        { id: 'day', from: '09:00', to: '17:00', breaks: [{ from: '16:50', to: '17:10' }] },
      ]),
      { code: 'roster.bad-break', window: 'day' },
    ],
    [
      'for a relief from nowhere',
      windows([
        {
          id: 'day',
          from: '09:00',
          to: '17:00',
          breaks: [{ from: '12:00', to: '12:30', relief: { post: '服务台', place: 2 } }],
        },
      ]),
      { code: 'roster.unknown-relief', post: '服务台', place: 2 },
    ],
    [
      'for a turn at no post',
      { turns: [{ post: '顶楼', from: '2026-03-02', everyDays: 1, people: ['王芳'] }] },
      { code: 'roster.unknown-post', post: '顶楼' },
    ],
    [
      'for a turn of nobody',
      { turns: [{ post: 'a', from: '2026-03-02', everyDays: 1, people: [] }] },
      { code: 'roster.too-few', what: 'people' },
    ],
    [
      'for half a day of turn',
      { turns: [{ post: 'a', from: '2026-03-02', everyDays: 0.5, people: ['王芳'] }] },
      { code: 'roster.too-few', what: 'everyDays' },
    ],
    [
      'for a date that is none',
      { turns: [{ post: 'a', from: '2026-02-29', everyDays: 1, people: ['王芳'] }] },
      { code: 'roster.bad-date', date: '2026-02-29' },
    ],
    [
      'for an absence that ends before it begins',
      {
        absences: [
          {
            person: '王芳',
            from: '2026-03-03T00:00:00.000Z',
            to: '2026-03-02T00:00:00.000Z',
            reason: { 'zh-CN': '事假', en: 'Leave' },
          },
        ],
      },
      { code: 'roster.bad-absence', person: '王芳' },
    ],
    [
      'for plans that are not in the order of their days',
      { plans: [lobbyPlan, lobbyPlan] },
      { code: 'roster.bad-date', date: '2026-01-01' },
    ],
    [
      'for a change of no shift',
      { changes: [{ shift: 'a/2026-03-02/shift/2', person: '王芳' }] },
      { code: 'roster.unknown-shift', shift: 'a/2026-03-02/shift/2' },
    ],
  ])('%s', (_, changes, refusal) => {
    expect(refusalOf(changes)).toMatchObject(refusal);
  });
});
