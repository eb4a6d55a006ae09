/**
 * Role x action x kind of ticket x secrecy x relation, through the API.
 *
 * What is allowed is written here a second time, as policy and not as code of the desk: when one of the two is wrong they differ.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { listView } from '#shared/contracts/agent-api.ts';
import { both } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { type GuardedDesk, guardedDesk } from '#tests/support/guarded-tickets.ts';
import { playbookWith } from '#tests/support/runs.ts';

const LEVELS = ['', '秘密', '机密', '绝密'] as const;
const KINDS = ['for all', 'for few', 'about somebody'] as const;
const RELATIONS = ['none', 'team', 'owner', 'subject'] as const;

type Level = (typeof LEVELS)[number];
type Kind = (typeof KINDS)[number];
type Relation = (typeof RELATIONS)[number];

/** The roles of the desk, in classes that may do the same. */
const POLICY = {
  nobody: { works: false, everywhere: false, cleared: '', mails: false, log: false },
  post: { works: true, everywhere: false, cleared: '秘密', mails: false, log: false },
  agent: { works: true, everywhere: false, cleared: '机密', mails: false, log: false },
  supervisor: { works: true, everywhere: true, cleared: '机密', mails: true, log: false },
  head: { works: true, everywhere: false, cleared: '绝密', mails: false, log: false },
  watch: { works: true, everywhere: false, cleared: '绝密', mails: false, log: true },
} as const;

type Class = keyof typeof POLICY;

const CLASSES: readonly Class[] = ['nobody', 'post', 'agent', 'supervisor', 'head', 'watch'];

/** One role of each class goes the whole way; that the others are no different is tested below. */
const GROUPS: Readonly<Record<Class, readonly string[]>> = {
  nobody: [],
  post: ['driver'],
  agent: ['agent'],
  supervisor: ['supervisor'],
  head: ['general-manager'],
  watch: ['archive-supervisor'],
};

/** Those who are not plain posts with 秘密. */
const MEMBERS: Readonly<Record<string, Class>> = {
  agent: 'agent',
  supervisor: 'supervisor',
  admin: 'supervisor',
  'service-manager': 'head',
  'general-manager': 'head',
  'archive-supervisor': 'watch',
  'archive-clerk': 'agent',
  'credit-group': 'agent',
  'department-manager': 'agent',
  'marketing-manager': 'agent',
  'service-director': 'agent',
  marketing: 'agent',
  sales: 'agent',
  'sales-support': 'agent',
  finance: 'agent',
  legal: 'agent',
  'decision-committee': 'agent',
};

interface Someone {
  readonly of: Class;
  readonly relation: Relation;
}

const idOf = ({ of, relation }: Someone): string => `${of}-${relation}`;

const callerOf = ({ of, relation }: Someone) => ({
  name: idOf({ of, relation }),
  groups: [
    ...GROUPS[of],
    relation === 'team' || relation === 'subject' ? 'team.technical' : 'team.general',
  ],
});

interface Case {
  readonly id: string;
  readonly kind: Kind;
  readonly level: Level;
  /** Whose owner has it and whose subject it is about. */
  readonly of: Class;
}

const relationTo = (someone: Someone, ticket: Case): Relation =>
  someone.of === ticket.of || someone.relation === 'team' || someone.relation === 'none'
    ? someone.relation
    : // The owner and the subject of others are colleagues like any.
      someone.relation === 'subject'
      ? 'team'
      : 'none';

const mayRead = (someone: Someone, ticket: Case): boolean => {
  const policy = POLICY[someone.of];
  const relation = relationTo(someone, ticket);
  if (!policy.works) return false;
  if (ticket.kind === 'about somebody' && relation === 'subject') return false;
  if (LEVELS.indexOf(policy.cleared) < LEVELS.indexOf(ticket.level)) return false;
  if (ticket.kind === 'for few') {
    return relation === 'owner' || someone.of === 'supervisor' || someone.of === 'head';
  }
  return relation !== 'none' || policy.everywhere;
};

