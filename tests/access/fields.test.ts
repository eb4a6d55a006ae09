/** Fields that only some may see: whoever is not meant finds nothing of them in any answer. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fileView, possibleView, ticketView } from '#shared/contracts/agent-api.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { type GuardedDesk, guardedDesk } from '#tests/support/guarded-tickets.ts';
import { playbookWith } from '#tests/support/runs.ts';

const PEOPLE = ['lin', 'wang', 'chen', 'zhao'] as const;
const ROLES = ['agent', 'supervisor', 'finance', 'quality-specialist'] as const;
const TEAMS = ['technical', 'complaints'] as const;

const WHOS: readonly Who[] = [
  'owner',
  'opener',
  'about',
  '$scorer',
  '$department',
  '@agent',
  '@finance',
  '@quality-specialist',
];

interface Someone {
  readonly name: string;
  readonly roles: readonly (typeof ROLES)[number][];
  readonly team: (typeof TEAMS)[number];
}

interface Situation {
  readonly owner: string | undefined;
  readonly opener: string | undefined;
  readonly about: string | undefined;
  readonly scorer: string | undefined;
  readonly department: string | undefined;
}

/** The policy once more, for the words of this test only. */
const isMeant = (who: Who, { name, roles, team }: Someone, situation: Situation): boolean => {
  switch (who) {
    case 'owner':
    case 'opener':
    case 'about':
      return situation[who] === name;
    case '$scorer':
      return situation.scorer === name;
    case '$department':
      return situation.department === team;
    case '@agent':
      return roles.includes('agent') || roles.includes('supervisor');
    default:
      return roles.some((role) => `@${role}` === who);
  }
};

/** A word for each field that can stand nowhere else. */
const secretOf = (index: number): string => `暗语${index}号`;

const bookWith = (seenBys: readonly (readonly Who[])[]): Playbook => {
  const names = seenBys.map((_, index) => `secret${index}`);
  return playbookWith({
    about: 'person',
    fields: {
      scorer: field('person', ['考核人', 'Scorer']),
      department: field('team', ['部门', 'Department']),
      note: field('text', ['备注', 'Note']),
      ...Object.fromEntries(
        seenBys.map((seenBy, index) => [
          `secret${index}`,
          field('text', [`密${index}`, `Secret ${index}`], { seenBy }),
        ]),
      ),
    },
    texts: Object.fromEntries(
      names.map((name) => [name, both(`请看：{{${name} + "。"}}`, `See: {{${name} + "."}}`)]),
    ),
    steps: {
      work: {
        title: both('处理', 'Work'),
        by: '@agent',
        form: ['note', ...names],
        effects: names.map((name) => ({ send: name, to: 'owner' })),
        outcomes: { done: { title: both('完成', 'Done'), to: 'end' } },
      },
    },
  });
};

const someone = fc.record({
  name: fc.constantFrom(...PEOPLE),
  roles: fc.subarray([...ROLES], { minLength: 1 }),
  team: fc.constantFrom(...TEAMS),
});

const person = fc.option(fc.constantFrom(...PEOPLE), { nil: undefined });
const situation = fc.record({
  owner: person,
  opener: person,
  about: person,
  scorer: person,
  department: fc.option(fc.constantFrom(...TEAMS), { nil: undefined }),
});

const given = <Value>(name: string, value: Value | undefined) =>
  value === undefined ? {} : { [name]: value };

const callerOf = ({ name, roles, team }: Someone) => ({
  name,
  groups: [...roles, `team.${team}`],
});

