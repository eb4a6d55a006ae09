import { describe, expect, test } from 'vitest';
import { lookupKey } from '#shared/domain/expression/evaluate.ts';
import { decimal } from '#shared/domain/expression/value.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { queryLookup } from '#shared/domain/query/query-lookup.ts';
import { MOST_SENT } from '#shared/domain/run/run.ts';
import { colleague, playbookWith, running, title } from '../../support/runs.ts';
import { fees, parts } from '../ledger/books.ts';

const lin = colleague('lin', 'agent');

const columns = {
  part: field('text', ['配件', 'Part']),
  count: field('number', ['数量', 'Count']),
};

const fields = {
  name: field('text', ['客户', 'Customer']),
  price: field('money', ['费用', 'Fee']),
  doubled: field('money', ['双倍', 'Doubled'], { computed: 'price * 2' }),
  paid: field('yes', ['已付', 'Paid']),
  promised: field('at', ['承诺', 'Promised']),
  rows: field('rows', ['明细', 'Lines'], { columns }),
  found: field('rows', ['结果', 'Found']),
  tickets: field('rows', ['工单', 'Tickets']),
  device: field('ref:device', ['设备', 'Device']),
  answer: field('text', ['回应', 'Answer']),
};

/** A step whose one outcome brings these about, and leads back to it. */
const doing = (effects: readonly Effect[], more: Partial<Playbook> = {}) =>
  playbookWith({
    fields,
    steps: {
      work: {
        title,
        by: '@agent',
        form: Object.keys(fields).filter((name) => name !== 'doubled'),
        outcomes: { on: { title, to: 'work', effects }, done: { title, to: 'end' } },
      },
    },
    ...more,
  });

type Setup = NonNullable<Parameters<typeof running>[1]>;

/** What the effects come to, once. */
const done = (effects: readonly Effect[], setup: Setup = {}, more: Partial<Playbook> = {}) => {
  const run = running(doing(effects, more), setup);
  const result = run.take('work', 'on', { by: lin });
  return { run, result, effects: run.last().effects, fields: run.run().fields };
};

describe('set', () => {
  test('puts values in, one after the other, and works out what hangs on them', () => {
    const { fields: after, effects } = done([
      { set: { name: '"王" + "芳"', price: '12.5 + 0.1' } },
      { set: { paid: 'price > 12', doubled: '1' } },
    ]);
    expect(after).toEqual({ name: '王芳', price: '12.6', doubled: '25.2', paid: true });
    expect(effects).toEqual([]);
  });

  test('unsets by null', () => {
    const { fields: after } = done([{ set: { name: 'null' } }], { fields: { name: 'Emma' } });
    expect(after).toEqual({});
  });

  test('knows who acts', () => {
    expect(done([{ set: { name: 'me.id' } }]).fields).toEqual({ name: 'lin' });
  });
});

describe('send', () => {
  const texts = {
    done: both(
      '{{name}}您好，费用 {{price}} 元，已付：{{paid}}，承诺 {{promised}}。{{answer}}',
      'Dear {{name}}, the fee is CNY {{price}}, paid: {{paid}}, promised {{promised}}.{{answer}}',
    ),
  };
  const known = {
    name: '欧阳娜娜',
    price: '88.50',
    paid: false,
    promised: '2026-03-05T07:30:00.000Z',
  };

  test('says the text in Chinese', () => {
    const { effects } = done([{ send: 'done', to: 'customer' }], { fields: known }, { texts });
    expect(effects).toEqual([
      {
        kind: 'send',
        key: 'work.on.1.0',
        words: '欧阳娜娜您好，费用 88.50 元，已付：否，承诺 2026年3月5日 15:30。',
        to: 'customer',
        via: ['mail'],
      },
    ]);
  });

  test('says it in English, on the channels named, with its paper', () => {
    const { effects } = done(
      [{ send: 'done', to: '$name', via: ['sms', 'mail'], attach: 'found' }],
      { fields: { ...known, name: 'Emma' }, ticket: { language: 'en' } },
      { texts },
    );
    expect(effects).toMatchObject([
      {
        words: 'Dear Emma, the fee is CNY 88.50, paid: no, promised March 5, 2026 at 15:30.',
        to: '$name',
        via: ['sms', 'mail'],
        attach: 'found',
      },
    ]);
  });

  test('ends where a ticket has sent too much', () => {
    const many = Array.from({ length: 400 }, (): Effect => ({ notice: 'resolved' }));
    const run = running(doing(many));
    run.take('work', 'on', { by: lin });
    expect(run.last().effects).toHaveLength(400);
    expect(run.run().spent.sent).toBeLessThanOrEqual(MOST_SENT);

    run.take('work', 'on', { by: lin });
    expect(run.last().effects).toEqual([]);
    expect(run.run().stopped).toBe('too-many-sends');
  });
});

