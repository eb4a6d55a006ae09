/** The quarter's key figures with the bonus that follows (P142, K21-K35), and the month's commission in tiers (P182, K36-K38). */
import { beforeEach, describe, expect, test } from 'vitest';
import { sourcesIn } from '#shared/adapters/store/counted-rows.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, MINUTE } from '#shared/kernel/instant.ts';
import { countSources } from '#shared/usecases/count-sources.ts';
import { planTriggers } from '#shared/usecases/plan-triggers.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

const PAPERS = [
  'receipt',
  'services',
  'licence',
  'code',
  'profile',
  'publicity',
  'passport',
  'photos',
];

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  recruiter: colleague('lin', 'recruiter', 'team.exhibition'),
  manager: colleague('chen', 'project-manager', 'team.exhibition'),
  hr: colleague('wu', 'human-resources', 'team.general', 'team.exhibition'),
  service: colleague('zhao', 'service-manager', 'team.general'),
  finance: colleague('zheng', 'finance', 'team.general'),
  admin: colleague('admin', 'admin'),
});

/** The stream shows everything that was written, and some of it again. */
const counts = () => countSources(desk.ports, desk.history.flatMap(sourcesIn));

const begin = async (start: string): Promise<void> => {
  desk = playingDesk(start);
  people = peopleOf(desk);
  const { desk: store } = desk.ports;
  const person = (id: string, name: string, more: Readonly<Record<string, Json>>) =>
    recordOf('person', id, { name, active: true, ...more });
  await keep(
    store,
    person('lin', '林晓梅', { post: 'recruiter', boss: 'chen', roles: ['recruiter'] }),
    person('chen', 'Chen Daming', { boss: 'zhao', roles: ['project-manager'] }),
    person('he', '何平', { post: 'recruiter', active: false }),
    recordOf('fair', 'F-1', { name: '2026 迪拜国际建材展', place: 'Dubai', opensOn: '2026-09-14' }),
    person('zhao', '赵志强', { roles: ['service-manager'] }),
  );
  await planTriggers(desk.ports);
};

const opensBy = async (moment: string): Promise<void> => {
  await desk.until(moment);
  await planTriggers(desk.ports);
  await desk.passes(1000);
};

const only = async (playbook: string): Promise<TicketId> => {
  const [id, ...others] = await desk.tickets(playbook);
  if (id === undefined || others.length > 0) throw new Error(`not one ${playbook}`);
  return id;
};

