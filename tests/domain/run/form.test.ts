import { describe, expect, test } from 'vitest';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Fields, FieldUse } from '#shared/domain/playbook/field.ts';
import { colleague, playbookWith, running, title } from '../../support/runs.ts';

const lin = colleague('lin', 'agent');
const chen = colleague('chen', 'agent', 'supervisor');

/** One form, and a step behind it. */
const formOf = (fields: Fields, form: readonly FieldUse[], outcomeForm: readonly FieldUse[] = []) =>
  playbookWith({
    fields,
    steps: {
      ask: {
        title,
        by: '@agent',
        form,
        outcomes: { on: { title, to: 'next', form: outcomeForm } },
      },
      next: { title, by: '@agent', outcomes: { done: { title, to: 'end' } } },
    },
  });

/** What is wrong with what somebody fills in; nothing when it is taken. */
const problemsOf = (
  run: ReturnType<typeof running>,
  fields: Parameters<typeof run.save>[1] = {},
  by = lin,
) => {
  const result = run.take('ask', 'on', { by, fields });
  if (result.ok) return [];
  return result.refusal.code === 'form.refused' ? result.refusal.problems : [result.refusal];
};

const name = field('text', ['姓名', 'Name']);
const phone = field('phone', ['电话', 'Phone']);
const address = field('address', ['地址', 'Address']);
const missing = (of: string) => ({ code: 'field.missing', field: of });

describe('a field of a form', () => {
  test('that must be filled is asked for until it is', () => {
    const run = running(formOf({ name, phone }, ['name!', 'phone']));
    expect(problemsOf(run)).toEqual([missing('name')]);
    expect(run.steps()).toEqual(['ask']);

    expect(problemsOf(run, { name: '欧阳娜娜' })).toEqual([]);
    expect(run.steps()).toEqual(['next']);
    expect(run.run().fields).toEqual({ name: '欧阳娜娜' });
  });

  test('may have been filled in earlier', () => {
    const run = running(formOf({ name }, ['name!']), { fields: { name: 'Emma O’Neill' } });
    expect(problemsOf(run)).toEqual([]);
  });

  test.each([
    ['an empty text', ''],
    ['nothing', null],
  ])('is not filled by %s', (_, empty) => {
    expect(problemsOf(running(formOf({ name }, ['name!'])), { name: empty })).toEqual([
      missing('name'),
    ]);
  });

  test('is not filled by an empty table', () => {
    const lines = field('rows', ['明细', 'Lines'], { columns: { name } });
    expect(problemsOf(running(formOf({ lines }, ['lines!'])), { lines: [] })).toEqual([
      missing('lines'),
    ]);
  });

  test('of the outcome is asked for beside those of the step', () => {
    const run = running(formOf({ name, address }, ['name!'], ['address!']));
    expect(problemsOf(run)).toEqual([missing('name'), missing('address')]);
    expect(problemsOf(run, { name: '李娜', address: '上海市浦东新区世纪大道100号' })).toEqual([]);
  });

  test('is kept in its one form', () => {
    const run = running(formOf({ phone }, ['phone!']));
    expect(problemsOf(run, { phone: ' +86 138-0013-8000 ' })).toEqual([]);
    expect(run.run().fields).toEqual({ phone: '+8613800138000' });
  });

  test.each(['name', 'unknown'])('that is not there to be filled is refused: %s', (other) => {
    const run = running(formOf({ name, phone }, ['name=', 'phone']));
    expect(problemsOf(run, { [other]: '李娜' })).toEqual([
      { code: 'field.not-in-form', field: other },
    ]);
  });
});

