/** Records of the archive: what they hold, who is led to them, who may read them, how they end. */
import { describe, expect, test } from 'vitest';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { mailAddress, telephone } from '#shared/domain/record/address.ts';
import { LARGEST_CONTENT, MOST_ADDRESSES } from '#shared/domain/record/content.ts';
import { destroyRecord } from '#shared/domain/record/destroy-record.ts';
import { giveBack, LONGEST_GRANT_DAYS, LONGEST_WHY, lend } from '#shared/domain/record/grant.ts';
import { accessEntry, mayRead } from '#shared/domain/record/may-read.ts';
import { mergeRecords } from '#shared/domain/record/merge-records.ts';
import { changeRecord, LONGEST_RECORD_ID, openRecord } from '#shared/domain/record/open-record.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { recordValue } from '#shared/domain/record/record-value.ts';
import { markSecrecy, secrecyAt, secrecyOf } from '#shared/domain/record/secrecy.ts';
import { DAY, HOUR, later } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import { KINDS } from '#shared/playbooks/handbook.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import { colleague } from '#tests/support/runs.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

const kindOf = (id: string): Kind => {
  const kind = KINDS.find((one) => one.id === id);
  if (kind === undefined) throw new Error(`no kind ${id}`);
  return kind;
};
const customer = kindOf('customer');

describe('addresses', () => {
  test.each([
    ['138 0013 8000', 'tel:+8613800138000'],
    ['+86 138-0013-8000', 'tel:+8613800138000'],
    ['008613800138000', 'tel:+8613800138000'],
    ['８６１３８００１３８０００', 'tel:+8613800138000'],
    ['021-5555 0199', 'tel:+862155550199'],
    ['+86 (0)21 5555 0199', 'tel:+862155550199'],
    ['+44 20 7946 0958', 'tel:+442079460958'],
    ['10086', 'tel:10086;phone-context=+86'],
    ['call me', undefined],
    ['12', undefined],
  ])('%s is %s', (written, expected) => expect(telephone(written)).toBe(expected));

  test('a mail address is the same in all its writings', () => {
    expect(mailAddress('Wang.Fang@Example.COM')).toBe(mailAddress('wang.fang@example.com'));
    expect(mailAddress('王芳')).toBe(undefined);
  });
});

describe('opening and changing', () => {
  test('says everything that is wrong with the values', () => {
    const opened = openRecord(
      customer,
      { id: 'C-1', fields: { phone: 'x', horn: 1, creditLimit: '1.234' } },
      MONDAY_TEN,
    );
    expect(opened).toEqual({
      ok: false,
      refusal: [
        { code: 'field.invalid', field: 'phone', problem: 'not-a-phone-number' },
        { code: 'field.unknown', field: 'horn' },
        { code: 'field.invalid', field: 'creditLimit', problem: 'too-many-decimals' },
      ],
    });
  });

  test.each(['', ' C', 'a#b', 'a/b', `C${'1'.repeat(LONGEST_RECORD_ID)}`])('%j is no id', (id) => {
    expect(openRecord(customer, { id, fields: {} }, MONDAY_TEN)).toEqual({
      ok: false,
      refusal: [{ code: 'record.bad-id', id }],
    });
  });

  test('an address that a change takes away no longer leads there; one that came by merging stays', () => {
    const record: DeskRecord = {
      ...recordOf('customer', 'C-1', { phone: '13800138000', mail: 'wang@example.com' }),
      addresses: ['mailto:wang@example.com', 'tel:+8613800138000', 'tel:+8613900139000'],
    };
    const changed = changeRecord(customer, record, {
      fields: { phone: '13700137000', mail: null },
      at: MONDAY_TEN,
    });
    expect(changed.ok && changed.value.addresses).toEqual([
      'tel:+8613700137000',
      'tel:+8613900139000',
    ]);
    expect(changed.ok && changed.value.fields).toEqual({ phone: '13700137000' });
  });

  test('a colleague in a field is their id', () => {
    expect(recordOf('customer', 'C-1', { keeper: { id: 'lin', name: '林晓' } }).fields).toEqual({
      keeper: 'lin',
    });
  });

  test('a record that fits into no row is refused', () => {
    const many = {
      memo: '记'.repeat(20_000),
      habits: '习'.repeat(20_000),
      family: '家'.repeat(20_000),
      taboos: '忌'.repeat(20_000),
      purchasing: '购'.repeat(20_000),
      trading: '贸'.repeat(1_000),
    };
    const opened = openRecord(customer, { id: 'C-1', fields: many }, MONDAY_TEN);
    expect(!opened.ok && opened.refusal[0]).toMatchObject({
      code: 'record.too-large',
      most: LARGEST_CONTENT,
    });
  });

  test('a key is the same in all its writings, and none while a part of it is missing', () => {
    const kind: Kind = { ...customer, key: ['code', 'name'] };
    const keyOf = (fields: Record<string, string>) => {
      const opened = openRecord(kind, { id: 'C-1', fields }, MONDAY_TEN);
      return opened.ok ? opened.value.key : 'refused';
    };
    expect(keyOf({ code: 'ａｂ1', name: ' Acme ' })).toBe(keyOf({ code: 'AB1', name: 'ACME' }));
    expect(keyOf({ code: 'AB1' })).toBe(undefined);
  });
});