/** Everything that a person can ask of one ticket, and what the desk says. */
const answersTo = async (desk: GuardedDesk, id: string, who: Someone) => {
  const ask = (route: string, match = '', json?: unknown) =>
    desk.call(route, {
      caller: callerOf(who),
      path: { id, step: 'work', outcome: 'done' },
      headers: { 'if-match': match },
      ...(json === undefined ? {} : { json }),
    });
  return {
    shown: await ask('GET /v1/tickets/{id}'),
    others: [
      await ask('GET /v1/tickets/{id}/possible'),
      await ask('GET /v1/tickets/{id}/accesses'),
      await ask('GET /v1/tickets'),
      await ask('POST /v1/tickets/{id}/take', '"0"'),
      await ask('PUT /v1/tickets/{id}/steps/{step}', '"1"', { fields: {} }),
    ],
    // Whoever takes the ticket owns it from then on, and sees what its owner sees.
    taken: await ask('POST /v1/tickets/{id}/take', '"2"'),
  };
};

test('a random person never finds a word that is not for them, and finds every other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.subarray([...WHOS], { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      someone,
      situation,
      async (seenBys, who, now) => {
        const playbook = bookWith(seenBys);
        const desk = guardedDesk([playbook]);
        const id = await desk.put({
          playbook,
          team: 'technical',
          ...given('assignee', now.owner),
          ...given('opener', now.opener),
          ...given('about', now.about),
          fields: {
            ...given('scorer', now.scorer),
            ...given('department', now.department),
            ...Object.fromEntries(seenBys.map((_, n) => [`secret${n}`, secretOf(n)])),
          },
        });
        const { shown, others, taken } = await answersTo(desk, id, who);
        const ofOwner = { ...now, owner: who.name };
        for (const [n, seenBy] of seenBys.entries()) {
          const isFor = (then: Situation) => seenBy.some((one) => isMeant(one, who, then));
          const hidden = [
            ...(isFor(now) ? [] : [shown, ...others]),
            ...(isFor(now) || isFor(ofOwner) ? [] : [taken]),
          ];
          for (const { body } of hidden) expect(body).not.toContain(secretOf(n));
          if (isFor(now) && shown.status === 200) expect(shown.body).toContain(secretOf(n));
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('a field for the quality specialist alone', () => {
  const playbook = bookWith([['@quality-specialist']]);
  const lin = { name: 'lin', groups: ['agent', 'team.technical'] };
  const wang = { name: 'wang', groups: ['agent', 'quality-specialist', 'team.technical'] };
  let desk: GuardedDesk;
  let id = '';

  beforeEach(async () => {
    desk = guardedDesk([playbook]);
    id = await desk.put({ playbook, team: 'technical', fields: { secret0: '服务态度差' } });
  });

  const show = async (caller: typeof lin) =>
    fileView.parse((await desk.call('GET /v1/tickets/{id}', { caller, path: { id } })).json);

  test('and what was said of it are there for them', async () => {
    const seen = await show(wang);
    expect(seen.fields).toEqual({ secret0: '服务态度差' });
    expect(seen.messages.map(({ text }) => text)).toEqual(['→ owner: 请看：服务态度差。']);
  });

  test('and what was said of it are not there for a colleague', async () => {
    const seen = await show(lin);
    expect(seen.fields).toEqual({});
    expect(seen.messages).toEqual([]);
  });

  test('is not in the forms of a colleague', async () => {
    const formOf = async (caller: typeof lin) => {
      const answer = await desk.call('GET /v1/tickets/{id}/possible', { caller, path: { id } });
      return possibleView.parse(answer.json).steps[0]?.form.map(({ name }) => name);
    };
    expect(await formOf(lin)).toEqual(['note']);
    expect(await formOf(wang)).toEqual(['note', 'secret0']);
  });

  test('is not in the answer to what a colleague does', async () => {
    const answer = await desk.call('PUT /v1/tickets/{id}/steps/{step}', {
      caller: lin,
      path: { id, step: 'work' },
      headers: { 'if-match': '"1"' },
      json: { fields: { note: '已核对地址：上海市浦东新区世纪大道 1 号' } },
    });
    expect(ticketView.parse(answer.json).fields).toEqual({
      note: '已核对地址：上海市浦东新区世纪大道 1 号',
    });
    // It was kept all the same.
    expect((await show(wang)).fields['secret0']).toBe('服务态度差');
  });
});