describe('by condition a field', () => {
  const fields = {
    kind: field('choice', ['类别', 'Kind'], {
      choices: [
        { id: 'repair', title: both('维修', 'Repair') },
        { id: 'question', title: both('咨询', 'Question') },
      ],
    }),
    address: { ...address, requiredWhen: 'kind == "repair"' },
    fault: field('long', ['故障', 'Fault'], { visibleWhen: 'kind == "repair"' }),
  };
  const form = formOf(fields, ['kind!', 'address', 'fault!']);

  test('is required', () => {
    expect(problemsOf(running(form), { kind: 'repair', fault: '不排水' })).toEqual([
      missing('address'),
    ]);
    expect(
      problemsOf(running(form), { kind: 'repair', fault: '不排水', address: '12 High Street' }),
    ).toEqual([]);
  });

  test('is not asked for while nobody sees it', () => {
    expect(problemsOf(running(form), { kind: 'question' })).toEqual([]);
  });

  test('must fit, and the refusal names the condition', () => {
    const promised = field('at', ['承诺时间', 'Promised'], { validWhen: 'promised > now' });
    const of = formOf({ promised }, ['promised']);
    expect(problemsOf(running(of), { promised: '2026-03-01T09:00:00+08:00' })).toEqual([
      { code: 'field.not-valid', field: 'promised', when: 'promised > now' },
    ]);
    expect(problemsOf(running(of), { promised: '2026-03-03T09:00:00+08:00' })).toEqual([]);
    expect(problemsOf(running(of))).toEqual([]);
  });

  test('that nobody sees need not fit', () => {
    const score = field('score', ['评分', 'Score'], {
      visibleWhen: 'kind == "repair"',
      validWhen: 'score > 2',
    });
    const of = formOf({ ...fields, score }, ['kind!', 'score']);
    expect(problemsOf(running(of), { kind: 'question', score: 1 })).toEqual([]);
  });
});

describe('what is worked out', () => {
  const lines = field('rows', ['明细', 'Lines'], {
    columns: {
      part: field('text', ['配件', 'Part']),
      price: field('money', ['单价', 'Price']),
      count: field('number', ['数量', 'Count'], { proposed: '1' }),
      amount: field('money', ['金额', 'Amount'], { computed: 'row.price * row.count' }),
    },
  });
  const total = field('money', ['合计', 'Total'], {
    computed: 'sum(lines.map(l, l.amount))',
  });
  const tax = field('money', ['税额', 'Tax'], { computed: 'round(total * 0.06, 2)' });
  const bill = formOf({ lines, total, tax }, ['lines', 'total', 'tax']);

  test('is exact, by column, by field, and by field of that', () => {
    const run = running(bill);
    const rows = [
      { part: '轴承 BRG-6204', price: '0.1', count: 3 },
      { part: '皮带', price: 19.9 },
    ];
    expect(problemsOf(run, { lines: rows })).toEqual([]);
    expect(run.run().fields).toEqual({
      lines: [
        { part: '轴承 BRG-6204', price: '0.1', count: '3', amount: '0.3' },
        { part: '皮带', price: '19.9', count: '1', amount: '19.9' },
      ],
      total: '20.2',
      tax: '1.21',
    });
  });

  test('is not filled in by anybody', () => {
    expect(problemsOf(running(bill), { total: '5' })).toEqual([
      { code: 'field.not-in-form', field: 'total' },
    ]);
    const run = running(bill);
    problemsOf(run, { lines: [{ price: 2, amount: 900 }] });
    expect(run.run().fields['total']).toBe('2');
  });

  test('follows every later change', () => {
    const run = running(bill);
    run.save('ask', { lines: [{ price: 2 }] }, lin);
    expect(run.run().fields['total']).toBe('2');
    run.save('ask', { lines: [{ price: 2 }, { price: 5 }] }, lin);
    expect(run.run().fields['total']).toBe('7');
    run.save('ask', { lines: null }, lin);
    expect(run.run().fields).toEqual({ total: '0', tax: '0' });
  });

  test('stays as it was once the ticket has ended', () => {
    const age = field('number', ['已用天数', 'Days taken'], {
      computed: 'daysBetween(ticket.openedAt, now)',
    });
    const run = running(formOf({ age }, []));
    run.at('2026-03-04T02:00:00.000Z');
    run.take('ask', 'on', { by: lin });
    run.take('next', 'done', { by: lin });
    expect(run.run().fields).toEqual({ age: '2' });

    run.at('2026-05-04T02:00:00.000Z');
    run.hear({ on: 'survey-answered' });
    expect(run.run().fields).toEqual({ age: '2' });
  });
});

