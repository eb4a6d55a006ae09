import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeSettings,
  type DeskSettings,
  noSettings,
  valuesOn,
} from '#shared/domain/setting/desk-settings.ts';
import { MONDAY_TEN, value } from '../../support/tickets.ts';

const TODAY = '2026-03-02';

const set = (
  before: DeskSettings,
  name: string,
  to: string | null,
  from = TODAY,
  today = TODAY,
): DeskSettings =>
  value(changeSettings(before, { by: 'zhao', at: MONDAY_TEN, today, from, values: { [name]: to } }))
    .after;

const held = (settings: DeskSettings, day: string) => valuesOn(settings, day)['answer'];

describe('a setting', () => {
  test('holds from its day on, and the one before until then', () => {
    const now = set(noSettings('complaint'), 'answer', '4h');
    const planned = set(now, 'answer', '8h', '2026-04-01');
    expect(held(planned, '2026-03-31')).toBe('4h');
    expect(held(planned, '2026-04-01')).toBe('8h');
  });

  test('that is set drops what was planned for later days', () => {
    const planned = set(noSettings('complaint'), 'answer', '8h', '2026-04-01');
    expect(held(set(planned, 'answer', '4h'), '2026-05-01')).toBe('4h');
  });

  test('that is taken back leaves the playbook its own', () => {
    const now = set(noSettings('complaint'), 'answer', '4h');
    expect(held(set(now, 'answer', null), TODAY)).toBeUndefined();
  });

  const day = fc
    .integer({ min: 0, max: 60 })
    .map((days) => new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10));

  test('holds as the last one who spoke of that day has said, whatever was planned in which order', () => {
    const changes = fc.array(fc.record({ from: day, to: fc.constantFrom('1h', '2h', null) }));
    fc.assert(
      fc.property(changes, day, (all, asked) => {
        const after = all.reduce(
          (settings, { from, to }) => set(settings, 'answer', to, from),
          noSettings('complaint'),
        );
        const last = all.findLast(({ from }) => from <= asked)?.to ?? undefined;
        // A later word about an earlier day has dropped it, but then that word is the last one.
        expect(held(after, asked)).toBe(last);
      }),
    );
  });

  test('keeps only what holds and what is to come, however often it is set', () => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
    const after = days.reduce(
      (settings, today) => set(settings, 'answer', today, today, today),
      noSettings('complaint'),
    );
    expect(after.version).toBe(4);
    expect(after.values['answer']?.map(({ from }) => from)).toEqual(['2026-03-04', '2026-03-05']);
  });
});
