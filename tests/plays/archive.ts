/** Archive: one record is destroyed by three approvals and one is kept (P049); a third is read, borrowed and brought back late (P048). */
import { expect } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY } from '#shared/kernel/instant.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import type { Play } from '#tests/support/playing-desk.ts';
import { dayIn, done } from './at-hand.ts';

const castOf = ({ colleague }: Play) => ({
  clerk: colleague('xu', 'archive-clerk', 'team.general'),
  supervisor: colleague('zhou', 'archive-supervisor', 'team.general'),
  manager: colleague('sun', 'service-manager', 'team.general'),
  general: colleague('jiang', 'general-manager', 'team.general'),
  marketing: colleague('qiu', 'marketing-manager', 'team.general'),
  agent: colleague('luo', 'agent', 'team.general'),
});

type Cast = ReturnType<typeof castOf>;

const setUp = async (desk: Play): Promise<void> => {
  const secret = { phone: '13800138000', dataLevel: '机密' };
  await desk.keeps(
    recordOf('customer', 'GONE-1', { name: '王芳', ...secret }),
    recordOf('customer', 'KEPT-1', { name: 'Emma Clarke', ...secret }),
    recordOf('customer', 'LENT-1', { name: '海风贸易', ...secret }),
    recordOf('person', 'qiu', { name: '邱经理', roles: ['marketing-manager'], active: true }),
    recordOf('person', 'luo', { name: '罗晓', roles: ['agent'], boss: 'sun', active: true }),
  );
  await desk.posts('custody', 'filed', 'archive/GONE-1', '1');
  await desk.posts('custody', 'filed', 'archive/LENT-1', '1');
};

const proposed = async ({ clerk }: Cast, about: string): Promise<TicketId> => {
  const id = await clerk.begins('destruction', about);
  const why = { reason: '客户十年前注销', paperCopy: true };
  await done(clerk.takes(id, 'propose.proposed', why));
  return id;
};

const destroyed = async (desk: Play, cast: Cast): Promise<void> => {
  const { clerk, supervisor, manager, general } = cast;
  const id = await proposed(cast, 'GONE-1');
  expect(await manager.takes(id, 'serviceManager.approved')).toBe('step.not-open');
  await done(supervisor.takes(id, 'archiveSupervisor.approved'));
  expect(await supervisor.takes(id, 'serviceManager.approved')).toBe('step.not-yours');
  await done(manager.takes(id, 'serviceManager.approved'));
  await done(general.takes(id, 'generalManager.approved'));
  const signed = {
    destroyedBy: { name: '徐' },
    witness: { name: '何' },
    wayOfPaper: 'shredded',
  };
  expect(await clerk.takes(id, 'destroy.electronic', signed)).toBe('outcome.not-now');
  await done(clerk.takes(id, 'destroy.paper', signed));
  await desk.settles();
  expect(await desk.state(id)).toBe('closed');
  expect(await desk.record('customer', 'GONE-1')).toEqual({ state: 'destroyed' });
  expect(await desk.balance('custody', 'archive/GONE-1')).toBe('0');
};

const refused = async (desk: Play, cast: Cast): Promise<void> => {
  const id = await proposed(cast, 'KEPT-1');
  await done(cast.supervisor.takes(id, 'archiveSupervisor.approved'));
  await done(cast.manager.takes(id, 'serviceManager.refused', { opinion: '仍有质保' }));
  await desk.settles();
  expect(await desk.state(id)).toBe('closed');
  expect(await desk.record('customer', 'KEPT-1')).toMatchObject({ name: 'Emma Clarke' });
};

/** As far as the supervisor of the archive. */
const asked = async (
  by: Cast['agent'],
  signer: Cast['agent'],
  fields: { readonly mode: 'read' } | { readonly mode: 'borrow'; readonly returnOn: string },
): Promise<TicketId> => {
  const id = await by.begins('archive-loan', 'LENT-1');
  const request = { purpose: '核对合同条款', scope: '合同与付款记录', rules: true };
  const managers = [{ person: signer.name }];
  await done(by.takes(id, 'request.submitted', { ...request, ...fields, managers }));
  await done(signer.takes(id, 'sign.signed', { signature: { name: signer.name } }));
  return id;
};

export const playArchive = async (desk: Play): Promise<void> => {
  await setUp(desk);
  const cast = castOf(desk);
  const { clerk, supervisor, manager, marketing, agent } = cast;
  await destroyed(desk, cast);
  await refused(desk, cast);

  const reading = await asked(agent, marketing, { mode: 'read' });
  await done(supervisor.takes(reading, 'release.reading'));
  const returnOn = dayIn(desk, 7);
  const borrowed = await asked(marketing, manager, { mode: 'borrow', returnOn });
  await done(supervisor.takes(borrowed, 'release.lending'));
  const handed = { returnOn, borrower: { name: '邱' } };
  await done(clerk.takes(borrowed, 'lend.handed', handed));
  await desk.settles();
  const loans = async () => (await desk.loans('customer', 'LENT-1')).map(({ to }) => to).toSorted();
  expect(await loans()).toEqual(['luo', 'qiu']);
  expect(await desk.balance('custody', 'qiu/LENT-1')).toBe('1');

  await desk.passes(15 * DAY);
  expect(await desk.state(reading)).toBe('closed');
  expect(await loans()).toEqual([]);
  expect(await desk.timeline(borrowed)).toContain('ticket.due-breached out.1.return');
  await done(clerk.takes(borrowed, 'out.returned', { condition: 'whole' }));
  await desk.settles();
  expect(await desk.balance('custody', 'archive/LENT-1')).toBe('1');
  expect(await desk.state(borrowed)).toBe('closed');
};