const accessOf = (kind: Kind, level: Level): Playbook['access'] => ({
  ...(level === '' ? {} : { secrecy: `"${level}"` }),
  ...(kind === 'for few' ? { seenBy: ['@supervisor', '@general-manager', 'owner'] } : {}),
  ...(kind === 'about somebody' ? { hiddenWhen: 'me.id == about.id' } : {}),
});

const playbookOf = (kind: Kind, level: Level): Playbook =>
  playbookWith({
    id: `walk-${KINDS.indexOf(kind)}-${LEVELS.indexOf(level)}`,
    about: 'person',
    access: accessOf(kind, level) ?? {},
    steps: {
      work: {
        title: both('处理', 'Work'),
        by: '@agent',
        outcomes: { done: { title: both('完成', 'Done'), to: 'end' } },
      },
    },
  });

const EVERYBODY = CLASSES.flatMap((of) => RELATIONS.map((relation): Someone => ({ of, relation })));

let desk: GuardedDesk;
const cases: Case[] = [];

beforeAll(async () => {
  const books = KINDS.flatMap((kind) =>
    LEVELS.map((level) => ({ kind, level, playbook: playbookOf(kind, level) })),
  );
  desk = guardedDesk(books.map(({ playbook }) => playbook));
  for (const of of CLASSES) {
    for (const { kind, level, playbook } of books) {
      const id = await desk.put({
        playbook,
        team: 'technical',
        assignee: idOf({ of, relation: 'owner' }),
        about: idOf({ of, relation: 'subject' }),
      });
      cases.push({ id, kind, level, of });
    }
  }
});

const problem = z.object({ type: z.string() });

const ask = async (route: string, someone: Someone, ticket: Case) => {
  const answer = await desk.call(route, {
    caller: callerOf(someone),
    path: { id: ticket.id },
    // An old version: whoever may work is told that it is stale, and nothing is changed.
    headers: { 'if-match': '"99"' },
    ...(route.endsWith('/messages') ? { json: { kind: 'note', text: '备注' } } : {}),
  });
  return answer.status;
};

/** Every ticket that is about or with somebody of the same class, and one of another class. */
const casesFor = ({ of }: Someone): readonly Case[] =>
  cases.filter((ticket) => ticket.of === of || ticket.of === 'nobody');

const differences = async (
  route: string,
  expected: (someone: Someone, ticket: Case) => number,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const someone of EVERYBODY) {
    for (const ticket of casesFor(someone)) {
      const [status, due] = [await ask(route, someone, ticket), expected(someone, ticket)];
      if (status !== due) {
        const { kind, level, of } = ticket;
        found.push(`${idOf(someone)}: ${kind} ${level} of ${of}: ${status}, not ${due}`);
      }
    }
  }
  return found;
};

