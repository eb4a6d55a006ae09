import { describe, expect, test } from 'vitest';
import { campaigns } from '#shared/adapters/store/campaigns.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Job } from '#shared/domain/job/job.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { Table } from '#shared/ports/table.ts';
import { showCampaign, stopCampaign } from '#shared/usecases/campaign-of-ticket.ts';
import { type CampaignPorts, workCampaign } from '#shared/usecases/work-campaign.ts';
import { takeOutcomeOf } from '#shared/usecases/work-on-ticket.ts';
import { openingDesk } from '#tests/support/opening-desk.ts';
import { colleague, playbookWith, title } from '#tests/support/runs.ts';
import { MONDAY_TEN, machine, momentAt, value } from '#tests/support/tickets.ts';

const call: Playbook = {
  ...playbookWith({
    about: 'customer',
    fields: { questions: field('text', ['问题', 'Questions']) },
    steps: {
      call: {
        title,
        by: 'owner',
        outcomes: { reached: { title, to: 'end' }, notReached: { title, to: 'end' } },
      },
    },
  }),
  id: 'call',
};

const campaign = (more: { readonly key?: string } = {}): Playbook => ({
  ...playbookWith({
    fields: { questions: field('text', ['问题', 'Questions']) },
    steps: {
      prepare: {
        title,
        by: '@supervisor',
        outcomes: {
          start: {
            title,
            to: 'waiting',
            effects: [
              {
                open: 'call',
                each: { of: 'customer' },
                about: 'row.id',
                with: { questions: 'questions' },
                share: { who: '@agent', share: 'ability' },
                key: more.key ?? 'ticket.number + "/" + row.id',
              },
            ],
          },
        },
      },
      waiting: {
        title,
        wait: { children: 'all' },
        outcomes: { done: { title, to: 'summary' } },
      },
      summary: { title, by: '@supervisor', outcomes: { close: { title, to: 'end' } } },
    },
  }),
  id: 'campaign',
  title: both('回访活动', 'Callback campaign'),
});

const people = (count: number): readonly { readonly [name: string]: Json }[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    name: `客户${index}`,
    mail: `c${index}@customer.example`,
  }));

const CALLERS = [
  { id: 'lin', ability: 3 },
  { id: 'wang', ability: 1 },
  { id: 'zhao', ability: 5, away: true },
];

const CHEN = colleague('chen', 'supervisor');

const started = async (count: number, playbook = campaign()) => {
  const desk = openingDesk({
    start: MONDAY_TEN,
    playbooks: [call, playbook],
    records: { customer: people(count) },
    holders: { agent: CALLERS },
  });
  const { ids } = desk.ports;
  const open = async (): Promise<TicketId> => {
    const opening = {
      id: ids.ticketId(MONDAY_TEN),
      number: ids.ticketNumber(),
      playbook,
      channel: 'outgoing',
      subject: '中秋回访',
      language: 'zh-CN',
      customer: { id: 'desk', name: '' },
      fields: { questions: '您对我们的服务满意吗？' },
      classified: true,
    } as const;
    const decision = value(openTicket(opening, momentAt(MONDAY_TEN, machine)));
    value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
    return decision.after.id;
  };
  const start = async (id: TicketId) => {
    const request = { id, person: CHEN, version: 1, step: 'prepare', outcome: 'start', fields: {} };
    return value(await takeOutcomeOf(desk.ports, request));
  };
  const id = await open();
  await start(id);
  const parent = async () => (await desk.file(id)).ticket;
  const view = async () => value(await showCampaign(desk.ports, { id, person: CHEN }));
  const end = async (child: TicketId, outcome: string) => {
    const { version, assignee = '' } = (await desk.file(child)).ticket;
    const person = colleague(assignee, 'agent');
    const request = { id: child, person, version, step: 'call', outcome, fields: {} };
    value(await takeOutcomeOf(desk.ports, request));
    await desk.settle();
  };
  return { ...desk, id, open, start, parent, view, end };
};

/** A table on which the process dies with every so manieth commit, in turn before and after it has happened. */
const deadly = (table: Table, every: number): Table => {
  let commits = 0;
  return {
    ...table,
    commit: async (writes) => {
      commits += 1;
      if (commits % (2 * every) === every) throw new Error('died before the commit');
      const outcome = await table.commit(writes);
      if (commits % (2 * every) === 0) throw new Error('died after the commit');
      return outcome;
    },
  };
};

const openingJobOf = (ports: CampaignPorts, job: Job): Promise<void> => {
  if (job.queue !== 'openings' || job.work.kind !== 'campaign') throw new Error(job.queue);
  return workCampaign(ports, job.work, job.work.to);
};

