/** What a playbook freezes when it makes a document. */
import { describe, expect, test } from 'vitest';
import type { DocumentContent } from '#shared/domain/document/content.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { By } from '#shared/domain/playbook/who.ts';
import { colleague, playbookWith, running, title } from '#tests/support/runs.ts';

const FIELDS: Fields = {
  kind: field('choice', ['类别', 'Kind'], {
    choices: [
      { id: 'repair', title: both('维修', 'Repair') },
      { id: 'swap', title: both('换货', 'Exchange') },
    ],
  }),
  marks: field('choices', ['标记', 'Marks'], {
    choices: [
      { id: 'urgent', title: both('加急', 'Urgent') },
      { id: 'fragile', title: both('易碎', 'Fragile') },
    ],
  }),
  price: field('money', ['价格', 'Price']),
  address: field('address', ['地址', 'Address']),
  inner: field('long', ['内部备注', 'Internal'], { visibleWhen: 'kind == "swap"' }),
  lines: field('rows', ['明细', 'Lines'], {
    columns: {
      what: field('text', ['品名', 'Item']),
      price: field('money', ['金额', 'Amount']),
    },
  }),
  paper: field('document', ['确认书', 'Confirmation']),
  signed: field('sign', ['签字', 'Signed']),
};

const TEXT = [
  '# 确认书 {{ticket.number}}',
  '{{address}}',
  '[fields: kind, marks, price, inner]',
  '[rows: lines]',
].join('\n');

const paperOf = (
  text: string,
  part: Partial<Playbook> = {},
  by: By = { who: 'customer', via: ['link', 'paper'] },
): Playbook =>
  playbookWith({
    fields: FIELDS,
    steps: {
      write: {
        title,
        by: '@agent',
        form: ['kind', 'marks', 'price', 'address', 'inner', 'lines'],
        outcomes: { made: { title, to: 'sign', effects: [{ make: 'paper', into: 'paper' }] } },
      },
      sign: {
        title,
        by,
        form: ['paper=', 'signed'],
        outcomes: {
          agreed: { title, to: 'wait', form: ['signed!'] },
          again: { title, to: 'write' },
        },
      },
      wait: { title, wait: { for: 'paper != null' }, outcomes: { on: { title, to: 'done' } } },
      done: { title, by: '@agent', outcomes: { end: { title, to: 'end' } } },
    },
    texts: { paper: both(text, text) },
    ...part,
  });

const signedGoesTo = (to: string): Playbook => {
  const playbook = paperOf(TEXT);
  const { sign = { title, outcomes: {} }, ...steps } = playbook.steps;
  const agreed = { title, to, form: ['signed!'] };
  return { ...playbook, steps: { ...steps, sign: { ...sign, outcomes: { agreed } } } };
};

const agent = colleague('lin', 'agent');

const FILLED = {
  kind: 'repair',
  marks: ['urgent', 'fragile'],
  price: '380.5',
  address: '上海市浦东新区张江路 88 弄\n# 假标题',
  inner: '难缠',
  lines: [{ what: '水泵', price: '200' }, { what: '人工' }],
};

const made = (
  playbook: Playbook,
  filled: Readonly<Record<string, Json>> = FILLED,
  language: 'zh-CN' | 'en' = 'zh-CN',
) => {
  const run = running(playbook, { ticket: { language } });
  run.take('write', 'made', { by: agent, fields: filled });
  return run;
};

const contentIn = (run: ReturnType<typeof made>): DocumentContent | undefined => {
  const effect = run.last().effects.find(({ kind }) => kind === 'make');
  return effect?.kind === 'make' ? effect.content : undefined;
};

