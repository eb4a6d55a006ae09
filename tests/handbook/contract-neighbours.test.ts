/** What comes of a signed contract (P060): its original taken out and brought back, a dispute settled or taken to court. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  seller: colleague('liu', 'marketing', 'team.general'),
  agent: colleague('lin', 'agent', 'team.general'),
  chief: colleague('sun', 'service-manager', 'team.general'),
  head: colleague('zhao', 'general-manager', 'team.general'),
  legal: colleague('song', 'legal', 'team.general'),
});

const CONTRACT = 'K-1';
const NUMBER = 'HT-2025-0042';
const BUYER = 'purchase@hongyuan.example';

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('customer', 'C-1', { name: '苏州宏远机械有限公司', mail: BUYER, active: true }),
    recordOf('contract', CONTRACT, {
      number: NUMBER,
      customer: 'C-1',
      subject: '数控车床 CK6140 三台',
      value: '360000',
      signedOn: '2025-12-08',
      active: true,
    }),
    recordOf('person', 'liu', { name: '刘洋', roles: ['marketing'], mail: 'liu@huiyin.example' }),
    recordOf('person', 'sun', {
      name: '孙主管',
      roles: ['service-manager'],
      mail: 'sun@huiyin.example',
    }),
  );
  await desk.posts('custody', 'filed', `customer-service/${NUMBER}`, '1');
});

const saidTo = (address: string): readonly string[] =>
  desk.sent.filter(({ mail }) => mail.to.address === address).map(({ mail }) => mail.text);

const where = async () => ({
  house: await desk.balance('custody', `customer-service/${NUMBER}`),
  out: await desk.balance('custody', `liu/${NUMBER}`),
});

describe('the original of a contract', () => {
  const wanted = { purpose: '投标现场核验原件', returnOn: '2026-03-06' };

  const asked = async (): Promise<TicketId> => {
    const id = await people.seller.begins('contract-loan', CONTRACT);
    expect(await people.seller.takes(id, 'ask.asked', wanted)).toBe('done');
    return id;
  };

  const approved = async (): Promise<TicketId> => {
    const id = await asked();
    const approval = { approval: { name: '赵总' } };
    expect(await people.head.takes(id, 'approve.signed', approval)).toBe('done');
    return id;
  };

  const taken = { taken: { name: '刘洋' } };

  test('is not asked for without a purpose and a day of return that is still to come', async () => {
    const id = await people.seller.begins('contract-loan', CONTRACT);
    const past = { purpose: '核验', returnOn: '2026-03-01' };
    expect(await people.seller.takes(id, 'ask.asked', past)).toBe(
      'form.refused returnOn not-valid',
    );
    expect(await people.seller.takes(id, 'ask.asked')).toBe(
      'form.refused purpose missing, returnOn missing',
    );
  });

  test('leaves the house only with the general manager’s signature', async () => {
    const id = await asked();
    expect(await people.chief.takes(id, 'approve.signed', { approval: { name: '孙主管' } })).toBe(
      'step.not-yours',
    );
    expect(await people.head.takes(id, 'approve.signed')).toBe('form.refused approval missing');
    expect(await people.agent.takes(id, 'hand.handed', taken)).toBe('step.not-open');
    expect(await where()).toEqual({ house: '1', out: '0' });
  });

  test('may be refused, with the reason', async () => {
    const id = await asked();
    expect(await people.head.takes(id, 'approve.refused')).toBe('form.refused refusal missing');
    const why = { refusal: '用扫描件即可' };
    expect(await people.head.takes(id, 'approve.refused', why)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('is not approved or handed out by whoever asks for it', async () => {
    const all = desk.colleague('liu', 'general-manager', 'agent', 'team.general');
    const id = await asked();
    expect(await all.takes(id, 'approve.signed', { approval: { name: '刘洋' } })).toBe(
      'step.four-eyes',
    );
    await people.head.takes(id, 'approve.signed', { approval: { name: '赵总' } });
    expect(await all.takes(id, 'hand.handed', taken)).toBe('step.four-eyes');
  });

  test('is with the taker until it is back', async () => {
    const id = await approved();
    expect(await people.agent.takes(id, 'hand.handed', taken)).toBe('done');
    expect(await where()).toEqual({ house: '0', out: '1' });
    expect(await people.agent.takes(id, 'out.returned')).toBe('done');
    expect(await where()).toEqual({ house: '1', out: '0' });
    expect(await desk.state(id)).toBe('closed');
  });

  test('cannot be handed out twice', async () => {
    const [first, second] = [await approved(), await approved()];
    expect(await people.agent.takes(first, 'hand.handed', taken)).toBe('done');
    expect(await people.agent.takes(second, 'hand.handed', taken)).toBe('ledger.refused');
    expect(await desk.steps(second)).toEqual(['hand']);
    expect(await people.agent.takes(first, 'out.returned')).toBe('done');
    expect(await people.agent.takes(second, 'hand.handed', taken)).toBe('done');
  });

  test('is asked back the day before, and raised once it is late', async () => {
    const id = await approved();
    await people.agent.takes(id, 'hand.handed', taken);
    await desk.until('2026-03-05T15:59:00.000Z');
    expect(saidTo('liu@huiyin.example')).toEqual([]);
    await desk.until('2026-03-05T16:05:00.000Z');
    expect(saidTo('liu@huiyin.example').join()).toContain(NUMBER);
    expect(saidTo('sun@huiyin.example')).toEqual([]);
    await desk.until('2026-03-06T16:05:00.000Z');
    expect(saidTo('sun@huiyin.example')).not.toEqual([]);
    expect(await desk.timeline(id)).toContain('ticket.due-breached out.1.return');
  });
});

describe('a dispute over a contract', () => {
  const found = {
    matter: '首台机床主轴异响，买方拒付尾款',
    facts: ['检测报告.pdf'],
    proposal: '免费更换主轴，买方一周内付清尾款。',
  };

  const proposed = async (): Promise<TicketId> => {
    const id = await people.agent.begins('contract-dispute', CONTRACT);
    expect(await people.agent.takes(id, 'collect.proposed', found)).toBe('done');
    return id;
  };

  const decided = async (way: 'negotiate' | 'court' | 'back'): Promise<TicketId> => {
    const id = await proposed();
    expect(await people.chief.takes(id, `approve.${way}`, { opinion: '同意' })).toBe('done');
    return id;
  };

  const sent = async (): Promise<TicketId> => {
    const id = await decided('negotiate');
    expect(await people.agent.takes(id, 'negotiate.agreed', { answer: '同意' })).toBe('done');
    await desk.passes(MINUTE);
    const ours = { ourSignature: { name: '孙主管' } };
    expect(await people.chief.takes(id, 'weSign.signed', ours)).toBe('done');
    await desk.passes(MINUTE);
    return id;
  };

  const otherAnswers = (form: Readonly<Record<string, string>>) => {
    const token = /\/documents\/(\S+)/.exec(saidTo(BUYER).at(-1) ?? '')?.[1] ?? '';
    return desk.api('POST /documents/{token}', { path: { token }, form });
  };

  test('knows its contract and the other party, and begins with the facts', async () => {
    const id = await people.agent.begins('contract-dispute', CONTRACT);
    expect(await desk.fields(id)).toMatchObject({ number: NUMBER, customer: 'C-1' });
    const { facts: _, ...without } = found;
    expect(await people.agent.takes(id, 'collect.proposed', without)).toBe(
      'form.refused facts missing',
    );
  });

  test('is settled: both sides sign, the other one by link', async () => {
    const id = await sent();
    expect(
      (await otherAnswers({ 'take-outcome': 'signed', otherSignature: '吴建国' })).status,
    ).toBe(303);
    await desk.passes(HOUR);
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.fields(id)).toMatchObject({ result: 'settled' });
    const signatures = (await desk.ticket(id)).run.documents?.['settlement']?.at(-1)?.signatures;
    expect(signatures).toMatchObject([{ name: '孙主管' }, { name: '吴建国', by: 'other' }]);
  });

  test('goes on when the other party does not sign after all', async () => {
    const id = await sent();
    const no = { 'take-outcome': 'refused', answer: '须先更换主轴' };
    expect((await otherAnswers(no)).status).toBe(303);
    expect(await desk.steps(id)).toEqual(['negotiate']);
    const again = { proposal: '先更换主轴，验收后付清尾款。', answer: '原则同意' };
    expect(await people.agent.takes(id, 'negotiate.again', again)).toBe('done');
    expect(await people.chief.takes(id, 'approve.negotiate', { opinion: '可以' })).toBe('done');
    expect(await people.agent.takes(id, 'negotiate.agreed', { answer: '同意' })).toBe('done');
    await desk.passes(MINUTE);
    expect(await people.chief.takes(id, 'weSign.signed')).toBe('form.refused ourSignature missing');
    await people.chief.takes(id, 'weSign.signed', { ourSignature: { name: '孙主管' } });
    await desk.passes(MINUTE);
    expect(
      (await otherAnswers({ 'take-outcome': 'signed', otherSignature: '吴建国' })).status,
    ).toBe(303);
    const documents = (await desk.ticket(id)).run.documents?.['settlement'] ?? [];
    expect(documents.map(({ withdrawn }) => withdrawn?.because)).toEqual(['changed', undefined]);
  });

  test('is decided by the manager, and not by whoever proposes', async () => {
    const both = desk.colleague('lin', 'agent', 'service-manager', 'team.general');
    const id = await proposed();
    const opinion = { opinion: '同意' };
    expect(await people.agent.takes(id, 'approve.negotiate', opinion)).toBe('step.not-yours');
    expect(await both.takes(id, 'approve.negotiate', opinion)).toBe('step.four-eyes');
  });

  test('goes back for more facts, and is proposed anew', async () => {
    const id = await decided('back');
    expect(await desk.steps(id)).toEqual(['collect']);
    expect(await people.agent.takes(id, 'collect.proposed')).toBe('done');
    expect(await desk.steps(id)).toEqual(['approve']);
  });

  test.each(['court', 'failed'] as const)('goes to legal when the way is %s', async (way) => {
    const id = await decided(way === 'court' ? 'court' : 'negotiate');
    if (way === 'failed') {
      expect(await people.agent.takes(id, 'negotiate.failed', { answer: '拒绝' })).toBe('done');
    }
    expect(await people.agent.takes(id, 'legal.taken')).toBe('step.not-yours');
    expect(await people.legal.takes(id, 'legal.taken')).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.fields(id)).toMatchObject({ result: 'court' });
  });
});
