/** A decorated home's after-service (P118): years of it, from completion to each New Year, each by its own date. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, HOUR, type Instant, later, MINUTE } from '#shared/kernel/instant.ts';
import { afterService } from '#shared/playbooks/sectors/after-service.ts';
import { planTriggers } from '#shared/usecases/plan-triggers.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  manager: colleague('gu', 'account-manager', 'team.general'),
  other: colleague('bai', 'account-manager', 'team.general'),
  staff: colleague('lin', 'agent', 'team.general'),
  chief: colleague('sun', 'supervisor', 'team.general'),
});

beforeEach(async () => {
  desk = playingDesk(undefined, { playbooks: [afterService] });
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('customer', 'C-1', {
      name: '欧阳明慧',
      mail: 'ouyang@customer.example',
      phone: '13800138000',
      active: true,
    }),
    recordOf('customer', 'C-2', { name: 'Emma Clarke', active: true }),
    recordOf('person', 'gu', {
      name: '顾欣',
      roles: ['account-manager'],
      mail: 'gu@huiyin.example',
    }),
    recordOf('person', 'bai', { name: '白露', roles: ['account-manager'] }),
    recordOf('person', 'sun', {
      name: '孙主管',
      roles: ['supervisor'],
      mail: 'sun@huiyin.example',
    }),
  );
});

const home = (id: string, dates: Readonly<Record<string, Json>>, customer = 'C-1') =>
  recordOf('home', id, {
    customer,
    address: `江苏省苏州市工业园区星湖街 ${id} 号`,
    accountManager: 'gu',
    ...dates,
  });

/** As the desk's clock reads in Shanghai. */
const at = (date: string, time: string): Instant => later(`${date}T${time}:00.000Z`, -8 * HOUR);

/** Lives through a day: triggers are planned on the eve and in the morning, each time for two hours. */
const live = async (date: string): Promise<void> => {
  for (const [from, to] of [
    [-HOUR, HOUR],
    [8 * HOUR, 10 * HOUR],
  ] as const) {
    await desk.until(later(at(date, '00:00'), from));
    await planTriggers(desk.ports);
    await desk.until(later(at(date, '00:00'), to));
  }
};

const opened = async () =>
  Promise.all(
    (await desk.tickets('after-service')).map(async (id) => ({
      id,
      task: (await desk.fields(id))['task'],
    })),
  );

const tasks = async (): Promise<readonly unknown[]> => (await opened()).map(({ task }) => task);

const only = async (task: string): Promise<TicketId> => {
  const found = (await opened()).filter((one) => one.task === task);
  const [one, ...more] = found;
  if (one === undefined || more.length > 0) throw new Error(`${found.length} of ${task}`);
  return one.id;
};

const saidTo = (address: string): readonly string[] =>
  desk.sent.filter(({ mail }) => mail.to.address === address).map(({ mail }) => mail.text);

const breaches = async (id: TicketId): Promise<readonly string[]> =>
  (await desk.timeline(id)).filter((line) => line.includes('due-breached'));

describe('the years of one home', () => {
  test('bring each service on its own day, and once', async () => {
    const dates = { completedOn: '2026-03-05', furnishedOn: '2026-03-16', movedInOn: '2026-03-28' };
    await keep(desk.ports.desk, home('88', { ...dates, idNumber: '32050219880612002X' }));
    const calendar = [
      ['2026-03-05', 'cleaning'],
      ['2026-03-16', 'repair'],
      ['2026-03-28', 'flowers'],
      ['2026-04-28', 'call'],
      ['2026-05-20', undefined],
      ['2026-06-12', 'birthday'],
    ] as const;
    const expected: string[] = [];
    for (const [date, task] of calendar) {
      await live(date);
      if (task !== undefined) expected.push(task);
      expect([date, ...(await tasks())]).toEqual([date, ...expected]);
    }
    const [first] = await opened();
    expect(await desk.ticket(first?.id ?? (await only('cleaning')))).toMatchObject({
      about: '88',
      customer: { name: '欧阳明慧', email: 'ouyang@customer.example' },
    });
  });

  test('go on: a year after moving in, each New Year, each birthday', async () => {
    desk = playingDesk(at('2026-11-30', '10:00'), { playbooks: [afterService] });
    const dates = { completedOn: '2025-11-01', movedInOn: '2025-12-12', birthday: '1980-12-05' };
    await keep(desk.ports.desk, home('7', dates));
    await live('2026-12-01');
    expect(await tasks()).toEqual(['inspection']);
    await live('2026-12-05');
    expect(await tasks()).toEqual(['inspection', 'birthday']);
    await live('2026-12-12');
    expect(await tasks()).toEqual(['inspection', 'birthday', 'inspection']);
  });

  test('wait for who has not moved in: no New Year inspection, no flowers', async () => {
    desk = playingDesk(at('2026-11-30', '10:00'), { playbooks: [afterService] });
    await keep(desk.ports.desk, home('9', { completedOn: '2026-11-20', movedInOn: '2027-01-15' }));
    await live('2026-12-01');
    expect(await tasks()).toEqual([]);
  });
});