describe('a proposal', () => {
  const seen = field('at', ['时间', 'Time'], { proposed: 'now' });
  const caller = field('text', ['来电人', 'Caller'], { proposed: '"客户 " + ticket.number' });

  test('is there when the step is entered', () => {
    const run = running(formOf({ seen, caller }, ['seen!', 'caller!']));
    expect(run.run().fields).toEqual({
      seen: '2026-03-02T02:00:00.000Z',
      caller: '客户 HY-7K3M-9QWX',
    });
    expect(problemsOf(run)).toEqual([]);
  });

  test('gives way to what is known and to what somebody fills in', () => {
    const run = running(formOf({ seen, caller }, ['seen', 'caller!']), {
      fields: { caller: '李娜' },
    });
    expect(problemsOf(run, { seen: '2026-03-01T08:30:00+08:00' })).toEqual([]);
    expect(run.run().fields).toEqual({ seen: '2026-03-01T00:30:00.000Z', caller: '李娜' });
  });

  test('is nothing for fields that the form does not ask', () => {
    expect(running(formOf({ seen, caller }, ['caller'])).run().fields).not.toHaveProperty('seen');
  });
});

describe('rows', () => {
  const plans = field('rows', ['方案', 'Plans'], {
    columns: {
      plan: field('long', ['方案', 'Plan'], { requiredWhen: 'true' }),
      cost: field('money', ['费用', 'Cost'], { validWhen: 'row.cost >= 0' }),
      why: field('text', ['理由', 'Why'], { requiredWhen: 'row.cost > 1000' }),
    },
    validWhen: 'size(plans) >= 2',
  });
  const run = () => running(formOf({ plans }, ['plans!']));

  test('are judged one by one and as a whole, all at once', () => {
    expect(problemsOf(run(), { plans: [{ cost: '-5' }] })).toEqual([
      { code: 'field.not-valid', field: 'plans', when: 'size(plans) >= 2' },
      { code: 'field.not-valid', field: 'plans', row: 1, column: 'plan', when: 'true' },
      { code: 'field.not-valid', field: 'plans', row: 1, column: 'cost', when: 'row.cost >= 0' },
    ]);
    expect(problemsOf(run(), { plans: [{ plan: '换新' }, { plan: '退款', cost: 2000 }] })).toEqual([
      { code: 'field.not-valid', field: 'plans', row: 2, column: 'why', when: 'row.cost > 1000' },
    ]);
  });

  test('name the row and the column of a value that is none', () => {
    const rows = [{ plan: '换新' }, { plan: 'Refund', cost: '19.999' }];
    expect(problemsOf(run(), { plans: rows })).toEqual([
      {
        code: 'field.invalid',
        field: 'plans',
        row: 2,
        column: 'cost',
        problem: 'too-many-decimals',
      },
    ]);
    expect(problemsOf(run(), { plans: [{ plan: '换新', prise: 3 }] })).toEqual([
      { code: 'field.invalid', field: 'plans', row: 1, column: 'prise', problem: 'unknown-column' },
    ]);
  });
});

describe('a field that only some may change', () => {
  const discount = field('money', ['折扣', 'Discount'], { changedBy: ['@supervisor', 'owner'] });
  const form = formOf({ discount, name }, ['discount', 'name']);

  test('is refused from others, whatever their step', () => {
    const run = running(form, { ticket: { owner: 'wang' } });
    expect(problemsOf(run, { discount: '50' })).toEqual([
      { code: 'field.not-yours', field: 'discount' },
    ]);
    expect(run.save('ask', { discount: '50' }, lin)).toMatchObject({
      refusal: { code: 'form.refused', problems: [{ code: 'field.not-yours' }] },
    });
    expect(problemsOf(run, { name: '李娜' })).toEqual([]);
  });

  test('is taken from them', () => {
    const run = running(form, { ticket: { owner: 'wang' } });
    expect(problemsOf(run, { discount: '50' }, chen)).toEqual([]);
    expect(run.run().fields).toEqual({ discount: '50' });
  });
});