describe('the sheet of a quarter', () => {
  beforeEach(async () => {
    await begin('2026-03-31T08:00:00.000Z');
    await opensBy('2026-04-01T01:30:00.000Z');
  });

  const row = (figure: string, target: string, weight: string, method = 'share') => ({
    figure,
    target,
    weight,
    method,
  });

  const SHEET = [
    row('kpi-quarter.K35calls', '400', '60'),
    row('kpi-quarter.K21', '0.8', '20'),
    { ...row('', '1', '20', 'hand'), reason: '展前准备与团队协作' },
  ];
  const judged = (score: string) =>
    SHEET.map((one) => (one.method === 'hand' ? { ...one, score } : one));

  const agreed = async (): Promise<TicketId> => {
    const id = await only('kpi-quarter');
    expect(await people.manager.takes(id, 'fix.proposed', { sheet: SHEET })).toBe('done');
    expect(await people.recruiter.takes(id, 'agree.agreed')).toBe('done');
    return id;
  };

  /** Four days of eighty calls. */
  const calls = async (): Promise<void> => {
    for (const day of ['01', '02', '03', '07']) {
      await opensBy(`2026-04-${day}T08:30:00.000Z`);
      const report = (await desk.tickets('recruiter-day')).at(-1);
      if (report === undefined) throw new Error('no report');
      const numbers = { calls: '80', mails: '12', faxes: '1', week: '推进顺利' };
      expect(await people.recruiter.takes(report, 'report.reported', numbers)).toBe('done');
    }
  };

  /** Two exhibitors, of whom one sends all its papers. */
  const papers = async (): Promise<void> => {
    for (const company of ['佛山市恒辉陶瓷有限公司', 'Nordwind Ceramics GmbH']) {
      const id = await people.recruiter.begins('exhibitor-papers', 'F-1');
      const reached = { company, phone: '0757-82278888', mail: 'export@henghui.example' };
      const paid = { standFee: '38000', personFee: '0', contract: ['参展合同.pdf'] };
      await people.recruiter.takes(id, 'contract.signed', { ...reached, ...paid });
    }
    const [first] = await desk.tickets('exhibitor-papers');
    if (first === undefined) throw new Error('no papers');
    const listed = PAPERS.map((what) => ({ what, received: true, complete: true }));
    const done = await people.recruiter.takes(first, 'collect.complete', { papers: listed });
    expect(done).toBe('done');
  };

  const scoring = async (): Promise<TicketId> => {
    const id = await agreed();
    await calls();
    await papers();
    await counts();
    await desk.until('2026-07-01T02:00:00.000Z');
    expect(await people.manager.takes(id, 'run.over')).toBe('done');
    return id;
  };

  const scored = async (id: TicketId, score: string): Promise<void> => {
    const form = { sheet: judged(score), improve: '多拜访重点客户' };
    expect(await people.manager.takes(id, 'score.scored', form)).toBe('done');
    await desk.passes(MINUTE);
  };

  const setBase = async (base: number): Promise<void> => {
    const answer = await people.admin.asks('PUT /v1/settings/{playbook}', {
      path: { playbook: 'kpi-quarter' },
      headers: { 'if-match': '"0"' },
      json: { values: { base } },
    });
    expect(answer.status).toBe(200);
  };

  const paidIn = (month: string) => desk.balance('staff-pay', `lin/${month}/bonus`);

  test('is opened by the clock for each recruiter who is there, and scored by the superior', async () => {
    const id = await only('kpi-quarter');
    expect((await desk.ticket(id)).about).toBe('lin');
    expect(await desk.fields(id)).toMatchObject({ period: '2026-Q2', scorer: 'chen' });
  });

  test('weighs its figures to a hundred, and both agree on it before it counts', async () => {
    const id = await only('kpi-quarter');
    const light = { sheet: SHEET.slice(0, 2) };
    expect(await people.recruiter.takes(id, 'fix.proposed', { sheet: SHEET })).toBe(
      'step.not-yours',
    );
    expect(await people.manager.takes(id, 'fix.proposed', light)).toBe(
      'form.refused sheet not-valid',
    );
    expect(await people.manager.takes(id, 'fix.proposed', { sheet: SHEET })).toBe('done');
    expect(await people.manager.takes(id, 'agree.agreed')).toBe('step.not-yours');
    expect(await people.recruiter.takes(id, 'agree.differs')).toBe('form.refused voice missing');
    const voice = { voice: '电话目标太高' };
    expect(await people.recruiter.takes(id, 'agree.differs', voice)).toBe('done');
    expect(await desk.steps(id)).toEqual(['fix']);
    await agreed();
    expect(await desk.steps(id)).toEqual(['run']);
  });

  test('is late after five working days without figures, and the superior of the superior hears', async () => {
    const id = await only('kpi-quarter');
    await desk.until('2026-04-15T02:00:00.000Z');
    expect(await desk.timeline(id)).toContain('ticket.due-breached fix.1.fix');
  });

  test('is looked at each week while the quarter runs, and not scored before it is over', async () => {
    const id = await agreed();
    expect(await people.manager.takes(id, 'run.over')).toBe('outcome.not-now');
    expect(await people.manager.takes(id, 'run.checked')).toBe('form.refused check missing');
    await desk.passes(8 * DAY);
    expect(await desk.timeline(id)).toContain('ticket.due-breached run.1.check');
    const check = { check: '电话量达标，资料催收偏慢' };
    expect(await people.manager.takes(id, 'run.checked', check)).toBe('done');
    expect(await desk.steps(id)).toEqual(['run']);
    await desk.until('2026-07-01T02:00:00.000Z');
    expect(await people.manager.takes(id, 'run.checked', check)).toBe('outcome.not-now');
    expect(await people.manager.takes(id, 'run.over')).toBe('done');
  });

  test('takes what the tickets counted by its weights, and what people judge by their word', async () => {
    const id = await scoring();
    const { sheet, total } = await desk.fields(id);
    expect(sheet).toMatchObject([
      // 320 of 400 calls (K35).
      { actual: '320', score: '48' },
      // One of two came back complete (K21): 0.5 of 0.8.
      { actual: '0.5', score: '12.5' },
      { method: 'hand' },
    ]);
    expect(total).toBe('60.5');

    const improve = '多拜访重点客户';
    const takes = (rows: readonly Readonly<Record<string, string>>[]) =>
      people.manager.takes(id, 'score.scored', { sheet: rows, improve });
    expect(await takes(SHEET)).toBe('outcome.not-now');
    expect(await takes(judged('21'))).toBe('form.refused sheet.3.score not-valid');
    const unexplained = judged('17').map(({ figure, target, weight, method, ...rest }) => ({
      figure,
      target,
      weight,
      method,
      ...('score' in rest ? { score: rest.score } : {}),
    }));
    expect(await takes(unexplained)).toBe('form.refused sheet.3.reason not-valid');
    expect(await takes(judged('17'))).toBe('done');
    expect((await desk.fields(id))['total']).toBe('77.5');
  });

  test('is late ten working days after the quarter', async () => {
    const id = await scoring();
    await desk.until('2026-07-16T02:00:00.000Z');
    expect(await desk.timeline(id)).toContain('ticket.due-breached score.1.score');
  });

  test('is objected to, scored again, signed, and pays the next quarter month by month', async () => {
    await setBase(2000);
    const id = await scoring();
    await scored(id, '17');
    // K34: 2,000 * 77.5 / 100.
    expect((await desk.fields(id))['bonus']).toBe('1550');
    expect(await people.manager.takes(id, 'tell.accepts')).toBe('step.not-yours');
    expect(await people.recruiter.takes(id, 'tell.objects')).toBe('form.refused voice missing');
    const voice = { voice: '培训组织未计入' };
    expect(await people.recruiter.takes(id, 'tell.objects', voice)).toBe('done');
    await scored(id, '19');
    expect(await desk.fields(id)).toMatchObject({
      total: '79.5',
      bonus: '1590',
      paper: { version: 2 },
    });
    expect(await people.recruiter.takes(id, 'tell.accepts')).toBe('form.refused agreed missing');
    expect(await paidIn('2026-07')).toBe('0');
    const agreement = { agreed: { name: '林晓梅' } };
    expect(await people.recruiter.takes(id, 'tell.accepts', agreement)).toBe('done');
    expect(await Promise.all(['2026-07', '2026-08', '2026-09'].map(paidIn))).toEqual([
      '1590',
      '1590',
      '1590',
    ]);
    expect(await Promise.all(['2026-06', '2026-10'].map(paidIn))).toEqual(['0', '0']);
    expect(await desk.state(id)).toBe('closed');
  });

  test('pays nothing while the desk has set no base', async () => {
    const id = await scoring();
    await scored(id, '20');
    expect((await desk.fields(id))['bonus']).toBe(undefined);
    const agreement = { agreed: { name: '林晓梅' } };
    expect(await people.recruiter.takes(id, 'tell.accepts', agreement)).toBe('done');
    expect(await paidIn('2026-07')).toBe('0');
  });
});