describe('a birthday', () => {
  test('is that of the identity number where none is kept, and one for two homes', async () => {
    const mine = { completedOn: '2026-01-05', idNumber: '320502198803040024' };
    await keep(
      desk.ports.desk,
      home('1', mine),
      home('2', mine),
      home('3', { completedOn: '2026-01-05' }, 'C-2'),
      home('4', { completedOn: '2026-01-05', idNumber: '不详' }, 'C-2'),
      home('5', { completedOn: '2027-01-05', birthday: '1990-03-04' }, 'C-2'),
    );
    await live('2026-03-04');
    expect(await tasks()).toEqual(['birthday']);
  });

  test('on 29 February is kept on the 28th where there is no 29th', async () => {
    desk = playingDesk(at('2027-02-26', '10:00'), { playbooks: [afterService] });
    await keep(desk.ports.desk, home('1', { completedOn: '2026-01-05', birthday: '1988-02-29' }));
    await live('2027-02-27');
    expect(await tasks()).toEqual([]);
    await live('2027-02-28');
    await live('2027-03-01');
    expect(await tasks()).toEqual(['birthday']);
  });

  test('is greeted on the day, in a way that is said', async () => {
    await keep(desk.ports.desk, home('1', { completedOn: '2026-01-05', birthday: '1988-03-03' }));
    await live('2026-03-03');
    const id = await only('birthday');
    expect(await people.manager.takes(id, 'greet.done')).toBe('form.refused way missing');
    expect(await people.manager.takes(id, 'greet.done', { way: ['call', 'fruit'] })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });
});

describe('the flowers', () => {
  const movingIn = async (): Promise<TicketId> => {
    await keep(desk.ports.desk, home('1', { completedOn: '2026-01-05', movedInOn: '2026-03-07' }));
    await live('2026-03-07');
    return only('flowers');
  };

  test('come on the day, also on a Saturday, from the account manager of the home', async () => {
    const id = await movingIn();
    expect(await people.other.takes(id, 'greet.done')).toBe('step.not-yours');
    expect(await people.staff.takes(id, 'greet.done')).toBe('step.not-yours');
    expect(await people.manager.takes(id, 'greet.done', { note: '百合与贺卡' })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    expect(await breaches(id)).toEqual([]);
  });

  test('come from another account manager when that one is away', async () => {
    await keep(
      desk.ports.desk,
      recordOf('person', 'tan', { name: '谭', roles: ['account-manager'], away: true }),
      home('2', { completedOn: '2026-01-05', movedInOn: '2026-03-07', accountManager: 'tan' }),
    );
    await live('2026-03-07');
    expect(await people.other.takes(await only('flowers'), 'greet.done')).toBe('done');
  });

  test('that did not come are raised at the end of the day', async () => {
    const id = await movingIn();
    await desk.until(at('2026-03-08', '00:05'));
    expect(await breaches(id)).toEqual(['ticket.due-breached greet.1.day']);
    expect(saidTo('sun@huiyin.example')).not.toEqual([]);
  });
});

describe('a visit', () => {
  const completed = async (): Promise<TicketId> => {
    await keep(desk.ports.desk, home('1', { completedOn: '2026-03-03' }));
    await live('2026-03-03');
    return only('cleaning');
  };

  const agreedFor = (id: TicketId, when: Instant) =>
    people.staff.takes(id, 'agree.agreed', { at: when });

  test('is agreed about first, and the customer is told when', async () => {
    const id = await completed();
    expect(await agreedFor(id, at('2026-03-02', '09:00'))).toBe('form.refused at not-valid');
    expect(await agreedFor(id, at('2026-03-06', '14:00'))).toBe('done');
    await desk.passes(MINUTE);
    expect(saidTo('ouyang@customer.example').join()).toContain('2026年3月6日');
    await desk.until(at('2026-03-06', '00:05'));
    expect(saidTo('gu@huiyin.example')).toHaveLength(1);
    expect(await people.staff.takes(id, 'visit.done', { note: '保洁完成' })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('may not be wanted', async () => {
    const id = await completed();
    expect(await people.staff.takes(id, 'agree.unwanted')).toBe('form.refused note missing');
    expect(await people.staff.takes(id, 'agree.unwanted', { note: '已自行保洁' })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('is raised when nobody agrees about it in three working days, and when its day goes by', async () => {
    const id = await completed();
    await desk.until(at('2026-03-09', '09:05'));
    expect(await breaches(id)).toEqual(['ticket.due-breached agree.1.agree']);
    expect(await agreedFor(id, at('2026-03-10', '14:00'))).toBe('done');
    await desk.until(at('2026-03-11', '00:05'));
    expect(await breaches(id)).toContain('ticket.due-breached visit.1.agreed');
  });

  test('that was in vain is agreed about anew', async () => {
    const id = await completed();
    await agreedFor(id, at('2026-03-06', '14:00'));
    expect(await people.staff.takes(id, 'visit.unfinished', { note: '家中无人' })).toBe('done');
    expect(await desk.steps(id)).toEqual(['agree']);
    expect(await agreedFor(id, at('2026-03-09', '10:00'))).toBe('done');
  });

  test('that finds something opens a repair, which itself opens none', async () => {
    const id = await completed();
    await agreedFor(id, at('2026-03-06', '14:00'));
    expect(await people.staff.takes(id, 'visit.repair', { note: '踢脚线开裂' })).toBe('done');
    await desk.passes(HOUR);
    const repair = await only('repair');
    expect(await desk.fields(repair)).toMatchObject({ wanted: '踢脚线开裂', manager: 'gu' });
    await agreedFor(repair, at('2026-03-10', '10:00'));
    const more = { note: '另有一处' };
    expect(await people.staff.takes(repair, 'visit.repair', more)).toBe('outcome.not-now');
    expect(await people.staff.takes(repair, 'visit.done', { note: '已修复' })).toBe('done');
  });
});

describe('the repair before they move in', () => {
  const furnished = async (movedInOn: string): Promise<TicketId> => {
    const dates = { completedOn: '2026-01-05', furnishedOn: '2026-03-03', movedInOn };
    await keep(desk.ports.desk, home('1', dates));
    await live('2026-03-03');
    return only('repair');
  };

  test('is agreed for a day before', async () => {
    const id = await furnished('2026-03-12');
    const on = (date: string) => people.staff.takes(id, 'agree.agreed', { at: at(date, '10:00') });
    expect(await on('2026-03-12')).toBe('form.refused at not-valid');
    expect(await on('2026-03-11')).toBe('done');
  });

  test('is reminded of three days before, and raised on the eve', async () => {
    const id = await furnished('2026-03-12');
    await desk.until(at('2026-03-09', '00:05'));
    expect(await desk.timeline(id)).toContain('ticket.due-warned move-in');
    expect(await breaches(id)).not.toContain('ticket.due-breached move-in');
    await desk.until(at('2026-03-12', '00:05'));
    expect(await breaches(id)).toContain('ticket.due-breached move-in');
  });
});

describe('the inspection', () => {
  test('goes through its items; what is not in order is repaired', async () => {
    await keep(desk.ports.desk, home('1', { completedOn: '2025-01-05', movedInOn: '2025-03-04' }));
    await live('2026-03-04');
    const id = await only('inspection');
    await people.manager.takes(id, 'agree.agreed', { at: at('2026-03-06', '10:00') });
    expect(await people.manager.takes(id, 'visit.done', { note: '已检查' })).toBe(
      'form.refused checks missing',
    );
    const unsaid = {
      note: '已检查',
      checks: [
        { what: '水电', fine: true },
        { what: '门窗', fine: false },
      ],
    };
    expect(await people.manager.takes(id, 'visit.repair', unsaid)).toBe(
      'form.refused checks.2.found not-valid',
    );
    const found = { note: '窗扇下垂', checks: [{ what: '门窗', fine: false, found: '窗扇下垂' }] };
    expect(await people.manager.takes(id, 'visit.done', found)).toBe('outcome.not-now');
    expect(await people.manager.takes(id, 'visit.repair', found)).toBe('done');
    await desk.passes(HOUR);
    expect(await desk.fields(await only('repair'))).toMatchObject({ wanted: '窗扇下垂' });
  });

  test('that finds all in order is done', async () => {
    await keep(desk.ports.desk, home('1', { completedOn: '2025-01-05', movedInOn: '2025-03-04' }));
    await live('2026-03-04');
    const id = await only('inspection');
    await people.manager.takes(id, 'agree.agreed', { at: at('2026-03-06', '10:00') });
    const fine = { note: '均完好', checks: [{ what: '门窗', fine: true }] };
    expect(await people.manager.takes(id, 'visit.repair', fine)).toBe('outcome.not-now');
    expect(await people.manager.takes(id, 'visit.done', fine)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });
});

describe('the call after a month', () => {
  const called = async (): Promise<TicketId> => {
    await keep(desk.ports.desk, home('1', { completedOn: '2026-01-05', movedInOn: '2026-02-03' }));
    await live('2026-03-03');
    return only('call');
  };

  test('asks how the home serves', async () => {
    const id = await called();
    expect(await people.manager.takes(id, 'call.satisfied')).toBe(
      'form.refused content missing, note missing',
    );
    const said = { content: '5', note: '入住正常' };
    expect(await people.manager.takes(id, 'call.satisfied', said)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    await desk.passes(HOUR);
    expect(await tasks()).toEqual(['call']);
  });

  test('brings service to the home, if wanted', async () => {
    const id = await called();
    const said = { content: '3', note: '卫生间返潮' };
    expect(await people.manager.takes(id, 'call.service', said)).toBe('done');
    await desk.passes(HOUR);
    const repair = await only('repair');
    expect(await desk.fields(repair)).toMatchObject({ wanted: '卫生间返潮' });
    expect(await desk.fields(repair)).not.toHaveProperty('repairBy');
  });

  test('is tried on three working days, then given up', async () => {
    const id = await called();
    for (const next of ['2026-03-04', '2026-03-05']) {
      expect(await people.manager.takes(id, 'call.givenUp', { note: '无人接听' })).toBe(
        'outcome.not-now',
      );
      expect(await people.manager.takes(id, 'call.unreached')).toBe('done');
      expect(await desk.steps(id)).toEqual(['again']);
      await desk.until(at(next, '00:05'));
      expect(await desk.steps(id)).toEqual(['call']);
    }
    expect(await people.manager.takes(id, 'call.unreached')).toBe('outcome.not-now');
    expect(await people.manager.takes(id, 'call.givenUp', { note: '三次未接' })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('that nobody makes is raised at the end of the day', async () => {
    const id = await called();
    await desk.until(at('2026-03-04', '00:05'));
    expect(await breaches(id)).toEqual(['ticket.due-breached call.1.day']);
  });
});

describe('the company paper', () => {
  const issue = (number: string) =>
    people.chief.asks('POST /v1/signals/company-paper.issued', {
      headers: { 'idempotency-key': `issue-${number}` },
      body: JSON.stringify({ issue: number }),
    });

  test('goes by post to each home that is finished, each issue once', async () => {
    await keep(
      desk.ports.desk,
      home('1', { completedOn: '2026-01-05' }),
      home('2', { completedOn: '2026-02-05' }, 'C-2'),
      home('3', { completedOn: '2026-12-05' }, 'C-2'),
    );
    expect((await issue('2026-03')).status).toBeLessThan(300);
    await issue('2026-03');
    await desk.passes(HOUR);
    const posted = await opened();
    expect(posted.map(({ task }) => task)).toEqual(['paper', 'paper']);
    await issue('2026-04');
    await desk.passes(HOUR);
    expect(await tasks()).toHaveLength(4);
    const [first] = posted;
    if (first === undefined) throw new Error('nothing to post');
    expect(await desk.fields(first.id)).toMatchObject({
      issue: '2026-03',
      address: expect.stringContaining('星湖街'),
    });
    expect(await people.staff.takes(first.id, 'post.posted')).toBe('done');
    await desk.passes(5 * DAY);
    expect(await breaches(first.id)).toEqual([]);
    expect(await breaches(posted[1]?.id ?? first.id)).toEqual(['ticket.due-breached post.1.post']);
  });
});