test('notices, numbers, papers, calls and changes leave with what they need', () => {
  const { effects } = done(
    [
      { notice: 'survey' },
      { number: true },
      { make: 'settlement', into: 'found' },
      { call: 'erp.order', with: { who: 'name', note: 'answer' }, into: 'answer' },
      { change: 'device', set: { owner: 'name', price: 'price' } },
      { change: 'about', set: { name: 'name' } },
    ],
    {
      fields: { name: '李娜', price: '3.50', device: { id: 'D-17' } },
      ticket: { about: 'C-1' },
      facts: {
        'record["customer","C-1"]': { id: 'C-1', name: '旧名' },
        'lastNumber["returns#2026-03"]': 16,
      },
    },
    {
      about: 'customer',
      number: { format: 'TH{yyyy}{mm}-W{n:4}', series: '"returns"', restart: 'month' },
    },
  );
  expect(effects).toEqual([
    { kind: 'notice', key: 'work.on.1.0', notice: 'survey' },
    {
      kind: 'number',
      key: 'work.on.1.1',
      number: 'TH202603-W0017',
      series: { name: 'returns#2026-03', running: 17 },
    },
    {
      kind: 'make',
      key: 'work.on.1.2',
      into: 'found',
      // What is made after the number was given bears it.
      content: expect.objectContaining({ title: '结果', number: 'TH202603-W0017', blocks: [] }),
    },
    {
      kind: 'call',
      key: 'work.on.1.3',
      call: 'erp.order',
      with: { who: '李娜' },
      into: 'answer',
    },
    {
      kind: 'change',
      key: 'work.on.1.4',
      of: 'device',
      record: 'D-17',
      makes: false,
      fields: { owner: '李娜', price: '3.5' },
    },
    {
      kind: 'change',
      key: 'work.on.1.5',
      of: 'customer',
      record: 'C-1',
      makes: false,
      fields: { name: '李娜' },
    },
  ]);
});

test('a ticket about nothing yet makes the record, under its own id', () => {
  const change: Effect = { change: 'about', set: { name: 'name', keeper: 'null' } };
  const { effects, run } = done(
    [change, { change: 'about', set: { price: 'price' } }],
    { fields: { name: '李娜', price: '3.50' } },
    { about: 'customer' },
  );
  const id = '01kjp000000000000000000001';
  expect(effects.map((effect) => (effect.kind === 'change' ? effect : undefined))).toEqual([
    expect.objectContaining({ record: id, makes: true, fields: { name: '李娜', keeper: null } }),
    expect.objectContaining({ record: id, makes: false, fields: { price: '3.5' } }),
  ]);
  expect(run.run().about).toBe(id);
});

test('a change of a record that is not there is none', () => {
  expect(done([{ change: 'device', set: { owner: 'name' } }]).effects).toEqual([]);
});