describe('merging', () => {
  const kept = recordOf('customer', 'C-1', { name: '王芳', phone: '13800138000', memo: '旧' });
  const other = recordOf('customer', 'C-2', {
    name: 'Fang Wang',
    mail: 'wang@example.com',
    doNotCall: true,
  });

  test('keeps what either knew, and all addresses lead to the one', () => {
    const merged = mergeRecords(customer, { kept, other }, MONDAY_TEN);
    expect(merged.ok && merged.value.kept).toMatchObject({
      version: 2,
      fields: { name: '王芳', memo: '旧', mail: 'wang@example.com', doNotCall: true },
      addresses: ['mailto:wang@example.com', 'tel:+8613800138000'],
    });
    expect(merged.ok && merged.value.merged).toMatchObject({ state: 'merged', into: 'C-1' });
  });

  test.each([
    ['itself', { kept, other: kept }, 'merge.itself'],
    ['another kind', { kept, other: recordOf('vehicle', 'V-1', {}) }, 'merge.other-kind'],
    [
      'a case about somebody else',
      { kept, other: { ...other, subject: 'lin' } },
      'merge.other-subject',
    ],
  ])('is refused with %s', (_, records, code) => {
    expect(mergeRecords(customer, records, MONDAY_TEN)).toMatchObject({
      ok: false,
      refusal: [{ code }],
    });
  });

  test('the higher secrecy stays with its term', () => {
    const ends = later(MONDAY_TEN, 30 * DAY);
    const secret: DeskRecord = { ...other, secrecy: '绝密', secrecyEndsAt: ends };
    const merged = mergeRecords(
      customer,
      { kept: { ...kept, secrecy: '秘密' }, other: secret },
      MONDAY_TEN,
    );
    expect(merged.ok && merged.value.kept).toMatchObject({ secrecy: '绝密', secrecyEndsAt: ends });
  });

  test('a record of twenty addresses takes no more', () => {
    const addresses = Array.from(
      { length: MOST_ADDRESSES },
      (_, n) => `tel:+86138001380${10 + n}` as const,
    );
    const merged = mergeRecords(customer, { kept: { ...kept, addresses }, other }, MONDAY_TEN);
    expect(merged).toMatchObject({ ok: false, refusal: [{ code: 'record.too-many-addresses' }] });
  });
});

describe('secrecy (P050)', () => {
  const record = recordOf('customer', 'C-1', {
    name: '王芳',
    dataLevel: '秘密',
    tradeLevel: '绝密',
    secretUntil: '2026-06-30',
  });
  const moment = (now: string) => ({ now, calendar: workingCalendar });

  test('the higher of the two levels counts until its term is over', () => {
    expect(secrecyOf(customer, record, moment(MONDAY_TEN))).toBe('绝密');
    expect(secrecyOf(customer, record, moment('2026-07-01T02:00:00.000Z'))).toBe(undefined);
  });

  test('a mark ends by itself, and cannot end before it begins', () => {
    const endsAt = later(MONDAY_TEN, 10 * DAY);
    const marked = markSecrecy(record, { level: '机密', endsAt }, MONDAY_TEN);
    if (!marked.ok) throw new Error(marked.refusal.code);
    expect(secrecyAt(marked.value, later(MONDAY_TEN, 9 * DAY))).toBe('机密');
    expect(secrecyAt(marked.value, endsAt)).toBe(undefined);
    expect(markSecrecy(record, { level: '机密', endsAt: MONDAY_TEN }, MONDAY_TEN)).toEqual({
      ok: false,
      refusal: { code: 'secrecy.term-over', endsAt: MONDAY_TEN },
    });
  });

  test.each(['1 +', 'horn', '"very"'])(
    'a rule that says nothing sensible (%s) protects',
    (secrecy) => {
      expect(secrecyOf({ ...customer, secrecy }, record, moment(MONDAY_TEN))).toBe('绝密');
    },
  );
});

