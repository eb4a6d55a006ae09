/** Work that is shared out by load goes to whoever has least in hand, as the desk counts it now. */
import { beforeEach, expect, test } from 'vitest';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';

const call: Playbook = {
  ...playbookWith({
    about: 'customer',
    triggers: [{ door: 'agent' }],
    steps: { call: { title, by: '@agent', outcomes: { told: { title, to: 'end' } } } },
  }),
  id: 'call',
};

const round: Playbook = {
  ...playbookWith({
    triggers: [{ door: 'agent' }],
    steps: {
      prepare: {
        title,
        by: '@agent',
        outcomes: {
          start: {
            title,
            to: 'waiting',
            effects: [
              {
                open: 'call',
                each: { of: 'customer' },
                about: 'row.id',
                share: { who: '@agent', share: 'load' },
                key: 'ticket.id + row.id',
              },
            ],
          },
        },
      },
      waiting: { title, wait: { children: 'all' }, outcomes: { done: { title, to: 'end' } } },
    },
  }),
  id: 'round',
};

let desk: PlayingDesk;

beforeEach(async () => {
  desk = playingDesk(undefined, { playbooks: [call, round] });
  await keep(
    desk.ports.desk,
    ...['lin', 'wang', 'wu'].map((id) => recordOf('person', id, { name: id, roles: ['agent'] })),
    ...['王芳', '李娜', '张伟'].map((name, index) =>
      recordOf('customer', `c${index}`, { name, phone: `1380000000${index}` }),
    ),
  );
});

/** How many of the round's calls each of them got. */
const shared = async (): Promise<Readonly<Record<string, number>>> => {
  const lin = desk.colleague('lin', 'agent', 'team.general');
  const id = await lin.begins('round');
  expect(await lin.takes(id, 'prepare.start')).toBe('done');
  await desk.passes(2 * MINUTE);
  const owners = await Promise.all(
    (await desk.children(id)).map(async (child) => (await desk.ticket(child)).assignee ?? '-'),
  );
  return Object.fromEntries(
    [...Map.groupBy(owners, (owner) => owner)].map(([owner, { length }]) => [owner, length]),
  );
};

const takesOn = async (name: string, calls: number): Promise<void> => {
  const someone = desk.colleague(name, 'agent', 'team.general');
  for (let index = 0; index < calls; index++) {
    const id = await someone.begins('call', 'c0');
    const { version } = await desk.ticket(id);
    const answer = await someone.asks('POST /v1/tickets/{id}/take', {
      path: { id },
      headers: { 'if-match': `"${version}"` },
    });
    expect(answer.status).toBe(200);
  }
};

test('evenly while nobody has anything', async () => {
  expect(await shared()).toEqual({ lin: 1, wang: 1, wu: 1 });
});

test('past whoever is busy, until the others have as much', async () => {
  await takesOn('lin', 5);
  await takesOn('wang', 1);
  expect(await shared()).toEqual({ wang: 1, wu: 2 });
});

test('and what is done counts no longer', async () => {
  await takesOn('wu', 3);
  expect(await desk.ports.desk.openWork('wu')).toBe(3);
  const [first] = await desk.tickets('call');
  if (first === undefined) throw new Error('no call');
  const wu = desk.colleague('wu', 'agent', 'team.general');
  expect(await wu.takes(first, 'call.told')).toBe('done');
  expect(await desk.ports.desk.openWork('wu')).toBe(2);
});
