import { describe, expect, it } from 'vitest';
import { fromField } from '#shared/domain/expression/field-value.ts';
import { parseText, spoken } from '#shared/domain/expression/text.ts';
import { decimal, type Json, toJson } from '#shared/domain/expression/value.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Field, FieldType } from '#shared/domain/playbook/field.ts';

const of = (type: FieldType, more: Partial<Field> = {}): Field =>
  field(type, ['字段', 'Field'], more);

const stored = (rule: Field, json: Json): Json => {
  const read = fromField(rule, json, 'f');
  return read.ok ? toJson(read.value) : read.refusal.problem;
};

describe('what is filled in is put in its one form, or refused with the reason', () => {
  const grade = of('choice', { choices: [{ id: 'A', title: both('优', 'Good') }] });

  it.each([
    [of('text'), '王小明', '王小明'],
    [of('text'), '长'.repeat(501), 'too-long'],
    [of('long'), '长'.repeat(501), '长'.repeat(501)],
    [of('text'), 5, 'not-a-text'],
    [of('number'), '12.50', '12.5'],
    [of('number'), 7, '7'],
    [of('number'), '十二', 'not-a-number'],
    [of('number'), '1'.repeat(31), 'not-a-number'],
    [of('money'), '19.90', '19.9'],
    [of('money'), '19.905', 'too-many-decimals'],
    [of('money'), 19.905, 'too-many-decimals'],
    [of('date'), '2028-02-29', '2028-02-29'],
    [of('date'), '2026-02-29', 'not-a-date'],
    [of('at'), '2026-03-02T10:00:00+08:00', '2026-03-02T02:00:00.000Z'],
    [of('at'), 'soon', 'not-an-instant'],
    [of('span'), '2wd', '2wd'],
    [of('span'), '两天', 'not-a-span'],
    [of('period'), '2026-W05', '2026-W05'],
    [of('period'), '2026-W60', 'not-a-period'],
    [of('period'), '2026-13', 'not-a-period'],
    [grade, 'A', 'A'],
    [grade, 'E', 'not-a-choice'],
    [of('yes'), true, true],
    [of('yes'), 'true', 'not-yes-or-no'],
    [of('score'), 5, '5'],
    [of('score'), 6, 'not-a-score'],
    [of('phone'), '138 0013 8000', '13800138000'],
    [of('phone'), '010-6552 9988', '01065529988'],
    [of('phone'), '+44 20 7946 0958', '+442079460958'],
    [of('phone'), '（021）5888 1234', '02158881234'],
    [of('phone'), '１３８００１３８０００', '13800138000'],
    [of('phone'), '+86 (0755) 8888 8888', '+8675588888888'],
    [of('phone'), '0086 138 0013 8000', '+8613800138000'],
    [of('phone'), '400-820-8820', '4008208820'],
    [of('phone'), '95588', '95588'],
    [of('phone'), '5888 1234', '58881234'],
    [of('phone'), '12800138000', 'not-a-phone-number'],
    [of('phone'), '138001380001', 'not-a-phone-number'],
    [of('phone'), '+1234567890123456', 'not-a-phone-number'],
    [of('phone'), '+86 12345', 'not-a-phone-number'],
    [of('phone'), '1', 'not-a-phone-number'],
    [of('phone'), '明天再打', 'not-a-phone-number'],
    [of('mail'), 'wang@example.cn', 'wang@example.cn'],
    [of('mail'), 'wang@', 'not-a-mail-address'],
    [of('address'), '北京市朝阳区建国路88号', '北京市朝阳区建国路88号'],
    [of('rows'), Array.from({ length: 2_001 }, () => ({})), 'too-many'],
  ] as const)('%o: %j', (rule, json, expected) => {
    expect(stored(rule, json)).toEqual(expected);
  });

  it('a wrong cell is named by its row and column', () => {
    const lines = of('rows', { columns: { part: of('text'), price: of('money') } });
    expect(fromField(lines, [{ part: '主板' }, { price: '贵' }], 'lines')).toEqual({
      ok: false,
      refusal: {
        code: 'field.invalid',
        field: 'lines',
        row: 2,
        column: 'price',
        problem: 'not-a-number',
      },
    });
  });
});

describe('a text with expressions in it', () => {
  it('is cut into words and expressions', () => {
    expect(parseText('尊敬的{{ name }}：共{{sum}}元。')).toMatchObject({
      ok: true,
      value: [
        { words: '尊敬的' },
        { source: 'name' },
        { words: '：共' },
        { source: 'sum' },
        { words: '元。' },
      ],
    });
  });

  it('is refused where one of them cannot be read', () => {
    expect(parseText('共{{1 +}}元')).toMatchObject({ ok: false });
  });

  it('says values as people do', () => {
    const chinese = { language: 'zh-CN', zone: 'Asia/Shanghai' } as const;
    const english = { language: 'en', zone: 'Asia/Shanghai' } as const;
    expect(spoken(null, chinese)).toBe('');
    expect(spoken(true, chinese)).toBe('是');
    expect(spoken(false, english)).toBe('no');
    expect(spoken(['张三', '李四'], chinese)).toBe('张三、李四');
    expect(spoken(decimal('1234.50'), chinese)).toBe('1234.5');
    expect(spoken(decimal('1234.5'), { ...chinese, isMoney: true })).toBe('1,234.50');
    expect(spoken(decimal('-1234567'), { ...english, isMoney: true })).toBe('-1,234,567.00');
    expect(spoken(decimal('999.125'), { ...english, isMoney: true })).toBe('999.125');
    expect(spoken('2026-03-05', chinese)).toBe('2026年3月5日');
    expect(spoken('2026-03-05', english)).toBe('March 5, 2026');
    expect(spoken('2026-03-02T02:00:00.000Z', chinese)).toContain('10:00');
    expect(spoken({ id: 'c-1', name: '王小明' }, english)).toBe('王小明');
  });
});