describe('open', () => {
  const who = [{ part: '王芳', count: 1 }, { part: 'Emma' }];

  test('opens a ticket about the same, for each time it happens', () => {
    const { effects, run } = done([{ open: 'callback', with: { name: 'name', paid: 'paid' } }], {
      fields: { name: '李娜' },
      ticket: { about: 'C-1' },
    });
    expect(effects).toEqual([
      {
        kind: 'open',
        key: '01kjp000000000000000000001.work.on.1.0.0',
        playbook: 'callback',
        fields: { name: '李娜' },
        about: 'C-1',
      },
    ]);
    expect(run.run().children).toEqual({ opened: 1, ended: 0 });
  });

  test('opens one for each row, by the key of the row', () => {
    const { effects } = done(
      [{ open: 'call', each: 'rows', key: '"2026 " + row.part', with: { name: 'row.part' } }],
      { fields: { rows: who } },
    );
    expect(effects).toEqual([
      { kind: 'open', key: 'call.2026 王芳', playbook: 'call', fields: { name: '王芳' } },
      { kind: 'open', key: 'call.2026 Emma', playbook: 'call', fields: { name: 'Emma' } },
    ]);
  });

  test('never shares a key between tickets where the key comes to nothing', () => {
    const { effects } = done([{ open: 'call', each: 'rows', key: 'row.count' }], {
      fields: { rows: who },
    });
    expect(effects.map(({ key }) => key)).toEqual([
      'call.1',
      '01kjp000000000000000000001.work.on.1.0.1',
    ]);
  });

  test('opens one for each row that a query finds, about that row', () => {
    const query = { of: 'customer', where: 'row.vip' };
    const effect: Effect = { open: 'greeting', each: query, about: 'row', key: 'row.id' };
    const { result, run } = done([effect]);
    const lookup = queryLookup(query, { seed: '01kjp000000000000000000001', value: () => null });
    expect(result).toEqual({ ok: false, refusal: { code: 'facts.needed', lookups: [lookup] } });

    run.know(lookupKey(lookup), [{ id: 'C-7', name: '张伟' }, { id: 'C-8' }]);
    run.take('work', 'on', { by: lin });
    expect(run.last().effects).toEqual([
      { kind: 'open', key: 'greeting.C-7', playbook: 'greeting', fields: {}, about: 'C-7' },
      { kind: 'open', key: 'greeting.C-8', playbook: 'greeting', fields: {}, about: 'C-8' },
    ]);
  });
});

describe('tell', () => {
  test.each([
    ['one ticket', 'T-1', ['T-1']],
    ['a list of them', ['T-1', { id: 'T-2' }], ['T-1', 'T-2']],
    ['none', null, []],
  ])('reaches %s', (_, children, told) => {
    const { effects } = done([{ tell: 'children("call")', outcome: 'cancel' }], {
      facts: { 'children["01kjp000000000000000000001","call"]': children },
    });
    expect(effects).toEqual(
      told.map((ticket) => ({
        kind: 'tell',
        key: `work.on.1.0.${ticket}`,
        ticket,
        outcome: 'cancel',
      })),
    );
  });

  test('takes the outcome where a step has it, without anybody', () => {
    const run = running(doing([]));
    expect(run.told('cancel')).toMatchObject({ refusal: { code: 'outcome.missing' } });
    run.told('done');
    expect(run.last().phase).toBe('ended');
  });
});

describe('post', () => {
  const issue: Effect = {
    post: 'parts',
    each: 'rows',
    from: '"main/" + row.part + "/good"',
    to: '"用户"',
    amount: 'row.count',
    note: '"三包 " + name',
  };
  const setup: Setup = {
    ledgers: [parts, fees],
    fields: {
      name: '李娜',
      rows: [
        { part: 'BRG-6204', count: 2 },
        { part: '皮带', count: 0 },
        { part: 'M8' },
        { part: 'V-17', count: 1 },
      ],
    },
  };

  test('posts one line for each row with an amount, in one entry', () => {
    const { effects, run } = done([issue], setup);
    expect(effects).toEqual([
      {
        kind: 'post',
        key: 'work.on.1.0.0',
        ledger: 'parts',
        from: 'main/BRG-6204/good',
        to: '用户',
        amount: '2',
        note: '三包 李娜',
      },
      expect.objectContaining({ key: 'work.on.1.0.3', from: 'main/V-17/good', amount: '1' }),
    ]);
    expect(run.last().entry?.postings).toHaveLength(2);
  });

  test('posts exact amounts, and nothing for nothing', () => {
    const pay: Effect = { post: 'fees', from: '"张伟"', to: '"公司"', amount: 'price' };
    const { effects } = done([pay], { ...setup, fields: { price: '35.60' } });
    expect(effects).toMatchObject([{ ledger: 'fees', from: '张伟', to: '公司', amount: '35.6' }]);
    expect(done([pay], { ...setup, fields: {} }).effects).toEqual([]);
  });

  test('that cannot be is refused as a whole, and the ticket stays where it is', () => {
    const pay: Effect = { post: 'fees', from: 'name', to: '"公司"', amount: 'price' };
    const { result, run } = done([issue, pay], { ...setup, fields: { price: '1' } });
    expect(result).toMatchObject({
      refusal: {
        code: 'playbook.postings-refused',
        refusal: { code: 'ledger.account-refused', account: '' },
      },
    });
    expect(run.run().visits).toEqual({ work: 1 });
  });
});