describe('the commission of a month', () => {
  let id: TicketId;

  beforeEach(async () => {
    await begin('2026-04-01T08:00:00.000Z');
    await opensBy('2026-04-03T01:30:00.000Z');
    id = await only('bonus');
  });

  const share = (person: string, post: string, score: string) => ({ person, post, score });
  const TEAM = [share('lin', 'seo', '100'), share('chen', 'other', '75')];
  const collected = (fields: Readonly<Record<string, Json>> = {}) =>
    people.hr.takes(id, 'collect.ready', {
      task: '1500000',
      sales: '1000000',
      team: TEAM,
      ...fields,
    });

  test('is that of the month before', async () => {
    expect(await desk.fields(id)).toMatchObject({ period: '2026-03' });
  });

  test.each([
    ['499900', '0.008', '3999.2'],
    ['500000', '0.01', '5000'],
    // The source's own example: a million at 67 percent is ten thousand; here of a task of a million.
    ['670000', '0.01', '6700'],
    ['799900', '0.01', '7999'],
    ['800000', '0.013', '10400'],
    ['999900', '0.013', '12998.7'],
    ['1000000', '0.015', '15000'],
  ])(
    'of a task of a million, %s sold, is at the rate of %s (K36)',
    async (sales, rate, commission) => {
      expect(await collected({ task: '1000000', sales })).toBe('done');
      expect(await desk.fields(id)).toMatchObject({ rate, commission });
    },
  );

  test('is shared two to one, each share by the score of whoever gets it (K37, K38)', async () => {
    const scores = ['59.9', '60', '70', '80', '100'];
    const team = [share('lin', 'seo', '100'), ...scores.map((one) => share('chen', 'other', one))];
    expect(await collected({ team })).toBe('done');
    const fields = await desk.fields(id);
    expect(fields['commission']).toBe('10000');
    // Two parts of seven with 115 percent; one of seven with 0, 80, 95, 100 and 115 percent.
    expect(fields['team']).toMatchObject(
      ['3285.71', '0', '1142.86', '1357.14', '1428.57', '1642.86'].map((pay) => ({ pay })),
    );
    expect(fields['total']).toBe('8857.14');
  });

  test('needs a task, sales, and scores up to a hundred', async () => {
    expect(await collected({ task: '0' })).toBe('form.refused task not-valid');
    expect(await collected({ sales: '-1' })).toBe('form.refused sales not-valid');
    expect(await collected({ team: [share('lin', 'seo', '101')] })).toBe(
      'form.refused team.1.score not-valid',
    );
    expect(await collected({ team: [] })).toBe('form.refused team missing');
  });

  test('goes back, is approved by another than its owner, and is posted to each', async () => {
    expect(await people.finance.takes(id, 'collect.ready')).toBe('step.not-yours');
    expect(await collected({ team: [share('lin', 'seo', '100')] })).toBe('done');
    expect(await people.hr.takes(id, 'approve.approved')).toBe('step.not-yours');
    expect(await people.service.takes(id, 'approve.back')).toBe('done');
    expect(await desk.steps(id)).toEqual(['collect']);
    expect(await collected()).toBe('done');
    expect(await people.service.takes(id, 'approve.approved')).toBe('done');
    expect(await people.service.takes(id, 'pay.paid')).toBe('step.not-yours');
    expect(await people.finance.takes(id, 'pay.paid')).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    // 10,000 * 2/3 * 1.15, and 10,000 * 1/3 * 0.95.
    expect(await desk.balance('staff-pay', 'lin/2026-03/commission')).toBe('7666.67');
    expect(await desk.balance('staff-pay', 'chen/2026-03/commission')).toBe('3166.67');
    expect(await desk.balance('staff-pay', 'company')).toBe('-10833.34');
  });
});