describe('a ticket', () => {
  test('is shown to those whom team, meaning and clearance let in', async () => {
    expect(
      await differences('GET /v1/tickets/{id}', (someone, ticket) =>
        mayRead(someone, ticket) ? 200 : 404,
      ),
    ).toEqual([]);
  });

  test('says what is possible to the same people', async () => {
    expect(
      await differences('GET /v1/tickets/{id}/possible', (someone, ticket) =>
        mayRead(someone, ticket) ? 200 : 404,
      ),
    ).toEqual([]);
  });

  test('is worked on by the same people', async () => {
    expect(
      await differences('POST /v1/tickets/{id}/messages', (someone, ticket) =>
        mayRead(someone, ticket) ? 412 : 404,
      ),
    ).toEqual([]);
  });

  test('tells who looked into it only to those who watch, and never to its subject', async () => {
    expect(
      await differences('GET /v1/tickets/{id}/accesses', (someone, ticket) => {
        const isSubject =
          ticket.kind === 'about somebody' && relationTo(someone, ticket) === 'subject';
        if (POLICY[someone.of].log && !isSubject) return 200;
        return mayRead(someone, ticket) ? 403 : 404;
      }),
    ).toEqual([]);
  });

  test('stands in the lists of exactly those who may read it', async () => {
    for (const someone of EVERYBODY) {
      const answer = await desk.call('GET /v1/tickets', {
        caller: callerOf(someone),
        query: { limit: '100' },
      });
      const listed = listView.parse(answer.json).items.map(({ id }) => id);
      // What somebody has of another team they list by asking for their own.
      const expected = cases.filter(
        (ticket) =>
          mayRead(someone, ticket) &&
          !(
            relationTo(someone, ticket) === 'owner' &&
            ticket.kind !== 'for few' &&
            !POLICY[someone.of].everywhere
          ),
      );
      expect(`${idOf(someone)} ${listed.toSorted().join()}`).toBe(
        `${idOf(someone)} ${expected
          .map(({ id }) => id)
          .toSorted()
          .join()}`,
      );
    }
  });

  test('stands in the list of its owner as far as they may read it', async () => {
    for (const of of CLASSES) {
      const owner: Someone = { of, relation: 'owner' };
      const answer = await desk.call('GET /v1/tickets', {
        caller: callerOf(owner),
        query: { assignee: idOf(owner), limit: '100' },
      });
      const listed = listView.parse(answer.json).items.map(({ id }) => id);
      const expected = cases.filter((ticket) => ticket.of === of && mayRead(owner, ticket));
      expect(listed.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    }
  });
});

describe('what is not about one ticket', () => {
  test.each(CLASSES)('is for those whose role says so: %s', async (of) => {
    const { works, everywhere, mails } = POLICY[of];
    const caller = callerOf({ of, relation: 'team' });
    const opened = (team: string) =>
      desk.call('POST /v1/agent/tickets', {
        caller,
        json: {
          channel: 'phone',
          name: '王芳',
          phone: '13800001234',
          subject: '发票抬头有误',
          message: '请更正',
          team,
          playbook: 'walk-0-0',
        },
      });
    expect((await opened('technical')).status).toBe(works ? 201 : 403);
    expect((await opened('general')).status).toBe(works && everywhere ? 201 : 403);
    expect((await desk.call('GET /v1/mails', { caller })).status).toBe(mails ? 200 : 403);
  });
});

test.each(ROLES.map(({ id }) => id))(
  'the role %s is of the class that this policy names',
  async (role) => {
    const of = MEMBERS[role] ?? 'post';
    const { cleared, mails, log } = POLICY[of];
    const caller = { name: `one-${role}`, groups: [role, 'team.technical'] };
    const open = cases.filter((ticket) => ticket.kind === 'for all' && ticket.of === 'nobody');
    for (const { id, level } of open) {
      const isCleared = LEVELS.indexOf(cleared) >= LEVELS.indexOf(level);
      const answer = await desk.call('GET /v1/tickets/{id}', { caller, path: { id } });
      expect(`${level} ${answer.status}`).toBe(`${level} ${isCleared ? 200 : 404}`);
    }
    expect((await desk.call('GET /v1/mails', { caller })).status).toBe(mails ? 200 : 403);
    const secret = open.find(({ level }) => level === '秘密')?.id ?? '';
    const asked = await desk.call('GET /v1/tickets/{id}/accesses', {
      caller,
      path: { id: secret },
    });
    expect(asked.status).toBe(log ? 200 : 403);
  },
);

test('a refusal is word for word that of a ticket that never was', async () => {
  const secret = cases.find(({ level, kind }) => level === '绝密' && kind === 'for all');
  const ask = (id: string) =>
    desk.call('GET /v1/tickets/{id}', {
      caller: { name: 'lin', groups: ['agent', 'team.technical'] },
      path: { id },
    });
  expect(await ask(secret?.id ?? '')).toEqual(await ask('01kjp00000000000000000zzzz'));
  expect(problem.parse((await ask(secret?.id ?? '')).json).type).toBe('ticket.missing');
});