describe('a campaign', () => {
  test.each([
    { count: 10_000, every: 50 },
    { count: 400, every: 1 },
  ])(
    'opens $count tickets, none twice, though the process dies each $every commits',
    async ({ count, every }) => {
      const desk = await started(count);
      const table = deadly(desk.memory, every);
      const ports = { ...desk.ports, desk: deskStore(table), campaigns: campaigns(table) };
      let deaths = 0;
      const untilDone = async (work: () => Promise<void>): Promise<void> => {
        const isDone = await work().then(
          () => true,
          () => false,
        );
        if (isDone) return;
        deaths += 1;
        await untilDone(work);
      };
      // Each message comes twice, and again for each death.
      await desk.settle(async (job) => {
        await untilDone(() => openingJobOf(ports, job));
        await untilDone(() => openingJobOf(ports, job));
      });
      expect(deaths).toBeGreaterThan(count / 10 / every / 2);
      const children = desk.opened('call');
      expect(children).toHaveLength(count);
      expect(new Set(children.map(({ about }) => about)).size).toBe(count);
      const { campaigns: all, children: counted, tallies } = await desk.view();
      expect(all).toMatchObject([{ state: 'opened', total: count, opened: count, known: 0 }]);
      expect(counted).toEqual({ opened: count, ended: 0 });
      expect(tallies.map(({ name, opened }) => [name, opened])).toEqual([
        ['lin', (count * 3) / 4],
        ['wang', count / 4],
      ]);
    },
  );

  test('waits for its tickets, and says how they ended and whose they were', async () => {
    const desk = await started(30);
    await desk.settle();
    const children = desk.opened('call');
    expect(children.map(({ customer }) => customer.name)).toContain('客户29');
    expect(children[0]?.run.fields['questions']).toBe('您对我们的服务满意吗？');
    for (const [index, { id }] of children.entries()) {
      expect((await desk.parent()).run.steps.map(({ id: step }) => step)).toEqual(['waiting']);
      await desk.end(id, index < 20 ? 'reached' : 'notReached');
    }
    expect((await desk.parent()).run.steps.map(({ id }) => id)).toEqual(['summary']);
    const { tallies, children: counted } = await desk.view();
    expect(counted).toEqual({ opened: 30, ended: 30 });
    expect(tallies.filter(({ of }) => of === 'outcome')).toMatchObject([
      { name: 'notReached', ended: 10 },
      { name: 'reached', ended: 20 },
    ]);
    expect(tallies.filter(({ of }) => of === 'owner').map(({ ended }) => ended)).toEqual([23, 7]);
  });

  test('does not wait for tickets that others have opened before', async () => {
    const shared = campaign({ key: 'row.id' });
    const desk = await started(40, shared);
    await desk.settle();
    const second = await desk.open();
    await desk.start(second);
    await desk.settle();
    expect(desk.opened('call')).toHaveLength(40);
    const { ticket, events } = await desk.file(second);
    expect(ticket.run.children).toEqual({ opened: 0, ended: 0 });
    expect(ticket.run.steps.map(({ id }) => id)).toEqual(['summary']);
    expect(events.at(-1)?.type).toBe('step.entered');
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'campaign.opened', opened: 0, missing: 40 }),
    );
  });

  test('of a few tickets does not wait for those of others either', async () => {
    const shared = campaign({ key: 'row.id' });
    const desk = await started(3, shared);
    await desk.settle();
    const second = await desk.open();
    await desk.start(second);
    await desk.settle();
    expect((await desk.file(second)).ticket.run.steps.map(({ id }) => id)).toEqual(['summary']);
    expect((await desk.parent()).run.steps.map(({ id }) => id)).toEqual(['waiting']);
  });

  test('that is stopped opens nothing more, and its ticket waits for what is open alone', async () => {
    const desk = await started(100);
    const [job] = desk.waiting();
    if (job?.queue !== 'openings' || job.work.kind !== 'campaign') throw new Error('no campaign');
    await workCampaign(desk.ports, job.work, 20);
    const stopped = value(await stopCampaign(desk.ports, { id: desk.id, person: CHEN }));
    expect(stopped.campaigns).toMatchObject([{ state: 'stopped', opened: 20, total: 100 }]);
    await desk.settle();
    expect(desk.opened('call')).toHaveLength(20);
    expect((await desk.parent()).run.children).toEqual({ opened: 20, ended: 0 });
    const again = await stopCampaign(desk.ports, { id: desk.id, person: CHEN });
    expect(again).toEqual({ ok: false, refusal: { code: 'campaign.not-opening' } });
  });
});
