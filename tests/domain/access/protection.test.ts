import { describe, expect, test } from 'vitest';
import { type Protection, readingOf, ticketReading } from '#shared/domain/access/reading.ts';
import { clearanceOf, rankOf } from '#shared/domain/access/secrecy.ts';
import { sightOf } from '#shared/domain/access/sight.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { fromJson } from '#shared/domain/expression/value.ts';
import type { AccessRule } from '#shared/domain/playbook/access.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { begin } from '#shared/domain/run/begin.ts';
import { pass } from '#shared/domain/run/pass.ts';
import type { Case, World } from '#shared/domain/run/world.ts';
import { CALENDARS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { colleague, playbookWith } from '#tests/support/runs.ts';
import { MONDAY_TEN, personOf, ticketId, value } from '#tests/support/tickets.ts';

const CASE: Case = {
  id: ticketId('01kjp000000000000000000001'),
  number: 'HY-7K3M-9QWX',
  state: 'open',
  openedAt: MONDAY_TEN,
  team: 'general',
  language: 'zh-CN',
};

interface Setting {
  readonly fields?: Readonly<Record<string, Json>>;
  readonly facts?: Readonly<Record<string, Json>>;
  readonly ticket?: Partial<Case>;
  readonly at?: string;
}

const bookWith = (access: AccessRule): Playbook =>
  playbookWith({
    access,
    about: 'person',
    fields: {
      scorer: field('person', ['考核人', 'Scorer']),
      department: field('team', ['部门', 'Department']),
      until: field('date', ['保密期限', 'Secret until']),
      level: field('text', ['密级', 'Level']),
      present: field('rows', ['在场人员', 'Present'], {
        columns: { who: field('person', ['人员', 'Person']) },
      }),
    },
    steps: {
      work: {
        title: both('处理', 'Work'),
        by: '@agent',
        outcomes: { done: { title: both('完成', 'Done'), to: 'end' } },
      },
    },
  });

const worldAt = ({ facts = {}, at = MONDAY_TEN }: Setting): World => ({
  at,
  calendar: workingCalendar,
  calendars: CALENDARS,
  ledgers: [],
  settings: {},
  facts: new Map(
    Object.entries({ 'record["person","wang"]': null, ...facts }).map(([key, json]) => [
      key,
      fromJson(json),
    ]),
  ),
});

const begun = (access: AccessRule, setting: Setting = {}) =>
  begin(
    bookWith(access),
    { ...CASE, ...setting.ticket },
    { fields: setting.fields ?? {}, world: worldAt(setting) },
  );

const protection = (access: AccessRule, setting?: Setting): Protection | undefined =>
  value(begun(access, setting)).protection;

describe('who is meant', () => {
  test.each<[AccessRule['seenBy'] & object, Setting, Protection['audience']]>([
    [['@finance', '@finance'], {}, ['@finance']],
    [
      ['owner', 'opener'],
      { ticket: { owner: 'lin', opener: 'wang' } },
      ['person:lin', 'person:wang'],
    ],
    // A relation that names nobody lets nobody in.
    [['owner', 'opener', 'about', '$scorer'], {}, []],
    [['about'], { ticket: { about: 'wang' } }, ['person:wang']],
    [['$scorer'], { fields: { scorer: 'zhao' } }, ['person:zhao']],
    [['$department'], { fields: { department: 'complaints' } }, ['team:complaints']],
    [
      ['$present'],
      { fields: { present: [{ who: 'lin' }, { who: 'chen' }] } },
      ['person:lin', 'person:chen'],
    ],
    [
      ['boss:$scorer'],
      { fields: { scorer: 'zhao' }, facts: { 'boss["zhao"]': { id: 'qian' } } },
      ['person:qian'],
    ],
    [['boss:@agent'], { facts: { 'bossesOfRole["agent"]': ['chen'] } }, ['person:chen']],
    [
      ['duty:night'],
      { facts: { 'duty["night"]': ['wang', 'lin'] } },
      ['person:wang', 'person:lin'],
    ],
    [['customer', 'party:maker'], {}, []],
  ])('%j with %j', (seenBy, setting, audience) => {
    expect(protection({ seenBy }, setting)).toEqual({ audience });
  });

  test('is not known before the facts are', () => {
    expect(begun({ seenBy: ['duty:night'] })).toEqual({
      ok: false,
      refusal: { code: 'facts.needed', lookups: [{ name: 'duty', args: ['night'] }] },
    });
  });

  test('follows whoever gets the ticket, and a limit that gives it away means nobody', () => {
    const due = {
      id: 'soon',
      ends: { within: '1h' },
      after: { give: '@supervisor' },
    } as const;
    const book = { ...bookWith({ seenBy: ['owner'] }), dues: [due] };
    const ticket = { ...CASE, owner: 'lin' };
    const opened = value(begin(book, ticket, { world: worldAt({}) }));
    expect(opened.protection).toEqual({ audience: ['person:lin'] });
    const late = worldAt({ at: '2026-03-02T08:00:00.000Z' });
    const given = value(pass({ ...opened, playbook: book, case: ticket }, late));
    expect(given.protection).toEqual({ audience: [] });
  });
});

describe('whom it is about', () => {
  test.each<[string, Setting, readonly string[] | undefined]>([
    ['me.id == about.id', { ticket: { about: 'wang' } }, ['wang']],
    ['me.id == about.id', {}, undefined],
    [
      'scorer.id == me.id || me.id == owner.id',
      { fields: { scorer: 'zhao' }, ticket: { owner: 'lin' } },
      ['zhao', 'lin'],
    ],
    [
      'present.exists(p, p.who.id == me.id)',
      { fields: { present: [{ who: 'lin' }, { who: 'chen' }] } },
      ['lin', 'chen'],
    ],
    ['me.id in ["lin", "wang"] && level == "a"', { fields: { level: 'a' } }, ['lin', 'wang']],
    ['me.id in ["lin", "wang"] && level == "a"', { fields: { level: 'b' } }, undefined],
    [
      'me.id == boss(scorer.id).id',
      { fields: { scorer: 'zhao' }, facts: { 'boss["zhao"]': { id: 'qian' } } },
      ['qian'],
    ],
  ])('%s', (hiddenWhen, setting, hiddenFrom) => {
    expect(protection({ hiddenWhen }, setting)?.hiddenFrom).toEqual(hiddenFrom);
  });
});

describe('secrecy', () => {
  test.each<[string, Setting, Protection['secrecy']]>([
    ['"机密"', {}, '机密'],
    ['""', {}, undefined],
    ['level', {}, undefined],
    ['level', { fields: { level: '绝密' } }, '绝密'],
    // What is no level must not open anything.
    ['level', { fields: { level: 'secret' } }, '绝密'],
  ])('%s with %j', (secrecy, setting, level) => {
    expect(protection({ secrecy }, setting)).toEqual(level === undefined ? {} : { secrecy: level });
  });

  test('rises from nothing to 绝密, and the highest role counts', () => {
    expect([rankOf(undefined), rankOf('秘密'), rankOf('机密'), rankOf('绝密')]).toEqual([
      0, 1, 2, 3,
    ]);
    const [driver] = personOf('d', 'driver').roles;
    const [head] = personOf('h', 'general-manager').roles;
    const roles = driver === undefined || head === undefined ? [] : [driver, head];
    expect(clearanceOf({ id: 'x', roles, teams: [] })).toBe('绝密');
    expect(clearanceOf({ id: 'x', roles: [], teams: [] })).toBeUndefined();
  });
});

describe('what one person sees of a ticket', () => {
  const see = (access: AccessRule, who: ReturnType<typeof colleague>, setting: Setting = {}) => {
    const playbook = bookWith(access);
    const ticket = { ...CASE, ...setting.ticket };
    const world = worldAt({ ...setting, at: MONDAY_TEN });
    const { run, dues } = value(begin(playbook, ticket, { fields: setting.fields ?? {}, world }));
    return value(sightOf({ playbook, case: ticket, run, dues }, who, worldAt(setting))).reading;
  };

  test('a term of secrecy that is over opens it without a decision', () => {
    const rule = { secrecy: 'until < today ? "" : "机密"' };
    const fields = { until: '2026-03-02' };
    const lin = colleague('lin', 'agent');
    expect(see(rule, lin, { fields })).toEqual({ may: false, why: 'secrecy' });
    expect(see(rule, lin, { fields, at: '2026-03-03T02:00:00.000Z' })).toEqual({
      may: true,
      by: 'open',
    });
  });

  test('a rule over roles counts too, where it is asked about one person', () => {
    const rule = { hiddenWhen: '"agent" in me.roles' };
    expect(see(rule, colleague('lin', 'agent'))).toEqual({ may: false, why: 'subject' });
    expect(see(rule, colleague('chen', 'supervisor'))).toEqual({ may: true, by: 'open' });
  });

  test('a rule that cannot be worked out shows it to nobody', () => {
    const rule = { hiddenWhen: 'ticket.state == "open" ? false : level > 1' };
    const playbook = bookWith(rule);
    const { run, dues } = value(begun(rule, { fields: { level: 'a' } }));
    const closed = { ...CASE, state: 'closed' };
    const sight = value(
      sightOf({ playbook, case: closed, run, dues }, colleague('lin', 'agent'), worldAt({})),
    );
    expect(sight.reading).toEqual({ may: false, why: 'rule' });
  });

  test.each([
    ['driver', {}, true, { may: true, by: 'open' }],
    ['driver', {}, false, { may: false, why: 'reach' }],
    ['driver', { secrecy: '秘密' }, true, { may: true, by: 'clearance' }],
    ['driver', { secrecy: '机密' }, true, { may: false, why: 'secrecy' }],
    ['driver', { audience: ['@driver'] }, false, { may: true, by: 'open' }],
    ['driver', { audience: ['@finance'] }, true, { may: false, why: 'audience' }],
    ['finance', { audience: ['@finance'], secrecy: '绝密' }, true, { may: false, why: 'secrecy' }],
  ] as const)(
    'somebody with the role %s reads what is under %j: %s, %j',
    (role, kept, reaches, reading) => {
      expect(readingOf(personOf('lin', role), kept, reaches)).toEqual(reading);
    },
  );

  test('what it is about comes before clearance, task and meaning', () => {
    const protection = { hiddenFrom: ['lin'], audience: ['person:lin'] } as const;
    const lin = personOf('lin', 'general-manager');
    expect(ticketReading(lin, { team: 'general', assignee: 'lin', protection })).toEqual({
      may: false,
      why: 'subject',
    });
  });
});