describe('the words of a document', () => {
  test('are the titles and values that people read, and nothing that is hidden', () => {
    expect(contentIn(made(paperOf(TEXT)))?.blocks).toEqual([
      { kind: 'paragraph', text: '上海市浦东新区张江路 88 弄\n# 假标题' },
      {
        kind: 'fields',
        fields: [
          { title: '类别', value: '维修' },
          { title: '标记', value: '加急、易碎' },
          { title: '价格', value: '380.50' },
        ],
      },
      {
        kind: 'table',
        title: '明细',
        header: ['品名', '金额'],
        rows: [
          ['水泵', '200.00'],
          ['人工', ''],
        ],
      },
      { kind: 'signature', party: 'customer', title: '客户' },
    ]);
  });

  test('are in the language of the ticket', () => {
    expect(JSON.stringify(contentIn(made(paperOf(TEXT), FILLED, 'en')))).toContain(
      '"title":"Kind","value":"Repair"',
    );
  });

  test('bear the mark of secrecy of their playbook, and say where they come from', () => {
    const content = contentIn(made(paperOf(TEXT, { access: { secrecy: '"机密"' } })));
    expect(content).toMatchObject({
      title: '确认书 HY-7K3M-9QWX',
      secrecy: '机密',
      made: { ticket: 'HY-7K3M-9QWX', playbook: 'small', version: 1 },
    });
  });

  test.each([
    [
      'too long',
      { address: '字', lines: [] },
      `# 长\n${'很长的一段话。'.repeat(8000)}`,
      'document.bytes',
    ],
    ['written wrongly', {}, '[table: lines]', 'document.text'],
  ])('that are %s stop no work: the timeline says so', (_, filled, text, reason) => {
    const run = made(paperOf(text), filled);
    expect(run.steps()).toEqual(['sign']);
    expect(run.last().effects).toMatchObject([{ kind: 'failed', effect: 'make', reason }]);
    expect(run.run().documents).toBeUndefined();
  });
});

describe('a document that is made anew', () => {
  const again = () => {
    const run = made(paperOf(TEXT));
    run.takeOutside('sign', 'again');
    run.take('write', 'made', { by: agent, fields: { price: '99' } });
    return run;
  };

  test('withdraws the version before', () => {
    expect(again().run().documents?.['paper']).toMatchObject([
      { version: 1, withdrawn: { because: 'changed' } },
      { version: 2 },
    ]);
  });

  test('takes away what was signed on it, which stays to be seen', () => {
    const run = made(signedGoesTo('write'));
    run.takeOutside('sign', 'agreed', { signed: '李娜' });
    expect(run.run().fields['signed']).toMatchObject({ name: '李娜' });
    run.take('write', 'made', { by: agent });
    expect(run.run().fields['signed']).toBeUndefined();
    expect(run.run().documents?.['paper']?.map(({ signatures }) => signatures.length)).toEqual([
      1, 0,
    ]);
  });

  test('is made no more than fifty times', () => {
    const run = made(paperOf(TEXT));
    for (let version = 2; version <= 51; version++) {
      run.takeOutside('sign', 'again');
      run.take('write', 'made', { by: agent });
    }
    expect(run.run().documents?.['paper']).toHaveLength(50);
    expect(run.last().effects).toMatchObject([{ kind: 'failed', reason: 'document.versions' }]);
  });
});

describe('a signature', () => {
  test.each(['', '  ', '李\n娜', '娜'.repeat(201), 7, { by: '李娜' }])(
    'is a name and not %j',
    (signed) => {
      const run = made(paperOf(TEXT));
      expect(run.takeOutside('sign', 'agreed', { signed })).toMatchObject({
        refusal: { code: 'form.refused', problems: [{ field: 'signed', problem: 'not-a-text' }] },
      });
    },
  );

  test('on paper is filed only where the playbook takes paper', () => {
    const run = made(paperOf(TEXT, {}, { who: 'customer', via: ['link'] }));
    const filed = run.take('sign', 'agreed', {
      by: agent,
      fields: { signed: { name: '李娜', paper: true } },
    });
    expect(filed).toMatchObject({ refusal: { code: 'step.not-yours' } });
  });

  test('of a step that was come back to with the same document is the first one', () => {
    const run = made(signedGoesTo('sign'));
    run.takeOutside('sign', 'agreed', { signed: '李娜' });
    expect(run.takeOutside('sign', 'agreed', { signed: '王芳' }).ok).toBe(true);
    expect(run.run().documents?.['paper']?.[0]?.signatures).toMatchObject([{ name: '李娜' }]);
  });
});

test('a step that waits for the document goes on when it is there', () => {
  const run = made(paperOf(TEXT));
  run.takeOutside('sign', 'agreed', { signed: '李娜' });
  expect(run.steps()).toEqual(['done']);
});
