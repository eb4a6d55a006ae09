import { beforeEach, describe, expect, test } from 'vitest';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { ticketView } from '#shared/contracts/agent-api.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Job, Notification } from '#shared/domain/job/job.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openRecord } from '#shared/domain/record/open-record.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/instant.ts';
import { MAILS_TO_A_COLLEAGUE } from '#shared/usecases/caps.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { notify } from '#shared/usecases/notify.ts';
import { deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { interrupted, type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';
import { machine, momentAt, value } from '#tests/support/tickets.ts';

const repair = (effects: NonNullable<Playbook['steps'][string]['effects']>): Playbook => ({
  ...playbookWith({
    title: both('上门维修', 'Repair at home'),
    fields: {
      engineer: field('person', ['工程师', 'Engineer']),
      maker: field('text', ['厂家', 'Maker']),
      makerMail: field('mail', ['厂家邮箱', "Maker's e-mail"]),
    },
    parties: { maker: { name: 'maker', mail: 'makerMail' } },
    texts: {
      go: both(
        '请于今天上门检修，地址：山东省济南市历下区经十路 9999 号。',
        'Please go there today: 9999 Jingshi Road, Jinan.',
      ),
    },
    steps: {
      visit: {
        title: both('上门', 'Visit'),
        by: '$engineer',
        effects,
        dues: [
          {
            id: 'visit',
            title: both('当天上门', 'Visit the same day'),
            ends: { within: '8h' },
            before: [{ span: '2h', do: { remind: '$engineer' } }],
            after: { raise: '@supervisor' },
          },
        ],
        outcomes: { done: { title, to: 'end' } },
      },
    },
  }),
  id: 'repair',
});

const budget: Ledger = {
  id: 'trip-budget',
  title: both('差旅预算', 'Travel budget'),
  unit: 'CNY',
  account: 'trip',
  floor: '0',
  outside: ['company', 'spent'],
  readBy: ['finance'],
  soft: { raise: '@service-manager' },
};

const spend = (amount: string): Playbook =>
  repair([
    { post: 'trip-budget', from: '"company"', to: '"济南"', amount: '100' },
    { post: 'trip-budget', from: '"济南"', to: '"spent"', amount },
  ]);

const go = (
  to: Extract<NonNullable<Playbook['steps'][string]['effects']>[number], { send: string }>['to'],
) => [{ send: 'go', to }] as const;

let desk: MemoryDesk;
let playbook: Playbook;

beforeEach(async () => {
  desk = memoryDesk();
  playbook = repair([]);
  await colleague('zhang.wei', {
    name: '张伟',
    mail: 'zhang.wei@huiyin.example',
    roles: ['technician', 'agent'],
  });
  await colleague('emma', {
    name: 'Emma Clarke',
    mail: 'emma@huiyin.example',
    language: 'en',
    roles: ['supervisor'],
    boss: 'zhao',
  });
  await colleague('zhao', {
    name: '赵敏',
    mail: 'zhao.min@huiyin.example',
    roles: ['supervisor', 'service-manager'],
  });
  await colleague('sun', { name: '孙丽', roles: ['agent'] });
});

const colleague = async (id: string, fields: Readonly<Record<string, Json>>) => {
  const kind = await desk.ports.kinds.kind('person');
  if (kind === undefined) throw new Error('no kind person');
  const at = desk.now();
  const after = openRecord(kind, { id, fields }, at);
  if (!after.ok) throw new Error(JSON.stringify(after.refusal));
  value(await desk.ports.desk.commit({ at, records: [{ after: after.value }] }));
};

const ports = () => ({
  ...desk.ports,
  playbooks: installedPlaybooks([playbook]),
  ledgers: [budget],
});

const opened = async (fields: Readonly<Record<string, Json>> = {}): Promise<TicketId> => {
  const { ids } = desk.ports;
  const decision = value(
    openTicket(
      {
        id: ids.ticketId(desk.now()),
        number: ids.ticketNumber(),
        playbook,
        channel: 'phone',
        subject: '洗衣机漏水，水流到楼下',
        language: 'zh-CN',
        customer: { id: 'tel:+8613800001234', name: '王芳', phone: '+8613800001234' },
        classified: true,
        fields: { engineer: 'zhang.wei', ...fields },
      },
      { ...momentAt(desk.now(), machine), ledgers: [budget] },
    ),
  );
  value(await desk.ports.desk.commit({ at: desk.now(), decisions: [decision] }));
  return decision.after.id;
};

const isFollowUp = (job: Job): job is Extract<Job, { queue: 'follow-up' }> =>
  job.queue === 'follow-up';

/** The follow-up queue's work that is due now, then the mails of it. */
const work = async (): Promise<readonly string[]> => {
  // A timer that fires leaves effects behind, which are jobs of their own.
  for (const _ of ['timers', 'effects']) {
    for (const job of desk.jobs().filter(isFollowUp)) {
      if (job.due <= desk.now()) await followUpJob(ports(), job);
    }
  }
  return sendAll();
};

const sendAll = async (): Promise<readonly string[]> => {
  const outcomes: string[] = [];
  for (const job of desk.notifications()) {
    if (job.due <= desk.now()) outcomes.push(await notify(ports(), job));
  }
  return outcomes;
};

const mailedTo = () => desk.sent.map(({ to }) => to.address).toSorted();

const failures = async (id: TicketId) =>
  (await desk.file(id)).events.flatMap((event) =>
    event.type === 'effect.failed' || event.type === 'mail.failed' ? [event.reason] : [],
  );

describe('what a playbook says to a colleague', () => {
  test('reaches the one whom a field names, with number, words and a link, in their language', async () => {
    playbook = repair(go('$engineer'));
    const id = await opened();
    await work();
    const [mail] = desk.sent;
    const { ticket } = await desk.file(id);
    expect(mail?.to).toEqual({ name: '张伟', address: 'zhang.wei@huiyin.example' });
    expect(mail?.subject).toBe(`[${ticket.number}] 通知：上门维修`);
    expect(mail?.text).toContain('济南市历下区经十路');
    expect(mail?.text).toContain('洗衣机漏水');
    expect(mail?.text).toContain(`https://desk.example/console#/tickets/${id}`);
    expect(mail?.text).not.toContain('王芳');
    expect(mail?.language).toBe('zh-CN');
    expect(mail?.automatic).toBe('generated');
    await notify(ports(), { ...first(), to: { is: 'person', id: 'emma' }, id: 'another' });
    expect(desk.sent.at(-1)).toMatchObject({ language: 'en', to: { name: 'Emma Clarke' } });
    expect(desk.sent.at(-1)?.text).toContain('Open it in the console');
  });

  test.each([
    ['@supervisor', ['emma@huiyin.example', 'zhao.min@huiyin.example']],
    ['boss:@supervisor', ['zhao.min@huiyin.example']],
    ['$engineer', ['zhang.wei@huiyin.example']],
    ['party:maker', ['service@haier.example']],
  ] as const)('by %s goes to %j, once each', async (to, addresses) => {
    playbook = repair(go(to));
    await opened({ maker: '海尔', makerMail: 'service@haier.example' });
    await work();
    await work();
    expect(mailedTo()).toEqual(addresses);
  });

  test('shows a party outside neither the console nor the subject of the ticket', async () => {
    playbook = repair(go('party:maker'));
    await opened({ maker: '海尔', makerMail: 'service@haier.example' });
    await work();
    expect(desk.sent[0]?.to).toEqual({ name: '海尔', address: 'service@haier.example' });
    expect(desk.sent[0]?.text).not.toMatch(/console|洗衣机漏水/);
    expect(desk.sent[0]?.text).toContain('经十路');
  });

  test('that reaches nobody stands on the timeline: a role without holders, a colleague without an address', async () => {
    playbook = repair(go('@general-manager'));
    const nobody = await opened();
    await work();
    expect(await failures(nobody)).toEqual(['nobody-to-tell']);
    playbook = repair(go('$engineer'));
    const unreachable = await opened({ engineer: 'sun' });
    expect(await work()).toContain('given-up');
    await work();
    expect(await failures(unreachable)).toEqual(['no-address']);
    expect(desk.sent).toEqual([]);
  });

  test('is not lost and not doubled when the process dies between claim and mail', async () => {
    playbook = repair(go('$engineer'));
    await opened();
    for (const job of desk.jobs().filter(isFollowUp)) await followUpJob(ports(), job);
    const dying = { ...ports(), mailer: { send: () => Promise.reject(new Error('killed')) } };
    const job = first();
    await expect(notify(dying, job)).rejects.toThrow('killed');
    expect(await notify(ports(), job)).toBe('put-off');
    desk.pass(15 * MINUTE + SECOND);
    expect(await notify(ports(), job)).toBe('sent');
    expect(await notify(ports(), job)).toBe('nothing-to-do');
    expect(desk.sent).toHaveLength(1);
  });

  test('leaves once when two workers have its job in the same moment', async () => {
    playbook = repair(go('$engineer'));
    await opened();
    for (const job of desk.jobs().filter(isFollowUp)) await followUpJob(ports(), job);
    const other = async () => void (await notify(ports(), first()));
    const late = { ...ports(), desk: deskStore(interrupted(desk.memory, other)) };
    expect(await notify(late, first())).toBe('put-off');
    expect(desk.sent).toHaveLength(1);
  });
});

const first = (): Notification => {
  const [job] = desk.notifications();
  if (job === undefined) throw new Error('no mail is planned');
  return job;
};

describe('a ticket that is kept from some', () => {
  test('says nothing to whom it is about, and no subject to anybody', async () => {
    playbook = {
      ...repair(go('@supervisor')),
      access: { hiddenWhen: 'me.id == engineer.id', seenBy: ['@supervisor'] },
    };
    await opened({ engineer: 'emma' });
    await work();
    expect(mailedTo()).toEqual(['zhao.min@huiyin.example']);
    expect(desk.sent[0]?.text).not.toContain('洗衣机漏水');
  });
});

describe('a limit', () => {
  test('reminds who has to act and is raised to the supervisors when it is over', async () => {
    await opened();
    desk.pass(6 * HOUR);
    await work();
    expect(mailedTo()).toEqual(['zhang.wei@huiyin.example']);
    expect(desk.sent[0]?.subject).toContain('提醒：上门维修');
    expect(desk.sent[0]?.text).toMatch(/“当天上门”须在 2026年3月2日.*18:00 之前完成/);
    desk.pass(2 * HOUR);
    await work();
    expect(mailedTo()).toEqual([
      'emma@huiyin.example',
      'zhang.wei@huiyin.example',
      'zhao.min@huiyin.example',
    ]);
    const english = desk.sent.find(({ to }) => to.address === 'emma@huiyin.example');
    expect(english?.subject).toContain('Overdue: Repair at home');
    expect(english?.text).toContain('“Visit the same day” was due by');
  });
});

describe('a storm of mails to one colleague', () => {
  const STORM = 20;

  test('ends in one digest an hour that names every ticket', async () => {
    playbook = repair(go('$engineer'));
    const ids: TicketId[] = [];
    for (let index = 0; index < STORM; index++) ids.push(await opened());
    await work();
    expect(desk.sent).toHaveLength(MAILS_TO_A_COLLEAGUE);
    desk.pass(HOUR + 2 * MINUTE);
    await sendAll();
    await sendAll();
    expect(desk.sent).toHaveLength(MAILS_TO_A_COLLEAGUE + 1);
    const digest = desk.sent.at(-1);
    expect(digest?.subject).toContain(`还有 ${STORM - MAILS_TO_A_COLLEAGUE} 张工单`);
    for (const id of ids) {
      const { ticket, deliveries } = await desk.file(id);
      const own = deliveries.filter(({ mail }) => mail === 'notice');
      expect(own).toHaveLength(1);
      if (own[0]?.status.state === 'held') expect(digest?.text).toContain(ticket.number);
      else expect(own[0]?.status.state).toBe('sent');
    }
  });

  test('does not keep another colleague from their own mail', async () => {
    playbook = repair(go('$engineer'));
    for (let index = 0; index < MAILS_TO_A_COLLEAGUE + 1; index++) await opened();
    await opened({ engineer: 'emma' });
    await work();
    expect(mailedTo()).toContain('emma@huiyin.example');
  });
});

describe('a soft bound of a ledger', () => {
  const told = async (id: TicketId) =>
    (await desk.file(id)).events.filter(({ type }) => type === 'ledger.out-of-bounds');

  test('refuses nothing: it is noted on the ticket and told to those whom the ledger names, once', async () => {
    playbook = spend('188.80');
    const id = await opened();
    await work();
    await work();
    expect(await told(id)).toHaveLength(1);
    expect(mailedTo()).toEqual(['zhao.min@huiyin.example']);
    expect(desk.sent[0]?.text).toContain('“差旅预算”中 济南 的余额为 -88.80，已低于下限 0.00。');
    const { messages } = await desk.file(id);
    expect(messages.map(({ text }) => text).join()).toContain('-88.80');
    const signals = desk.memory.rows().filter(({ kind }) => kind === 'signal');
    expect(signals).toMatchObject([
      { signal: { name: 'ledger:trip-budget', event: { account: '济南', balance: '-88.80' } } },
    ]);
    expect(desk.jobs().filter(({ queue }) => queue === 'openings')).toHaveLength(1);
  });

  test("that holds is nobody's news", async () => {
    playbook = spend('99.99');
    const id = await opened();
    await work();
    expect(await told(id)).toEqual([]);
    expect(desk.sent).toEqual([]);
  });
});

describe('what is said on a channel that the desk does not speak', () => {
  test('waits on the ticket until a colleague has passed it on', async () => {
    playbook = repair([{ send: 'go', to: 'party:maker', via: ['fax', 'phone'] }]);
    const id = await opened({ maker: '海尔', makerMail: 'service@haier.example' });
    await work();
    expect(desk.sent).toEqual([]);
    const call = deskApi({ ports: ports() });
    const shown = async () =>
      ticketView.parse(
        (await call('GET /v1/tickets/{id}', { caller: PEOPLE.chen, path: { id } })).json,
      );
    const { byHand = [], version } = await shown();
    expect(byHand).toMatchObject([{ to: 'party:maker', via: ['fax', 'phone'] }]);
    const { messages } = await desk.file(id);
    expect(messages.find((one) => one.id === byHand[0]?.message)?.text).toContain('经十路');
    const next = async () =>
      (await call('GET /v1/tickets/{id}/possible', { caller: PEOPLE.chen, path: { id } })).json;
    expect(await next()).toMatchObject({ byHand });

    const passOn = async (message: string) =>
      call('POST /v1/tickets/{id}/by-hand/{message}', {
        caller: PEOPLE.chen,
        path: { id, message },
        headers: { 'if-match': `"${version}"` },
      });
    expect((await passOn('another')).status).toBe(404);
    expect((await passOn(byHand[0]?.message ?? '')).status).toBe(200);
    expect((await shown()).byHand).toEqual([]);
    expect(await next()).toMatchObject({ byHand: [] });
    expect((await passOn(byHand[0]?.message ?? '')).status).toBe(412);
  });

  test('to a customer without an address waits as well', async () => {
    playbook = repair(go('customer'));
    const { ticket } = await desk.file(await opened());
    expect(ticket.byHand).toMatchObject([{ to: 'customer' }]);
  });
});