describe('reading', () => {
  const record = recordOf('customer', 'C-1', { name: '王芳' });
  const lin = colleague('lin', 'agent');
  const clearance = (level?: Secrecy) => () => level;
  const rules = { secrecy: '机密' as const, clearance: clearance(), grants: [] };
  const loan = {
    record,
    to: 'lin',
    from: MONDAY_TEN,
    until: later(MONDAY_TEN, DAY),
    why: '核对合同',
  };

  test.each([
    [
      'an open record is read by everybody',
      { ...rules, secrecy: undefined },
      { may: true, by: 'open' },
    ],
    ['a secret one by nobody without clearance', rules, { may: false, why: 'secrecy' }],
    [
      'nor with too little',
      { ...rules, clearance: clearance('秘密') },
      { may: false, why: 'secrecy' },
    ],
    [
      'with enough it is',
      { ...rules, clearance: clearance('绝密') },
      { may: true, by: 'clearance' },
    ],
    [
      'or while it is lent',
      { ...rules, grants: [loan] },
      { may: true, by: 'grant', until: loan.until },
    ],
    [
      'not by a loan to somebody else',
      { ...rules, grants: [{ ...loan, to: 'chen' }] },
      { may: false, why: 'secrecy' },
    ],
    [
      'nor of another record',
      { ...rules, grants: [{ ...loan, record: { kind: 'customer', id: 'C-2' } }] },
      { may: false, why: 'secrecy' },
    ],
  ])('%s', (_, given, expected) => {
    expect(mayRead(lin, record, given, later(MONDAY_TEN, HOUR))).toEqual(expected);
  });

  test('a loan ends by itself, or when it is given back', () => {
    const at = (hours: number) => later(MONDAY_TEN, hours * HOUR);
    expect(mayRead(lin, record, { ...rules, grants: [loan] }, at(24))).toEqual({
      may: false,
      why: 'secrecy',
    });
    const back = giveBack(loan, at(2));
    expect(mayRead(lin, record, { ...rules, grants: [back] }, at(3))).toEqual({
      may: false,
      why: 'secrecy',
    });
    expect(giveBack(back, at(5))).toEqual(back);
  });

  test('the subject of a case never reads it, whatever clearance or loan says', () => {
    const about = { ...record, subject: 'lin' };
    const given = { secrecy: undefined, clearance: clearance('绝密'), grants: [loan] };
    expect(mayRead(lin, about, given, MONDAY_TEN)).toEqual({ may: false, why: 'subject' });
  });

  test('who looked is written down, also in vain', () => {
    const reading = mayRead(lin, record, rules, MONDAY_TEN);
    expect(accessEntry(lin, record, { reading, at: MONDAY_TEN })).toEqual({
      record: { kind: 'customer', id: 'C-1' },
      person: 'lin',
      at: MONDAY_TEN,
      outcome: 'secrecy',
    });
  });

  test.each([
    [{ ...loan, until: loan.from }, 'grant.ends-before-it-begins'],
    [{ ...loan, until: later(MONDAY_TEN, (LONGEST_GRANT_DAYS + 1) * DAY) }, 'grant.too-long'],
    [{ ...loan, why: '  ' }, 'grant.no-reason'],
    [{ ...loan, why: '因'.repeat(LONGEST_WHY + 1) }, 'grant.no-reason'],
  ])('no loan without an end and a reason', (grant, code) => {
    expect(lend(grant)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('destruction (P049)', () => {
  const record = recordOf('customer', 'C-1', { name: '王芳', phone: '13800138000' });
  const approvals = (
    [
      ['xu', '@archive-supervisor'],
      ['zhou', '@service-manager'],
      ['zhao', '@general-manager'],
    ] as const
  ).map(([by, as], n) => ({ by, as, at: later(MONDAY_TEN, n * HOUR) }));
  const at = later(MONDAY_TEN, DAY);
  const [first, second, third] = approvals;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('three agree');

  test('leaves that it was there and who agreed, and nothing of it', () => {
    const destroyed = destroyRecord(customer, record, { approvals, at });
    expect(destroyed).toEqual({
      ok: true,
      value: {
        state: 'destroyed',
        kind: 'customer',
        id: 'C-1',
        version: 2,
        approvals,
        createdAt: MONDAY_TEN,
        destroyedAt: at,
      },
    });
    expect(destroyed.ok && recordValue(customer, destroyed.value)).toEqual({
      id: 'C-1',
      destroyedAt: at,
    });
  });

  test.each([
    ['one is missing', [first, second], 'destroy.approval-missing'],
    ['the order is another', [second, first, third], 'destroy.approval-out-of-order'],
    [
      'one was given before the one before it',
      [second, first, third].map((one, n) => ({ ...one, as: approvals[n]?.as ?? first.as })),
      'destroy.approval-out-of-order',
    ],
    ['one agrees twice', [first, { ...second, by: 'xu' }, third], 'destroy.approved-twice'],
    [
      'there is one too many',
      [...approvals, { ...third, by: 'lin' }],
      'destroy.approval-not-needed',
    ],
  ])('is refused when %s', (_, given, code) => {
    expect(destroyRecord(customer, record, { approvals: given, at })).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  test('a kind that names nobody who approves is not destroyed', () => {
    const { life: _, ...lasting } = customer;
    expect(destroyRecord(lasting, record, { approvals, at })).toMatchObject({
      ok: false,
      refusal: { code: 'destroy.not-foreseen' },
    });
  });
});
