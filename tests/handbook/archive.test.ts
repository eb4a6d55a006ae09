/** Archive: reading and borrowing (P048) and destruction (P049), from the asking to the end. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#shared/kernel/instant.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  clerk: colleague('xu', 'archive-clerk', 'team.general'),
  otherClerk: colleague('he', 'archive-clerk', 'team.general'),
  supervisor: colleague('zhou', 'archive-supervisor', 'team.general'),
  manager: colleague('sun', 'service-manager', 'team.general'),
  general: colleague('zhao', 'general-manager', 'team.general'),
  marketing: colleague('qian', 'marketing-manager', 'team.general'),
  agent: colleague('lin', 'agent', 'team.general'),
});

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('customer', 'C-1', { name: '王芳', phone: '13800138000', dataLevel: '机密' }),
    recordOf('person', 'qian', { name: '钱经理', roles: ['marketing-manager'], active: true }),
    recordOf('person', 'lin', { name: '林晓', roles: ['agent'], boss: 'sun', active: true }),
  );
  await desk.posts('custody', 'filed', 'archive/C-1', '1');
});

const customer = () => desk.ports.records.record({ kind: 'customer', id: 'C-1' });

describe('destruction (P049)', () => {
  const proposed = async () => {
    const id = await people.clerk.begins('destruction', 'C-1');
    expect(
      await people.clerk.takes(id, 'propose.proposed', {
        reason: '客户十年前注销',
        paperCopy: false,
      }),
    ).toBe('done');
    return id;
  };

  test('after three approvals in their order only the record that it was is left', async () => {
    const id = await proposed();
    expect(await people.manager.takes(id, 'serviceManager.approved')).toBe('step.not-open');
    expect(await people.supervisor.takes(id, 'archiveSupervisor.approved')).toBe('done');
    expect(await people.supervisor.takes(id, 'serviceManager.approved')).toBe('step.not-yours');
    expect(await people.manager.takes(id, 'serviceManager.approved')).toBe('done');
    expect(await people.general.takes(id, 'generalManager.approved')).toBe('done');
    const signed = { name: '徐' };
    expect(
      await people.clerk.takes(id, 'destroy.electronic', { destroyedBy: signed, witness: signed }),
    ).toBe('done');
    await desk.passes(HOUR);

    expect(await desk.state(id)).toBe('closed');
    expect(await customer()).toMatchObject({
      state: 'destroyed',
      approvals: [
        { by: 'zhou', as: '@archive-supervisor' },
        { by: 'sun', as: '@service-manager' },
        { by: 'zhao', as: '@general-manager' },
      ],
    });
    expect(JSON.stringify(await customer())).not.toMatch(/王芳|13800138000/);
  });

  test('whoever refuses keeps it', async () => {
    const id = await proposed();
    await people.supervisor.takes(id, 'archiveSupervisor.approved');
    expect(await people.manager.takes(id, 'serviceManager.refused', { opinion: '仍有质保' })).toBe(
      'done',
    );
    await desk.passes(DAY);
    expect(await desk.state(id)).toBe('closed');
    expect(await customer()).toMatchObject({ state: 'kept', fields: { name: '王芳' } });
  });
});

describe('a loan (P048)', () => {
  const asked = async (
    by: typeof people.agent,
    mode: 'read' | 'borrow',
    signer = people.marketing,
  ) => {
    const id = await by.begins('archive-loan', 'C-1');
    const outcome = await by.takes(id, 'request.submitted', {
      mode,
      purpose: '核对合同条款',
      scope: '合同与付款记录',
      managers: [{ person: signer.name }],
      rules: true,
      ...(mode === 'borrow' ? { returnOn: '2026-03-09' } : {}),
    });
    expect(outcome).toBe('done');
    expect(await signer.takes(id, 'sign.signed', { signature: { name: signer.name } })).toBe(
      'done',
    );
    return id;
  };
  const custody = (account: string) => desk.balance('custody', account);
  const loans = () => desk.ports.records.grants({ kind: 'customer', id: 'C-1' }, desk.now());

  test('reading is allowed for a day and ends by itself', async () => {
    const id = await asked(people.agent, 'read');
    expect(await desk.steps(id)).toEqual(['release']);
    expect(await people.supervisor.takes(id, 'release.reading')).toBe('done');
    await desk.passes(HOUR);
    expect(await loans()).toMatchObject([{ to: 'lin', why: '核对合同条款' }]);
    await desk.passes(DAY);
    expect(await loans()).toEqual([]);
    expect(await desk.state(id)).toBe('closed');
  });

  test('a manager borrows on a card, brings it back late, and gives up the reading with it', async () => {
    const id = await asked(people.marketing, 'borrow', people.manager);
    expect(await people.supervisor.takes(id, 'release.lending')).toBe('done');
    const handed = { returnOn: '2026-03-09', borrower: { name: '钱' } };
    expect(await people.clerk.takes(id, 'lend.handed', handed)).toBe('done');
    await desk.passes(HOUR);
    expect(await loans()).toMatchObject([{ to: 'qian', until: '2026-03-09T16:00:00.000Z' }]);
    expect(await custody('archive/C-1')).toBe('0');
    expect(await custody('qian/C-1')).toBe('1');

    await desk.passes(9 * DAY);
    expect(await loans()).toEqual([]);
    expect(await desk.timeline(id)).toContain('ticket.due-breached out.1.return');
    expect(await people.clerk.takes(id, 'out.returned', { condition: 'whole' })).toBe('done');
    await desk.passes(HOUR);
    expect(await custody('qian/C-1')).toBe('0');
    expect(await desk.state(id)).toBe('closed');
  });

  test('given back early, it stays given back when the job that lent it comes again', async () => {
    const id = await asked(people.marketing, 'borrow', people.manager);
    await people.supervisor.takes(id, 'release.lending');
    const handed = { returnOn: '2026-03-09', borrower: { name: '钱' } };
    await people.clerk.takes(id, 'lend.handed', handed);
    const { version } = await desk.ticket(id);
    await desk.passes(HOUR);
    expect(await loans()).toHaveLength(1);
    await people.clerk.takes(id, 'out.returned', { condition: 'whole' });
    await desk.passes(HOUR);
    expect(await loans()).toEqual([]);
    await followUpJob(desk.ports, { ticket: id, effects: { version, from: 0 } });
    expect(await loans()).toEqual([]);
  });

  test('what comes back damaged is dealt with, and the general manager hears of it', async () => {
    const id = await asked(people.marketing, 'borrow', people.manager);
    await people.supervisor.takes(id, 'release.lending');
    await people.clerk.takes(id, 'lend.handed', {
      returnOn: '2026-03-09',
      borrower: { name: '钱' },
    });
    expect(await people.clerk.takes(id, 'out.damaged', { condition: 'incomplete' })).toBe('done');
    expect(await people.manager.takes(id, 'breach.settled', { breach: '缺第三页' })).toBe(
      'form.refused leader missing',
    );
    const settled = { breach: '缺第三页', leader: 'sun' };
    expect(await people.manager.takes(id, 'breach.settled', settled)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('nobody below a manager borrows', async () => {
    const id = await asked(people.agent, 'borrow');
    expect(await people.supervisor.takes(id, 'release.lending')).toBe('outcome.not-now');
    expect(await people.supervisor.takes(id, 'release.refused')).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });
});
