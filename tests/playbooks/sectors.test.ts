import { describe, expect, test } from 'vitest';
import { field } from '#shared/domain/playbook/define.ts';
import { instantOf } from '#shared/kernel/instant.ts';
import { sectorsProcesses } from '#shared/playbooks/catalogue/sectors.ts';
import { afterService } from '#shared/playbooks/sectors/after-service.ts';
import { newspaperRegister } from '#shared/playbooks/sectors/newspaper-register.ts';
import { propertyFeeCall } from '#shared/playbooks/sectors/property-fees.ts';
import {
  sectorsGuides,
  sectorsKinds,
  sectorsLedgers,
  sectorsPlaybooks,
} from '#shared/playbooks/sectors/sectors.ts';
import { shiftHandover } from '#shared/playbooks/sectors/shift-handover.ts';
import { vipStay } from '#shared/playbooks/sectors/vip-stay.ts';
import { duesOf, sectionServes } from '#tests/playbooks/serves.ts';
import { workOut } from '#tests/playbooks/work-out.ts';
import { colleague, running } from '../support/runs.ts';

/** In Shanghai. */
const on = (day: number, hour: number, minute = 0) =>
  instantOf(Date.UTC(2026, 0, day, hour - 8, minute));

describe('P098 to P123 are served', () => {
  sectionServes({
    first: 98,
    last: 123,
    processes: sectorsProcesses,
    playbooks: sectorsPlaybooks,
    guides: sectorsGuides,
    kinds: sectorsKinds,
    ledgers: sectorsLedgers,
  });
});

describe('a VIP', () => {
  const momentOf = (step: string, arrivesAt: string) => {
    const ends = vipStay.steps[step]?.dues?.[0]?.ends;
    const computed = ends !== undefined && 'at' in ends ? ends.at : '';
    return workOut(field('at', ['时间', 'When'], { computed }), { arrivesAt });
  };

  test.each([
    ['dress', on(6, 13), 'plants, flowers and fruit two hours before'],
    ['open', on(6, 14, 30), 'door, air conditioning and light half an hour before'],
    ['visit', '2026-01-06', 'a visit on the day'],
  ])('who arrives at 15:00: %s by %s, %s', (step, moment) => {
    expect(momentOf(step, on(6, 15))).toBe(moment);
  });

  test('is received when the room is both dressed and open', () => {
    expect(vipStay.steps['know']?.outcomes['expected']?.to).toEqual(['check', 'open']);
    expect(vipStay.steps['dress']?.outcomes['done']?.to).toBe('receive');
    expect(vipStay.steps['open']?.outcomes['done']?.to).toBe('receive');
    expect(vipStay.steps['receive']?.join).toBe(true);
  });
});

test('the posts of the lobby cover day and night, and the mobile post the working day', () => {
  expect(shiftHandover.settings?.['hours']?.initial).toEqual({
    'lobby-a': '07:30-14:00',
    'lobby-b': '14:00-20:00',
    'lobby-c': '20:00-07:30',
    'lobby-d': '07:30-18:30',
    'mobile-post': '08:30-17:30',
  });
});

test('newspapers that nobody fetched go upstairs after nine', () => {
  expect(duesOf(newspaperRegister)).toMatchObject([
    { ends: { by: '09:00' }, after: { go: 'deliver' } },
  ]);
});

describe('an unpaid fee', () => {
  const owing = { fields: { fee: 'lift', due: '86.00' } };
  const post = colleague('he', 'mobile-post');

  test('is reminded of at once', () => {
    const run = running(propertyFeeCall, owing);
    expect(run.steps()).toEqual(['remind']);
    expect(run.last().effects).toMatchObject([{ kind: 'send', to: 'customer' }]);
  });

  test('of which more is paid than is due is a slip of the pen', () => {
    const run = running(propertyFeeCall, owing);
    expect(run.take('remind', 'paid', { by: post, fields: { paid: '860.00' } }).ok).toBe(false);
  });

  test('that is promised stays open until it is paid', () => {
    const run = running(propertyFeeCall, owing);
    const fields = { promise: '2026-03-10', said: '下周发工资后缴' };
    run.take('remind', 'promised', { by: post, fields });
    expect(run.steps()).toEqual(['remind']);
    expect(run.dues()).toHaveLength(1);
  });
});

describe('after-service for a home', () => {
  const byTask = afterService.triggers.flatMap((trigger) =>
    'moment' in trigger ? [[trigger.with?.['task'], trigger.moment, trigger.shift]] : [],
  );

  test('follows completion, furniture and moving in', () => {
    expect(byTask).toEqual([
      ['"cleaning"', 'row.completedOn', undefined],
      ['"repair"', 'row.furnishedOn', undefined],
      ['"flowers"', 'row.movedInOn', undefined],
      ['"call"', 'row.movedInOn', '1mo'],
      ['"inspection"', 'row.movedInOn', '1y'],
    ]);
  });

  test('agrees about a time only where somebody comes to the home', () => {
    const flowers = running(afterService, { fields: { task: 'flowers' } });
    expect(flowers.steps()).toEqual(['greet']);
    const cleaning = running(afterService, { fields: { task: 'cleaning' } });
    expect(cleaning.steps()).toEqual(['agree']);
  });
});

test('where the handbook leaves a blank the desk decides', () => {
  const undecided = sectorsPlaybooks.flatMap(({ id, settings }) =>
    Object.entries(settings ?? {})
      .filter(([, setting]) => setting.initial === undefined)
      .map(([name]) => `${id}.${name}`),
  );
  expect(undecided).toEqual([
    'agency-top-up.topUpWithin',
    'lost-customer-call.lostAfter',
    'member-service.laterCallback',
    'new-year-gift.giftMonth',
    'owner-request.actWithin',
    'property-fee-call.every',
  ]);
});