describe('what is wrong', () => {
  const fields = { name, phone, address, age: field('number', ['年龄', 'Age']) };
  const form = formOf(fields, ['name!', 'phone!', 'address!', 'age', 'phone']);

  test('is told at once, the values and what is missing', () => {
    const run = running(form);
    expect(problemsOf(run, { phone: '没有', age: '三十', nick: '娜娜' })).toEqual([
      { code: 'field.invalid', field: 'phone', problem: 'not-a-phone-number' },
      { code: 'field.invalid', field: 'age', problem: 'not-a-number' },
      { code: 'field.not-in-form', field: 'nick' },
      missing('name'),
      missing('address'),
    ]);
  });

  test('is told once where step and outcome ask the same', () => {
    const score = field('score', ['评分', 'Score'], { validWhen: 'score > 2' });
    const twice = formOf({ score }, ['score'], ['score!']);
    expect(problemsOf(running(twice))).toEqual([missing('score')]);
    expect(problemsOf(running(twice), { score: 1 })).toEqual([
      { code: 'field.not-valid', field: 'score', when: 'score > 2' },
    ]);
  });

  test('leaves everything as it was', () => {
    const run = running(form, { fields: { name: '李娜' } });
    problemsOf(run, { name: 'Emma', phone: 'none' });
    expect(run.run().fields).toEqual({ name: '李娜' });
    expect(run.steps()).toEqual(['ask']);
  });
});

describe('a form that is saved half filled', () => {
  const lines = field('rows', ['方案', 'Plans'], {
    columns: { plan: name },
    validWhen: 'size(lines) >= 2',
  });
  const form = formOf({ name, phone, lines }, ['name!', 'phone!', 'lines!'], ['address']);
  const fields = () => running(form, { fields: { name: '李娜' } });

  test('keeps what is there, in its one form, and moves nowhere', () => {
    const run = fields();
    run.save('ask', { phone: '021-6888 8888', lines: [{ plan: '换新' }] }, lin);
    expect(run.run().fields).toEqual({
      name: '李娜',
      phone: '02168888888',
      lines: [{ plan: '换新' }],
    });
    expect(run.steps()).toEqual(['ask']);
  });

  test('unsets a value by null', () => {
    const run = fields();
    run.save('ask', { name: null }, lin);
    expect(run.run().fields).toEqual({});
    run.save('ask', { name: '王芳', phone: null }, lin);
    expect(run.run().fields).toEqual({ name: '王芳' });
  });

  test('is refused for a value that is none, and from whom the step is not', () => {
    const run = fields();
    expect(run.save('ask', { phone: '手机' }, lin)).toEqual({
      ok: false,
      refusal: {
        code: 'form.refused',
        problems: [{ code: 'field.invalid', field: 'phone', problem: 'not-a-phone-number' }],
      },
    });
    expect(run.save('ask', { phone: '13800138000' }, colleague('wang', 'finance'))).toMatchObject({
      refusal: { code: 'step.not-yours' },
    });
    expect(run.save('next', {}, lin)).toMatchObject({ refusal: { code: 'step.not-open' } });
  });

  test('may fill the fields of each outcome', () => {
    const run = running(formOf({ name, address }, ['name!'], ['address!']));
    run.save('ask', { address: '北京市海淀区中关村大街1号' }, lin);
    expect(run.run().fields).toEqual({ address: '北京市海淀区中关村大街1号' });
  });
});

describe('a choice among the rows of another field', () => {
  const plans = field('rows', ['方案', 'Plans'], {
    columns: { plan: field('text', ['方案', 'Plan']) },
  });
  const rowsOf = { choices: { rowsOf: 'plans' } } as const;
  const chosen = field('choice', ['选定方案', 'Chosen'], rowsOf);
  const several = field('choices', ['备选方案', 'Several'], rowsOf);
  const parts = field('rows', ['分工', 'Parts'], {
    columns: { of: field('choice', ['方案', 'Plan'], rowsOf) },
  });
  const run = () =>
    running(formOf({ plans, chosen, several, parts }, ['plans!', 'chosen', 'several', 'parts']));
  const two = [{ plan: '换一台新的' }, { plan: '换泵并延保' }];
  const wrong = (of: string) => ({ code: 'field.invalid', field: of, problem: 'not-a-choice' });

  test('names a row that is there', () => {
    expect(
      problemsOf(run(), { plans: two, chosen: 2, several: ['1', '2'], parts: [{ of: 1 }] }),
    ).toEqual([]);
  });

  test.each([0, 3, -1])('and not row %d of two', (number) => {
    expect(problemsOf(run(), { plans: two, chosen: number })).toEqual([wrong('chosen')]);
    expect(problemsOf(run(), { plans: two, several: [1, number] })).toEqual([wrong('several')]);
    expect(problemsOf(run(), { plans: two, parts: [{ of: 1 }, { of: number }] })).toEqual([
      { ...wrong('parts'), row: 2, column: 'of' },
    ]);
  });
});
