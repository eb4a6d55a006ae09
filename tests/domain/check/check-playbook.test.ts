import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlaybook } from '#shared/domain/check/check-playbook.ts';
import { describeFinding, type FindingCode, RULES } from '#shared/domain/check/finding.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Count } from '#shared/domain/playbook/figure.ts';
import type { Step } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { aroundOf } from '#shared/playbooks/around.ts';
import { HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';

const title = both('步骤', 'Step');
const done = { done: { title, to: 'end' } };
const step: Step = { title, by: '@agent', form: ['what!'], outcomes: done };

/** Nothing is wrong with it until a test makes it so. */
const sound: Playbook = {
  id: 'small',
  version: 1,
  title: both('小流程', 'Small'),
  processes: ['P001'],
  team: 'general',
  triggers: [{ door: 'agent' }, { door: 'playbook' }],
  fields: { what: field('text', ['内容', 'What']), sum: field('money', ['金额', 'Amount']) },
  settings: { least: { title: both('下限', 'Least'), initial: 100, source: 'ours' } },
  texts: { told: both('已处理：{{what}}', 'Done: {{what}}') },
  start: 'first',
  steps: {
    first: {
      ...step,
      form: ['what!', 'sum'],
      dues: [
        { id: 'soon', ends: { within: '2wd' }, before: [{ span: '1wd', do: { remind: 'owner' } }] },
      ],
      outcomes: {
        done: {
          title,
          to: 'end',
          when: 'sum >= set.least',
          effects: [{ send: 'told', to: 'customer' }],
        },
      },
    },
  },
};

const around = aroundOf([...HANDBOOK, sound], KINDS);

const found = (playbook: Playbook): readonly FindingCode[] => [
  ...new Set(checkPlaybook(playbook, around).map(({ code }) => code)),
];

/** The first step, changed. */
const numbered = (format: string, restart?: 'month' | 'year'): Partial<Playbook> => ({
  number: { format, series: '"small"', ...(restart === undefined ? {} : { restart }) },
});

const withStep = (change: Partial<Step>): Partial<Playbook> => ({
  steps: { first: { ...sound.steps['first'], ...step, outcomes: done, ...change } },
});

const quiet = { texts: {}, settings: {}, fields: { what: field('text', ['内容', 'What']) } };

const computed = (expression: string) => field('number', ['合计', 'Sum'], { computed: expression });

/** Each worked out of the other, by way of a third. */
const circle = { one: computed('two + 1'), two: computed('three * 2'), three: computed('one') };

const posting = (from: string, to: string): Partial<Playbook> =>
  withStep({ effects: [{ post: 'stock', from, to, amount: '1' }] });

const counting = (value: Count): Partial<Playbook> => ({
  metrics: { some: { title: both('数量', 'Some'), value, period: 'month' } },
});

test('a sound playbook is clean, and so is the whole handbook', () => {
  expect(checkPlaybook(sound, around)).toEqual([]);
  expect(
    HANDBOOK.flatMap((playbook) => checkPlaybook(playbook, aroundOf(HANDBOOK, KINDS))),
  ).toEqual([]);
});

describe('whoever must not act is known', () => {
  const boss = field('person', ['经办人', 'Who did it']);
  const me = [{ set: { boss: 'me' } }];
  /** Written, then approved by somebody else. */
  const approved = (
    not: Who | readonly Who[],
    change: { readonly write?: Partial<Step>; readonly approve?: Partial<Step> } = {},
    rest: Partial<Playbook> = {},
  ): readonly (string | undefined)[] => {
    const on = { on: { title, to: 'approve', effects: me } };
    const playbook: Playbook = {
      ...sound,
      triggers: [{ door: 'agent' }],
      fields: { ...sound.fields, boss },
      start: 'write',
      steps: {
        write: { ...step, outcomes: on, ...change.write },
        approve: {
          ...step,
          by: { who: '@supervisor', not },
          outcomes: { ...done, back: { title, to: 'write' } },
          ...change.approve,
        },
      },
      ...rest,
    };
    return checkPlaybook(playbook, around)
      .filter(({ code }) => code === 'access.excludes-nobody')
      .map(({ at, what }) => `${at} ${what}`);
  };
  const nobody = (who: string) => [`steps.approve.by ${who}`];
  const unsaid = { on: { title, to: 'approve' } };

  test('by a field that is filled on every way to the step, in a circle too', () => {
    expect(approved('$boss')).toEqual([]);
    expect(approved('$boss', { write: { form: ['boss!'], outcomes: unsaid } })).toEqual([]);
  });

  test.each<[string, Partial<Step>]>([
    ['an outcome does not say who', { outcomes: unsaid }],
    [
      'only one of two outcomes says it',
      {
        outcomes: {
          says: { title, to: 'approve', effects: me },
          not: { title, to: 'approve' },
        },
      },
    ],
    ['the form leaves it open', { form: ['boss'], outcomes: unsaid }],
    [
      'the step may be passed over',
      { when: 'what == "a"', outcomes: { on: { title, to: 'approve', effects: me } } },
    ],
    [
      'a limit moves the ticket on',
      { dues: [{ id: 'soon', ends: { within: '1d' }, after: { go: 'approve' } }] },
    ],
    ['a party outside has no account', { by: 'customer' }],
    ['a machine is nobody', { by: '@agent', effects: me, outcomes: unsaid }],
  ])('but not where %s', (_, write) => {
    expect(approved('$boss', { write })).toEqual(nobody('$boss'));
  });

  test('nor where it is emptied again', () => {
    const again = { title, to: 'approve', effects: [{ set: { boss: 'null' } }] };
    expect(approved('$boss', { approve: { outcomes: { ...done, again } } })).toEqual(
      nobody('$boss'),
    );
    expect(approved('$boss', { write: { form: ['boss'], outcomes: unsaid } })).toEqual(
      nobody('$boss'),
    );
  });

  test('an act leads there from anywhere, or from the step that it names', () => {
    const act = (when?: string) =>
      ({
        acts: {
          skip: { title, by: '@agent', to: 'approve', ...(when === undefined ? {} : { when }) },
        },
      }) as const;
    expect(approved('$boss', {}, act())).toEqual(nobody('$boss'));
    expect(approved('$boss', {}, act('"approve" in ticket.steps'))).toEqual([]);
    expect(approved('$boss', {}, act('"write" in ticket.steps'))).toEqual(nobody('$boss'));
  });

  test('by who opened it, where colleagues do, or where another of the list is known', () => {
    const alsoByClock: Partial<Playbook> = {
      triggers: [{ door: 'agent' }, { cron: '0 9 * * *', key: 'today' }],
    };
    expect(approved('opener')).toEqual([]);
    expect(approved('opener', {}, alsoByClock)).toEqual(nobody('opener'));
    expect(approved(['opener', '$boss'], {}, alsoByClock)).toEqual([]);
  });

  test('never by the owner, and by the subject only where that is a person', () => {
    expect(approved('owner')).toEqual(nobody('owner'));
    expect(approved(['owner', '$boss'])).toEqual(nobody('owner'));
    expect(approved('about', {}, { about: 'customer' })).toEqual(nobody('about'));
    expect(approved('about', {}, { about: 'person' })).toEqual([]);
  });
});

describe('the checker finds', () => {
  test.each<[FindingCode, Partial<Playbook>]>([
    ['start.missing', { start: 'nowhere' }],
    ['step.missing', withStep({ outcomes: { done: { title, to: 'gone' } } })],
    ['step.unreachable', { steps: { ...sound.steps, lost: step } }],
    ['step.dead-end', withStep({ outcomes: { again: { title, to: 'first' } } })],
    ['step.no-outcome', withStep({ outcomes: {} })],
    ['step.person-waits', withStep({ wait: { until: 'now' } })],
    [
      'step.may-stick',
      { steps: { first: { title, outcomes: { yes: { title, to: 'end', when: 'what == "a"' } } } } },
    ],
    [
      'step.circle',
      {
        steps: {
          first: { ...step, outcomes: { ...done, on: { title, to: 'a' } } },
          a: { title, outcomes: { on: { title, to: 'b' } } },
          b: {
            title,
            outcomes: { back: { title, to: 'a', when: 'what == "x"' }, on: { title, to: 'end' } },
          },
        },
      },
    ],
    [
      'join.one-way',
      {
        steps: {
          first: { ...step, outcomes: { on: { title, to: 'join' } } },
          join: { ...step, join: true },
        },
      },
    ],
    ['text.missing', withStep({ effects: [{ send: 'gone', to: 'customer' }] })],
    ['text.unused', withStep({})],
    ['words.missing', { title: both('', 'Small') }],
    ['words.same', { title: both('Small', 'Small') }],
    ['field.missing', withStep({ form: ['gone!'] })],
    [
      'field.unused',
      { ...quiet, fields: { ...sound.fields, odd: field('text', ['多余', 'Odd']) } },
    ],
    [
      'field.computed-filled',
      { fields: { ...sound.fields, what: field('text', ['内容', 'What'], { computed: '"a"' }) } },
    ],
    [
      'field.never-filled',
      { fields: { ...sound.fields, what: field('text', ['内容', 'What'], { changedBy: [] }) } },
    ],
    ['field.no-choices', { fields: { ...sound.fields, what: field('choice', ['内容', 'What']) } }],
    ['expression.syntax', withStep({ when: 'what ==' })],
    ['expression.type', withStep({ when: 'whta == "a"' })],
    ['expression.not-yes-or-no', withStep({ when: 'sum + 1' })],
    ['span.unreadable', withStep({ dues: [{ id: 'soon', ends: { within: '2 days' } }] })],
    ['moment.unreadable', withStep({ dues: [{ id: 'soon', ends: { by: 'noonish' } }] })],
    ['access.excludes-nobody', withStep({ by: { who: '@agent', not: 'owner' } })],
    ['access.performer-blind', { access: { seenBy: ['owner', '@supervisor'] } }],
    [
      'access.performer-blind',
      {
        fields: {
          ...sound.fields,
          what: field('text', ['内容', 'What'], { seenBy: ['@supervisor'] }),
        },
      },
    ],
    ['access.asks-more', { access: { hiddenWhen: '"agent" in me.roles || me.id == owner.id' } }],
    [
      'access.of-column',
      {
        fields: {
          ...sound.fields,
          what: field('rows', ['内容', 'What'], {
            columns: { pay: field('money', ['工资', 'Pay'], { seenBy: ['@finance'] }) },
          }),
        },
      },
    ],
    [
      'limit.twice',
      withStep({
        dues: [
          { id: 'soon', ends: { within: '1d' } },
          { id: 'soon', ends: { within: '2d' } },
        ],
      }),
    ],
    [
      'limit.warns-too-early',
      withStep({
        dues: [
          { id: 'soon', ends: { within: '1d' }, before: [{ span: '2d', do: { remind: 'owner' } }] },
        ],
      }),
    ],
    [
      'calendar.missing',
      withStep({ dues: [{ id: 'soon', ends: { within: '1d' }, calendar: 'mars' }] }),
    ],
    ['role.missing', withStep({ by: '@wizard' })],
    ['team.missing', { team: 'nobody' }],
    ['party.missing', withStep({ by: 'party:maker' })],
    ['playbook.missing', withStep({ effects: [{ open: 'gone' }] })],
    ['kind.missing', { about: 'dragon' }],
    [
      'ledger.missing',
      withStep({ effects: [{ post: 'gold', from: '"a"', to: '"b"', amount: '1' }] }),
    ],
    ['source.missing', withStep({ effects: [{ fill: 'what', from: { of: 'dragons' } }] })],
    ['setting.unused', withStep({})],
    ['opening.no-key', withStep({ effects: [{ open: 'complaint', each: { of: 'customer' } }] })],
    ['opening.itself', withStep({ effects: [{ open: 'small' }] })],
    [
      'opening.unknown-field',
      withStep({ effects: [{ open: 'complaint', with: { odd: '1' }, key: 'what' }] }),
    ],
    ['outcome.untold', withStep({ effects: [{ tell: 'what', outcome: 'vanished' }] })],
    ['number.no-rule', withStep({ effects: [{ number: true }] })],
    ['number.restart-hidden', numbered('A{yyyy}-{n:4}', 'month')],
    ['trigger.no-key', { triggers: [{ cron: '0 9 * * 1' }] }],
    ['trigger.no-each', { triggers: [{ every: 'span("1mo")', from: 'now', key: 'ticket.id' }] }],
    ['field.circle', { fields: { ...sound.fields, ...circle } }],
    ['field.circle', { fields: { ...sound.fields, sum: computed('sum + 1') } }],
    [
      'field.no-rows',
      {
        fields: {
          ...sound.fields,
          sum: field('choice', ['方案', 'Plan'], { choices: { rowsOf: 'what' } }),
        },
      },
    ],
    ['account.parts', posting('"supplier"', '"main/" + what + "/good/left"')],
    ['account.parts', posting('"supplier"', 'what == "a" ? "main/a/good" : "main/a"')],
    ['account.parts', withStep({ when: 'balance("stock", "main/a") > 0' })],
    ['ledger.missing', withStep({ when: 'balance("gold", "main/a") > 0' })],
    ['expression.type', counting({ of: 'complaint', where: 'what == "a"', at: 'ticket.openedAt' })],
    ['expression.type', counting({ of: 'complaint', sum: 'satisfeid', at: 'ticket.openedAt' })],
    ['expression.type', counting({ of: 'complaint', at: 'endedAt' })],
    [
      'expression.type',
      counting({ of: 'delivered-project', where: 'nmae != null', at: 'at(deliveredOn)' }),
    ],
    [
      'expression.not-yes-or-no',
      counting({ of: 'complaint', where: 'satisfied', at: 'ticket.openedAt' }),
    ],
    ['figure.unknown-field', counting({ of: 'complaint', at: 'ticket.openedAt', by: ['colour'] })],
    [
      'expression.type',
      { registers: { all: { title: both('总表', 'All'), columns: ['what'], where: 'gone > 1' } } },
    ],
    ['occasion.missing', { triggers: [{ occasion: 'first-snow', key: 'text(today)' }] }],
    ['post.missing', { triggers: [{ shiftOf: 'moon-base', at: 'start', key: 'text(event.at)' }] }],
    ['post.missing', withStep({ by: 'duty:moon-base' })],
    ['source.missing', withStep({ effects: [{ fill: 'what', from: { of: 'roster:moon-base' } }] })],
    ['response.circle', { responses: [{ on: 'child-ended', effects: [{ open: 'complaint' }] }] }],
    [
      'response.circle',
      { responses: [{ on: 'told', effects: [{ tell: 'ticket.id', outcome: 'done' }] }] },
    ],
    ['response.circle', { responses: [{ on: 'signal:scale', effects: [{ call: 'scale' }] }] }],
    [
      'response.circle',
      {
        responses: [{ on: 'child-ended', to: 'prepare' }],
        steps: {
          ...sound.steps,
          prepare: { title, outcomes: { on: { title, to: 'again' } } },
          again: {
            title,
            effects: [{ open: 'complaint' }],
            wait: { children: 'all' },
            outcomes: done,
          },
        },
      },
    ],
    ['number.malformed', numbered('TS{yyyy{n:4}')],
    ['number.malformed', numbered('TS{yyyy}{n:0}')],
    ['number.malformed', numbered('TS{}{n:4}')],
    ['number.not-unique', numbered('TS{yyyy}{mm}')],
    ['expression.syntax', numbered('TS{n:four}')],
    ['expression.type', numbered('{whta}-{n:4}')],
    ['process.unknown', { processes: ['P184'] }],
    ['id.malformed', { id: 'Small Playbook' }],
  ])('%s', (code, change) => {
    expect(found(sound)).not.toContain(code);
    expect(found({ ...sound, ...change })).toContain(code);
  });

  test('what opens another playbook that has no door for it', () => {
    const closed = { ...sound, id: 'closed', triggers: [{ door: 'agent' } as const] };
    const opening = { ...sound, ...withStep({ effects: [{ open: 'closed', key: 'what' }] }) };
    const codes = checkPlaybook(opening, aroundOf([...HANDBOOK, sound, closed], KINDS)).map(
      ({ code }) => code,
    );
    expect(codes).toContain('opening.no-door');
  });
});

describe('the checker does not find', () => {
  test.each<[string, Partial<Playbook>]>([
    ['an account that a field or a row holds whole', posting('what', '"customer"')],
    ['an account outside', posting('"supplier"', '"main/" + what + "/good"')],
    ['an account whose part may bring others with it', posting('"supplier"', '"main/" + what')],
    [
      'what is counted elsewhere by its own names',
      counting({
        of: 'complaint',
        where: 'satisfied >= 3',
        at: 'ticket.endedAt',
        by: ['type', 'owner', 'team'],
      }),
    ],
    [
      'what is counted of a kind',
      counting({
        of: 'delivered-project',
        where: 'has(endedOn)',
        at: 'at(deliveredOn)',
        by: ['customer'],
      }),
    ],
    [
      'what is counted of something without a fixed shape',
      counting({ of: 'contact', where: 'channel == "mail"', at: 'at' }),
    ],
    [
      'a response that opens once for a key',
      { responses: [{ on: 'child-ended', effects: [{ open: 'complaint', key: 'ticket.id' }] }] },
    ],
    [
      'a response that opens under a condition',
      {
        responses: [
          { on: 'child-ended', when: 'size(what) > 3', effects: [{ open: 'complaint' }] },
        ],
      },
    ],
    ['a number with parts', numbered('{what}-{yyyy}{mm}{dd}-{n:4}')],
    [
      'the number of the ticket it came out of',
      { number: { format: '{what}', series: 'what', sameAs: 'parent' } },
    ],
    [
      'an occasion of the desk, and a post',
      {
        triggers: [
          { occasion: 'store-day', key: 'text(today)' },
          { shiftOf: 'service', at: 'end', key: 'text(event.at)' },
        ],
      },
    ],
    [
      'a column that is worked out of its own row, whose name is a field too',
      {
        fields: {
          ...sound.fields,
          sum: field('money', ['金额', 'Amount'], { computed: 'sum(lines.map(l, l.sum))' }),
          lines: field('rows', ['明细', 'Lines'], {
            columns: { sum: field('money', ['金额', 'Amount']) },
          }),
        },
        ...withStep({ form: ['what!', 'lines'] }),
      },
    ],
  ])('%s', (_, change) => {
    const mild: readonly FindingCode[] = ['text.unused', 'setting.unused', 'field.unused'];
    expect(found({ ...sound, ...change }).filter((code) => !mild.includes(code))).toEqual([]);
  });
});

test('every finding is a sentence in both languages that names its place', () => {
  for (const code of Object.keys(RULES)) {
    if (!isCode(code)) throw new Error(code);
    const finding = { code, at: 'steps.judge', what: '退款', more: 'x' };
    expect(describeFinding(finding, 'zh-CN')).toMatch(/^steps\.judge: .*\p{Script=Han}.*。$/u);
    expect(describeFinding(finding, 'en')).toMatch(/^steps\.judge: .*\.$/u);
  }
});

const isCode = (code: string): code is FindingCode => Object.hasOwn(RULES, code);

test('a broken reference anywhere in the handbook is found', () => {
  fc.assert(
    fc.property(fc.constantFrom(...HANDBOOK), fc.nat(), (playbook, seed) => {
      const names = Object.keys(playbook.steps);
      const name = names[seed % names.length] ?? playbook.start;
      const { [name]: _, ...others } = playbook.steps;
      const codes = checkPlaybook({ ...playbook, steps: others }, around).map(({ code }) => code);
      expect(codes.some((code) => code === 'step.missing' || code === 'start.missing')).toBe(true);
    }),
  );
});
