/** Contract, fees and papers of an exhibitor (P133): who begins with them follows them up until the file is whole and paid. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { changeSettingsOf } from '#shared/usecases/settings.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';
import { personOf, value } from '#tests/support/tickets.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  recruiter: colleague('fang', 'recruiter', 'team.exhibition'),
  other: colleague('luo', 'recruiter', 'team.exhibition'),
  manager: colleague('qiu', 'project-manager', 'team.exhibition'),
});

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('fair', 'F-1', {
      name: '2026 迪拜国际建材展',
      place: 'Dubai World Trade Centre',
      opensOn: '2026-09-14',
    }),
  );
});

const company = {
  company: '佛山市恒辉陶瓷有限公司',
  phone: '0757-82278888',
  mail: 'export@henghui.example',
};
const fees = { standFee: '38000', personFee: '16800.50' };
const contract = { contract: ['参展合同.pdf'] };

const signed = async (of: Readonly<Record<string, string>> = fees): Promise<TicketId> => {
  const id = await people.recruiter.begins('exhibitor-papers', 'F-1');
  const fields = { ...company, ...of, ...contract };
  expect(await people.recruiter.takes(id, 'contract.signed', fields)).toBe('done');
  return id;
};

const ALL = [
  'receipt',
  'services',
  'licence',
  'code',
  'profile',
  'publicity',
  'passport',
  'photos',
] as const;

const papersOf = (kinds: readonly string[], complete = true) => ({
  papers: kinds.map((what) => ({ what, received: true, complete })),
});

const payment = (stand: string, person: string, on = '2026-03-02') => ({
  proof: [`汇款-${stand}-${person}.pdf`],
  stand,
  person,
  on,
});

const pays = (id: TicketId, ...payments: readonly ReturnType<typeof payment>[]) =>
  people.recruiter.takes(id, 'pay.proof', { payments: [...payments] });

const collects = (id: TicketId) => people.recruiter.takes(id, 'collect.complete', papersOf(ALL));

const owed = async (id: TicketId) => {
  const { number } = await desk.ticket(id);
  return {
    stand: await desk.balance('exhibition-fees', `stand/${number}`),
    person: await desk.balance('exhibition-fees', `person/${number}`),
  };
};

const inFull = payment('38000', '16800.50');

describe('the contract', () => {
  test('signed, begins papers and fees at once, and both fees are owed', async () => {
    const id = await signed();
    expect((await desk.steps(id)).toSorted()).toEqual(['collect', 'pay']);
    expect(await owed(id)).toEqual({ stand: '38000', person: '16800.5' });
  });

  test('is not signed without the paper and the fees', async () => {
    const id = await people.recruiter.begins('exhibitor-papers', 'F-1');
    expect(await people.recruiter.takes(id, 'contract.signed', company)).toBe(
      'form.refused standFee missing, personFee missing, contract missing',
    );
    const odd = { ...company, ...contract, standFee: '-1', personFee: '0.005' };
    expect(await people.recruiter.takes(id, 'contract.signed', odd)).toBe(
      'form.refused personFee too-many-decimals',
    );
  });

  test('may be declined, with a reason, by a company of which little more is known', async () => {
    const id = await people.recruiter.begins('exhibitor-papers', 'F-1');
    const name = { company: 'Al Noor Tiles LLC' };
    expect(await people.recruiter.takes(id, 'contract.declines', name)).toBe(
      'form.refused reason missing',
    );
    const reason = { ...name, reason: 'No budget this year' };
    expect(await people.recruiter.takes(id, 'contract.declines', reason)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('of a guest of the organiser asks no money', async () => {
    const id = await signed({ standFee: '0', personFee: '0' });
    expect(await desk.steps(id)).toEqual(['collect']);
    expect(await collects(id)).toBe('done');
    expect(await desk.steps(id)).toEqual(['register']);
  });
});

describe('the papers', () => {
  test('are listed for the exhibitor, and all are missing at first', async () => {
    const id = await signed();
    const { papers, missing } = await desk.fields(id);
    expect(papers).toEqual(ALL.map((what) => ({ what })));
    expect(missing).toBe('8');
  });

  test('are complete when each of them has come, whole; a shorter list does not help', async () => {
    const id = await signed();
    const takes = (kinds: readonly string[], complete = true) =>
      people.recruiter.takes(id, 'collect.complete', papersOf(kinds, complete));
    expect(await takes(['licence'])).toBe('outcome.not-now');
    expect(await takes(ALL.filter((what) => what !== 'photos'))).toBe('outcome.not-now');
    expect(await takes(ALL, false)).toBe('outcome.not-now');
    expect(await takes(ALL)).toBe('done');
    expect(await desk.steps(id)).toEqual(['pay']);
  });

  test('are kept as they come', async () => {
    const id = await signed();
    const some = papersOf(['receipt', 'licence', 'passport']);
    expect(await people.recruiter.saves(id, 'collect', some)).toBe('done');
    expect(await desk.fields(id)).toMatchObject({ missing: '5' });
  });

  test('have no limit until the desk sets one; then the manager hears of what is late', async () => {
    const id = await signed();
    await desk.passes(DAY);
    const ports = { ...desk.ports, settings: desk.ports.settingsBook };
    const set = { playbook: 'exhibitor-papers', version: 0, values: { papersWithin: '2w' } };
    value(await changeSettingsOf(ports, personOf('gao', 'admin'), set));
    await desk.until('2026-03-13T02:01:00.000Z');
    expect(await desk.timeline(id)).toContain('ticket.due-warned collect.1.papers');
    expect(await desk.timeline(id)).not.toContain('ticket.due-breached collect.1.papers');
    await desk.until('2026-03-16T02:01:00.000Z');
    expect(await desk.timeline(id)).toContain('ticket.due-breached collect.1.papers');
  });
});

describe('the fees', () => {
  test('are asked for again every three days until they come', async () => {
    const id = await signed();
    const chases = async () =>
      (await desk.timeline(id)).filter((line) => line === 'step.left chase sent').length;
    await desk.passes(3 * DAY - MINUTE);
    expect(await chases()).toBe(0);
    await desk.passes(2 * MINUTE);
    expect(await chases()).toBe(1);
    await desk.passes(6 * DAY + HOUR);
    expect(await chases()).toBe(3);
    expect(await pays(id, inFull)).toBe('done');
    await desk.passes(6 * DAY);
    expect(await chases()).toBe(3);
  });

  test('count from the remittance proof, with its day', async () => {
    const id = await signed();
    expect(await people.recruiter.takes(id, 'pay.proof')).toBe('form.refused payments missing');
    const spoken = [{ stand: '38000', person: '16800.50', on: '2026-03-02' }];
    expect(await people.recruiter.takes(id, 'pay.proof', { payments: spoken })).toBe(
      'form.refused payments.1.proof not-valid',
    );
    expect(await pays(id, payment('38000', '16800.50', '2026-03-03'))).toBe(
      'form.refused payments.1.on not-valid',
    );
    expect(await owed(id)).toEqual({ stand: '38000', person: '16800.5' });
  });

  test('in parts are booked one by one, and the rest is asked for like the whole', async () => {
    const id = await signed();
    const first = payment('20000', '0');
    expect(await pays(id, first)).toBe('done');
    expect(await owed(id)).toEqual({ stand: '18000', person: '16800.5' });
    expect((await desk.steps(id)).toSorted()).toEqual(['collect', 'pay']);
    expect(await pays(id, first)).toBe('outcome.not-now');
    await desk.passes(3 * DAY + MINUTE);
    expect(await desk.timeline(id)).toContain('step.left chase sent');
    expect(await pays(id, first, payment('18000', '16800.50', '2026-03-05'))).toBe('done');
    expect(await owed(id)).toEqual({ stand: '0', person: '0' });
    expect(await desk.steps(id)).toEqual(['collect']);
    expect(await desk.fields(id)).toMatchObject({ paidStand: '38000', paidOn: '2026-03-05' });
  });

  test('that are more than is owed are refused whole', async () => {
    const id = await signed();
    expect(await pays(id, payment('38000.01', '16800.50'))).toBe('ledger.refused');
    expect(await owed(id)).toEqual({ stand: '38000', person: '16800.5' });
  });
});

describe('the file', () => {
  const NEXT = ['exhibitor-approval', 'publicity-material', 'itinerary'] as const;

  test.each(['papers', 'fees'] as const)('with the %s first waits for the other', async (first) => {
    const id = await signed();
    expect(await (first === 'papers' ? collects(id) : pays(id, inFull))).toBe('done');
    expect(await desk.steps(id)).toEqual([first === 'papers' ? 'pay' : 'collect']);
    expect(await (first === 'papers' ? pays(id, inFull) : collects(id))).toBe('done');
    expect(await desk.steps(id)).toEqual(['register']);
  });

  test('goes on to approval, publicity and itinerary, each once, and the books add up', async () => {
    const id = await signed();
    await collects(id);
    await pays(id, inFull);
    expect(await people.recruiter.takes(id, 'register.handedOn')).toBe('done');
    await desk.passes(DAY);
    expect(await desk.state(id)).toBe('closed');
    for (const playbook of NEXT) {
      const opened = await desk.tickets(playbook);
      expect(opened).toHaveLength(1);
      for (const next of opened) {
        expect(await desk.ticket(next)).toMatchObject({ about: 'F-1' });
        expect(await desk.fields(next)).toMatchObject({ company: company.company });
      }
    }
    expect(await desk.ports.book.trialBalance('exhibition-fees')).toMatchObject({ sum: 0 });
  });
});

describe('who follows it up', () => {
  test('is whoever began with it, and nobody else', async () => {
    const id = await signed();
    expect(await people.other.takes(id, 'pay.proof', { payments: [inFull] })).toBe(
      'step.not-yours',
    );
    expect(await people.other.does(id, 'report', { progress: '已寄回执表' })).toBe(
      'step.not-yours',
    );
    expect(await people.recruiter.does(id, 'report', { progress: '已寄回执表' })).toBe('done');
  });

  test('changes with the staff: the successor takes papers and fees over, the other has none of it', async () => {
    const id = await signed();
    expect(await people.recruiter.does(id, 'handOver', { successor: 'luo' })).toBe(
      'step.not-yours',
    );
    expect(await people.manager.does(id, 'handOver')).toBe('form.refused successor missing');
    expect(await people.manager.does(id, 'handOver', { successor: 'luo' })).toBe('done');
    expect(await pays(id, inFull)).toBe('step.not-yours');
    expect(await people.other.takes(id, 'pay.proof', { payments: [inFull] })).toBe('done');
    expect(await people.other.takes(id, 'collect.complete', papersOf(ALL))).toBe('done');
    expect(await people.other.takes(id, 'register.handedOn')).toBe('done');
  });

  test('is who signs it, where another had begun', async () => {
    const id = await people.recruiter.begins('exhibitor-papers', 'F-1');
    expect(await people.manager.does(id, 'handOver', { successor: 'luo' })).toBe('done');
    const fields = { ...company, ...fees, ...contract };
    expect(await people.other.takes(id, 'contract.signed', fields)).toBe('done');
    expect(await pays(id, inFull)).toBe('step.not-yours');
  });
});

describe('an exhibitor that withdraws', () => {
  test('owes no more; what it has paid stays booked', async () => {
    const id = await signed();
    await pays(id, payment('20000', '0'));
    expect(await people.recruiter.does(id, 'withdraw', { reason: '签证未获批' })).toBe(
      'step.not-yours',
    );
    expect(await people.manager.does(id, 'withdraw')).toBe('form.refused reason missing');
    expect(await people.manager.does(id, 'withdraw', { reason: '签证未获批' })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    expect(await owed(id)).toEqual({ stand: '0', person: '0' });
    await desk.passes(9 * DAY);
    expect(await desk.timeline(id)).not.toContain('step.left chase sent');
    expect(await desk.ports.book.trialBalance('exhibition-fees')).toMatchObject({ sum: 0 });
  });
});