describe('lists', () => {
  const query = { of: 'ledger:parts', sort: 'part' };
  const asked = lookupKey(
    queryLookup(query, { seed: '01kjp000000000000000000001', value: () => null }),
  );

  test('are filled from a query', () => {
    const { fields: after } = done([{ fill: 'found', from: query }], {
      facts: { [asked]: [{ part: '轴承', count: 7 }] },
    });
    expect(after).toEqual({ found: [{ part: '轴承', count: '7' }] });
  });

  test('are filled from an expression', () => {
    const { fields: after } = done([{ fill: 'found', from: 'rows.filter(r, r.count > 1)' }], {
      fields: {
        rows: [
          { part: '轴承', count: 7 },
          { part: '皮带', count: 1 },
        ],
      },
    });
    expect(after['found']).toEqual([{ part: '轴承', count: '7' }]);
  });

  test.each([
    ['matched', [{ part: '轴承', count: '7' }]],
    ['lacking', [{ part: '密封圈', count: '3' }]],
    ['surplus', [{ part: '螺栓 M8', count: '40', place: 'B-2' }]],
    ['different', [{ part: '皮带', count: '1', other: { part: '皮带', count: '2' } }]],
  ] as const)('are compared with the book: %s', (keep, outcome) => {
    const { fields: after } = done(
      [{ match: 'rows', with: query, on: 'part', keep, into: 'found' }],
      {
        fields: {
          rows: [
            { part: '轴承', count: 7 },
            { part: '皮带', count: 1 },
            { part: '密封圈', count: 3 },
          ],
        },
        facts: {
          [asked]: [
            { part: '皮带', count: 2 },
            { part: '螺栓 M8', count: 40, place: 'B-2' },
            { part: '轴承', count: 7, place: 'A-1' },
          ],
        },
      },
    );
    expect(after['found']).toEqual(outcome);
  });
});

describe('the key of an effect', () => {
  const effects: readonly Effect[] = [{ notice: 'resolved' }, { notice: 'survey' }];

  test('differs between effects, visits, steps, acts and answers', () => {
    const run = running(
      doing(effects, {
        acts: { urge: { title, by: '@agent', effects } },
        responses: [
          { on: 'customer-wrote', effects },
          { on: 'customer-wrote', effects },
        ],
      }),
    );
    const keys: string[] = [];
    const note = () => keys.push(...run.last().effects.map(({ key }) => key));
    for (const minute of ['00', '01', '02']) {
      run.at(`2026-03-02T02:${minute}:00.000Z`);
      run.take('work', 'on', { by: lin });
      note();
      run.act('urge', lin);
      note();
      run.hear({ on: 'customer-wrote' });
      note();
    }
    expect(keys).toHaveLength(3 * 8);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is the same when the same decision is made again', () => {
    const decide = () => done(effects).effects.map(({ key }) => key);
    expect(decide()).toEqual(['work.on.1.0', 'work.on.1.1']);
    expect(decide()).toEqual(decide());
  });
});

test('what a signal brings is known as the event, and its condition is heard', () => {
  const run = running(
    doing([], {
      responses: [
        {
          on: 'signal:paid',
          when: 'event.amount >= price',
          effects: [{ set: { paid: 'true', answer: '"收到 " + text(event.amount) + " 元"' } }],
        },
      ],
    }),
    { fields: { price: '100' } },
  );
  run.hear({ on: 'signal:paid', event: { amount: decimal(99) } });
  expect(run.run().fields).toEqual({ price: '100', doubled: '200' });

  run.hear({ on: 'signal:paid', event: { amount: decimal('100.5') } });
  expect(run.run().fields).toMatchObject({ paid: true, answer: '收到 100.5 元' });
});

test('an expression that fails names itself, and nothing of the decision counts', () => {
  const { result, run } = done([{ set: { name: '"王芳"' } }, { set: { price: '1 / 0' } }]);
  expect(result).toEqual({
    ok: false,
    refusal: {
      code: 'playbook.expression-failed',
      expression: '1 / 0',
      reason: 'division-by-zero',
    },
  });
  expect(run.run().fields).toEqual({});
});
