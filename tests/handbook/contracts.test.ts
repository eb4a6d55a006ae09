/** Sales contracts (P060): standing, review, approval, signatures, custody, supply, payment; and the way off at each of them. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { changeSettingsOf } from '#shared/usecases/settings.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';
import { personOf, value } from '#tests/support/tickets.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  seller: colleague('liu', 'marketing', 'team.general'),
  service: colleague('chen', 'supervisor', 'team.general'),
  agent: colleague('lin', 'agent', 'team.general'),
  finance: colleague('zheng', 'finance', 'team.general'),
  legal: colleague('song', 'legal', 'team.general'),
  support: colleague('he', 'sales-support', 'team.general'),
  logistics: colleague('kong', 'logistics', 'team.general'),
  manager: colleague('qian', 'marketing-manager', 'team.general'),
  head: colleague('zhao', 'general-manager', 'team.general'),
  chief: colleague('sun', 'service-manager', 'team.general'),
});

const CUSTOMER = 'C-1';
const NUMBER = 'HT-2026-0001';

const person = (
  id: string,
  name: string,
  role: string,
  more: Readonly<Record<string, Json>> = {},
) =>
  recordOf('person', id, {
    name,
    roles: [role],
    mail: `${id}@huiyin.example`,
    active: true,
    ...more,
  });

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('customer', CUSTOMER, {
      name: '苏州宏远机械有限公司',
      mail: 'purchase@hongyuan.example',
      phone: '0512-65881234',
      creditLimit: '500000',
      active: true,
    }),
    recordOf('customer', 'C-2', { name: 'Northwind Tools Ltd', active: true, supplyHeld: true }),
    person('qian', '钱经理', 'marketing-manager'),
    person('he', '何静', 'sales-support'),
    person('kong', '孔强', 'logistics'),
    person('sun', '孙主管', 'service-manager'),
    person('zhou', '周总监', 'supervisor'),
  );
});

const standing = {
  customer: CUSTOMER,
  licence: ['营业执照.pdf'],
  licenceUntil: '2030-12-31',
  reputation: '无失信记录',
  results: '2025 年营收 2.1 亿元',
};

const draft = {
  subject: '数控车床 CK6140 三台',
  draft: ['合同草案.docx'],
  value: '360000',
  terms: '质保十二个月；运输由卖方承担。',
  supplyBy: '2026-03-20',
  payBy: '2026-04-20',
};

const begun = async (): Promise<TicketId> => {
  const id = await people.seller.begins('contract');
  expect(await people.seller.takes(id, 'standing.sound', standing)).toBe('done');
  return id;
};

const inReview = async (fields: Partial<typeof draft> = {}): Promise<TicketId> => {
  const id = await begun();
  expect(await people.seller.takes(id, 'draft.review', { ...draft, ...fields })).toBe('done');
  return id;
};

const fits = { economical: true, feasible: true, lawful: true, fairPrice: true };

const opinions = {
  service: { ...fits, serviceOpinion: '可签' },
  finance: { financeAgrees: true, financeOpinion: '账期可接受' },
  legal: { legalAgrees: true, legalOpinion: '条款合法' },
};

type Opinions = { readonly [part in keyof typeof opinions]: Readonly<Record<string, Json>> };

const review = async (id: TicketId, given: Partial<Opinions> = {}): Promise<void> => {
  const { service, finance, legal } = { ...opinions, ...given };
  expect(await people.service.takes(id, 'service.reviewed', service)).toBe('done');
  expect(await people.finance.takes(id, 'finance.reviewed', finance)).toBe('done');
  expect(await people.legal.takes(id, 'legal.reviewed', legal)).toBe('done');
};

/** The general manager approves from this value on. */
const headDecidesFrom = async (generalManagerFrom: string): Promise<void> => {
  const ports = { ...desk.ports, settings: desk.ports.settingsBook };
  const set = { playbook: 'contract', version: 0, values: { generalManagerFrom } };
  value(await changeSettingsOf(ports, personOf('gao', 'admin'), set));
};

const approved = async (): Promise<TicketId> => {
  const id = await inReview();
  await review(id);
  expect(await people.head.takes(id, 'generalManager.approved', { decision: '同意' })).toBe('done');
  await desk.passes(MINUTE);
  return id;
};

const ours = { signature: { name: '刘洋' } };

const sentToBuyer = async (): Promise<TicketId> => {
  const id = await approved();
  expect(await people.seller.takes(id, 'sign.signed', ours)).toBe('done');
  await desk.passes(MINUTE);
  return id;
};

/** What was said to an address, newest last. */
const saidTo = (address: string): readonly string[] =>
  desk.sent.filter(({ mail }) => mail.to.address === address).map(({ mail }) => mail.text);

const linkIn = (text: string | undefined): string =>
  /\/documents\/(\S+)/.exec(text ?? '')?.[1] ?? '';

const buyerAnswers = (fields: Readonly<Record<string, string>>) =>
  desk.api('POST /documents/{token}', {
    path: { token: linkIn(saidTo('purchase@hongyuan.example').at(-1)) },
    form: fields,
  });

const buyerSigns = { 'take-outcome': 'signed', buyerSignature: '吴建国' };

const signed = async (): Promise<TicketId> => {
  const id = await sentToBuyer();
  expect((await buyerAnswers(buyerSigns)).status).toBe(303);
  await desk.passes(MINUTE);
  return id;
};

const handedIn = async (): Promise<TicketId> => {
  const id = await signed();
  expect(await people.seller.takes(id, 'handIn.handed', { copy: ['合同副本.pdf'] })).toBe('done');
  await desk.passes(MINUTE);
  return id;
};

const pays = (id: TicketId, by: typeof people.finance, received: string) =>
  by.takes(id, received === 'rest' ? 'collect.paid' : 'collect.part', {
    received,
    receivedOn: desk.now().slice(0, 10),
  });

const breaches = async (id: TicketId): Promise<readonly string[]> =>
  (await desk.timeline(id)).filter((line) => line.includes('due-breached'));

const contractRecord = async (id: TicketId) => {
  const record = await desk.ports.records.record({ kind: 'contract', id });
  return record?.state === 'kept' ? record.fields : undefined;
};

describe('before the negotiation', () => {
  test('the standing of the other party is looked into, all of it', async () => {
    const id = await people.seller.begins('contract');
    expect(await people.seller.takes(id, 'standing.sound', { customer: CUSTOMER })).toBe(
      'form.refused licence missing, licenceUntil missing, reputation missing, results missing',
    );
    expect(await people.finance.takes(id, 'standing.sound', standing)).toBe('step.not-yours');
  });

  test.each([
    ['whose licence has run out', { licenceUntil: '2026-03-01' }],
    ['whose supply is held', { customer: 'C-2' }],
  ])('a party %s is not negotiated with; what was found stays on record', async (_, found) => {
    const id = await people.seller.begins('contract');
    const fields = { ...standing, ...found };
    expect(await people.seller.takes(id, 'standing.sound', fields)).toBe('outcome.not-now');
    expect(await people.seller.takes(id, 'standing.unsound', fields)).toBe(
      'form.refused reason missing',
    );
    const reason = { ...fields, reason: '不具备签约条件' };
    expect(await people.seller.takes(id, 'standing.unsound', reason)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.fields(id)).toMatchObject(found);
  });

  test('a negotiation may be dropped, with the reason', async () => {
    const id = await begun();
    expect(await people.seller.takes(id, 'draft.dropped', draft)).toBe(
      'form.refused reason missing',
    );
    expect(await people.seller.takes(id, 'draft.dropped', { ...draft, reason: '报价过低' })).toBe(
      'done',
    );
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.timeline(id)).toContain('step.passed-over tellDropped');
  });
});

describe('the review', () => {
  test('is made by customer service, finance and legal at once, each in its own part', async () => {
    const id = await inReview();
    expect((await desk.steps(id)).toSorted()).toEqual(['finance', 'legal', 'service']);
    expect(await people.finance.takes(id, 'legal.reviewed', opinions.legal)).toBe('step.not-yours');
    const { lawful: _, ...without } = opinions.service;
    expect(await people.service.takes(id, 'service.reviewed', without)).toBe(
      'form.refused lawful missing',
    );
    await review(id);
    expect(await desk.steps(id)).toEqual(['generalManager']);
  });

  test('is not made by whoever asks for the contract', async () => {
    const both = desk.colleague('liu', 'marketing', 'finance', 'legal', 'team.general');
    const id = await inReview();
    expect(await both.takes(id, 'finance.reviewed', opinions.finance)).toBe('step.four-eyes');
    expect(await both.takes(id, 'legal.reviewed', opinions.legal)).toBe('step.four-eyes');
  });

  test('takes one working day; whoever is late is told of, part by part', async () => {
    const id = await inReview();
    expect(await people.legal.takes(id, 'legal.reviewed', opinions.legal)).toBe('done');
    await desk.until('2026-03-03T01:59:00.000Z');
    expect(await breaches(id)).toEqual([]);
    await desk.until('2026-03-03T02:01:00.000Z');
    expect((await breaches(id)).toSorted()).toEqual([
      'ticket.due-breached finance.1.finance',
      'ticket.due-breached service.1.service',
    ]);
    expect(saidTo('sun@huiyin.example')).not.toEqual([]);
  });

  test.each([
    [
      'customer service finds it uneconomical',
      { service: { ...opinions.service, economical: false } },
    ],
    [
      'customer service finds it not feasible',
      { service: { ...opinions.service, feasible: false } },
    ],
    ['customer service finds it unlawful', { service: { ...opinions.service, lawful: false } }],
    [
      'customer service finds the price unfair',
      { service: { ...opinions.service, fairPrice: false } },
    ],
    ['finance does not agree', { finance: { financeAgrees: false, financeOpinion: '账期过长' } }],
    ['legal does not agree', { legal: { legalAgrees: false, legalOpinion: '缺违约责任' } }],
  ])('sends the draft back when %s, and all review the next one anew', async (_, given) => {
    const id = await inReview();
    await review(id, given);
    expect(await desk.steps(id)).toEqual(['draft']);
    expect(await people.seller.takes(id, 'draft.review', { terms: '补充违约责任条款' })).toBe(
      'done',
    );
    expect(await people.finance.takes(id, 'finance.reviewed')).toBe(
      'form.refused financeAgrees missing',
    );
    await review(id);
    expect(await desk.steps(id)).toEqual(['generalManager']);
  });
});

describe('the approval', () => {
  beforeEach(() => headDecidesFrom('500000'));

  test('is the marketing manager’s below the value that the desk has set, the general manager’s from it on', async () => {
    const small = await inReview({ value: '499999.99' });
    await review(small);
    expect(await desk.steps(small)).toEqual(['manager']);
    const large = await inReview({ value: '500000' });
    await review(large);
    expect(await desk.steps(large)).toEqual(['generalManager']);
  });

  test('has its working day, too, at either level', async () => {
    const small = await inReview();
    await review(small);
    const large = await inReview({ value: '800000' });
    await review(large);
    await desk.passes(DAY + HOUR);
    expect(await breaches(small)).toEqual(['ticket.due-breached manager.1.manager']);
    expect(await breaches(large)).toEqual(['ticket.due-breached generalManager.1.general-manager']);
    expect(saidTo('he@huiyin.example')).not.toEqual([]);
  });

  test.each(['manager', 'generalManager'] as const)('may be refused by the %s', async (step) => {
    const id = await inReview({ value: step === 'manager' ? '1000' : '900000' });
    await review(id);
    const by = step === 'manager' ? people.manager : people.head;
    expect(await by.takes(id, `${step}.back`, { decision: '价格需再谈' })).toBe('done');
    expect(await desk.steps(id)).toEqual(['draft']);
  });

  test('leads on to our signature', async () => {
    const id = await inReview();
    await review(id);
    expect(await people.manager.takes(id, 'manager.approved', { decision: '同意' })).toBe('done');
    expect(await desk.steps(id)).toEqual(['sign']);
    expect(await desk.timeline(id)).toContain('step.passed-over tellConfirmer');
  });
});

describe('an urgent contract whose approver is away', () => {
  const phoned = { urgency: '客户三日内开标', confirmer: 'zhou', confirmation: '同意按草案签订' };

  beforeEach(() => headDecidesFrom('500000'));

  const away = async (): Promise<void> => {
    const before = await desk.ports.records.record({ kind: 'person', id: 'qian' });
    if (before?.state !== 'kept') throw new Error('qian is gone');
    const after = {
      ...before,
      version: before.version + 1,
      fields: { ...before.fields, away: true },
    };
    value(await desk.ports.desk.commit({ at: desk.now(), records: [{ before, after }] }));
  };

  const skipped = async (): Promise<TicketId> => {
    const id = await inReview();
    await review(id);
    await away();
    expect(await people.support.does(id, 'skipLevel', phoned)).toBe('done');
    return id;
  };

  test('is confirmed by phone through sales support and goes a level up', async () => {
    const id = await inReview();
    await review(id);
    await away();
    expect(await people.seller.does(id, 'skipLevel', phoned)).toBe('step.not-yours');
    expect(await people.support.does(id, 'skipLevel', { confirmer: 'zhou' })).toBe(
      'form.refused urgency missing, confirmation missing',
    );
    expect(await people.support.does(id, 'skipLevel', phoned)).toBe('done');
    expect(await desk.steps(id)).toEqual(['generalManager']);
  });

  test('skips no level while the approver is there, nor before the review', async () => {
    const id = await inReview();
    expect(await people.support.does(id, 'skipLevel', phoned)).toBe('outcome.not-now');
    await review(id);
    expect(await people.support.does(id, 'skipLevel', phoned)).toBe('outcome.not-now');
    expect(await desk.steps(id)).toEqual(['manager']);
  });

  test('whoever confirmed it hears how it was decided', async () => {
    const id = await skipped();
    await people.head.takes(id, 'generalManager.approved', { decision: '同意，尽快签订' });
    await desk.passes(MINUTE);
    expect(saidTo('zhou@huiyin.example').join()).toContain('同意，尽快签订');
  });

  test('whoever confirmed it hears also that nothing came of it', async () => {
    const id = await skipped();
    await people.head.takes(id, 'generalManager.back', { decision: '付款期限太长' });
    await people.seller.takes(id, 'draft.dropped', { reason: '对方不接受账期' });
    await desk.passes(MINUTE);
    expect(await desk.state(id)).toBe('closed');
    expect(saidTo('zhou@huiyin.example').join()).toContain('对方不接受账期');
  });
});

describe('the signatures', () => {
  test('stand on the paper with the contract’s number, ours first, then the buyer’s by link', async () => {
    const id = await sentToBuyer();
    expect(saidTo('purchase@hongyuan.example').at(-1)).toContain(NUMBER);
    expect((await buyerAnswers(buyerSigns)).status).toBe(303);
    expect(await desk.steps(id)).toEqual(['handIn']);
    const { run } = await desk.ticket(id);
    expect(run.documents?.['paper']?.at(-1)).toMatchObject({
      signatures: [{ name: '刘洋' }, { name: '吴建国', by: 'buyer', how: 'link' }],
    });
    expect(run.fields).toMatchObject({ signedOn: '2026-03-02' });
    expect(run.number).toBe(NUMBER);
  });

  test('of the buyer may come on paper, with the day that stands on it', async () => {
    const id = await sentToBuyer();
    const filed = { buyerSignature: { name: '吴建国', paper: true } };
    const tomorrow = { ...filed, signedOn: '2026-03-03' };
    expect(await people.seller.takes(id, 'buyerSigns.signed', tomorrow)).toBe(
      'form.refused signedOn not-valid',
    );
    const before = { ...filed, signedOn: '2026-02-27' };
    expect(await people.seller.takes(id, 'buyerSigns.signed', before)).toBe('done');
    expect(await desk.fields(id)).toMatchObject({ signedOn: '2026-02-27' });
  });

  test('are the buyer’s own: nobody signs for it at the console', async () => {
    const id = await sentToBuyer();
    const forged = { buyerSignature: { name: '吴建国' } };
    expect(await people.seller.takes(id, 'buyerSigns.signed', forged)).toBe('step.not-yours');
  });

  test('are given anew when the buyer wants changes, under the same number', async () => {
    const id = await sentToBuyer();
    const link = linkIn(saidTo('purchase@hongyuan.example').at(-1));
    const wanted = { 'take-outcome': 'changes', wanted: '质保改为二十四个月' };
    expect((await buyerAnswers(wanted)).status).toBe(303);
    expect(await desk.steps(id)).toEqual(['draft']);
    const changed = { terms: '质保二十四个月；运输由卖方承担。' };
    expect(await people.seller.takes(id, 'draft.review', changed)).toBe('done');
    await review(id);
    await people.head.takes(id, 'generalManager.approved', { decision: '同意' });
    await desk.passes(MINUTE);
    expect(await people.seller.takes(id, 'sign.signed')).toBe('form.refused signature missing');
    expect(await people.seller.takes(id, 'sign.signed', ours)).toBe('done');
    await desk.passes(MINUTE);
    const old = await desk.api('POST /documents/{token}', {
      path: { token: link },
      form: buyerSigns,
    });
    expect(old.status).toBe(409);
    expect((await buyerAnswers(buyerSigns)).status).toBe(303);
    expect((await desk.ticket(id)).run.number).toBe(NUMBER);
  });

  test('may be refused by the buyer: then nothing is owed', async () => {
    const id = await sentToBuyer();
    expect((await buyerAnswers({ 'take-outcome': 'refused', reason: '项目取消' })).status).toBe(
      303,
    );
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.balance('receivables', NUMBER)).toBe('0');
    expect(await contractRecord(id)).toBeUndefined();
  });
});

describe('the signed contract', () => {
  test('is handed in to customer service within a working day of signing', async () => {
    const id = await signed();
    await desk.until('2026-03-04T00:59:00.000Z');
    expect(await breaches(id)).toEqual([]);
    await desk.until('2026-03-04T01:01:00.000Z');
    expect(await breaches(id)).toEqual(['ticket.due-breached handIn.1.hand-in']);
    expect(await desk.timeline(id)).toContain('ticket.due-warned handIn.1.hand-in');
  });

  test('then stands in the books: its record, its original, what is owed', async () => {
    const id = await handedIn();
    expect(await contractRecord(id)).toMatchObject({
      number: NUMBER,
      customer: CUSTOMER,
      value: '360000',
      active: true,
    });
    expect(await desk.balance('custody', `customer-service/${NUMBER}`)).toBe('1');
    expect(await desk.balance('receivables', NUMBER)).toBe('360000');
    expect((await desk.steps(id)).toSorted()).toEqual(['collect', 'execute']);
  });

  test('is urged before its supply is due and when anybody asks, and raised when it is late', async () => {
    const id = await handedIn();
    expect(await people.agent.does(id, 'urge')).toBe('done');
    await desk.passes(MINUTE);
    expect(saidTo('kong@huiyin.example')).toHaveLength(1);
    await desk.until('2026-03-17T16:01:00.000Z');
    expect(saidTo('kong@huiyin.example')).toHaveLength(2);
    expect(await breaches(id)).toEqual([]);
    await desk.until('2026-03-20T16:01:00.000Z');
    expect(await breaches(id)).toEqual(['ticket.due-breached execute.1.supply']);
  });

  test('reminds the buyer a week before payment is due, and raises what is late', async () => {
    const id = await handedIn();
    await people.agent.takes(id, 'execute.supplied', { deliveredOn: '2026-03-02' });
    const before = saidTo('purchase@hongyuan.example').length;
    await desk.until('2026-04-13T16:01:00.000Z');
    expect(saidTo('purchase@hongyuan.example').slice(before).join()).toContain('360,000.00');
    await desk.until('2026-04-20T16:01:00.000Z');
    expect(await breaches(id)).toEqual(['ticket.due-breached collect.1.pay']);
    expect(await people.agent.does(id, 'urge')).toBe('outcome.not-now');
  });
});

describe('supply and payment', () => {
  const supplied = (id: TicketId, deliveredOn = '2026-03-02') =>
    people.agent.takes(id, 'execute.supplied', { deliveredOn });

  const paysAll = (id: TicketId, received: string) =>
    people.seller.takes(id, 'collect.paid', { received, receivedOn: '2026-03-02' });

  test('in parts: each is booked once, and the last ends the contract', async () => {
    const id = await handedIn();
    expect(await supplied(id)).toBe('done');
    expect(await desk.balance('exposure', CUSTOMER)).toBe('360000');
    expect(await pays(id, people.finance, '100000.50')).toBe('done');
    expect(await people.finance.takes(id, 'collect.part')).toBe(
      'form.refused received missing, receivedOn missing',
    );
    expect(await desk.balance('receivables', NUMBER)).toBe('259999.5');
    expect(await desk.fields(id)).toMatchObject({ paid: '100000.5', open: '259999.5' });
    expect(await paysAll(id, '259999.51')).toBe('form.refused received not-valid');
    expect(await paysAll(id, '259999.49')).toBe('outcome.not-now');
    expect(await paysAll(id, '259999.50')).toBe('done');
    await desk.passes(MINUTE);
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.fields(id)).toMatchObject({ paid: '360000', open: '0' });
    expect(await contractRecord(id)).toMatchObject({ active: false });
    expect(await desk.balance('receivables', NUMBER)).toBe('0');
    expect(await desk.balance('exposure', CUSTOMER)).toBe('0');
    for (const ledger of ['receivables', 'exposure', 'custody']) {
      expect(await desk.ports.book.trialBalance(ledger)).toMatchObject({ sum: 0 });
    }
  });

  test('in advance: the contract stays open until it is supplied', async () => {
    const id = await handedIn();
    expect(await paysAll(id, '360000')).toBe('done');
    expect(await desk.steps(id)).toEqual(['execute']);
    expect(await desk.balance('exposure', CUSTOMER)).toBe('-360000');
    expect(await supplied(id, '2026-03-03')).toBe('form.refused deliveredOn not-valid');
    expect(await supplied(id, '2026-03-01')).toBe('form.refused deliveredOn not-valid');
    expect(await supplied(id)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.balance('exposure', CUSTOMER)).toBe('0');
  });
});

describe('a contract in dispute', () => {
  test('opens its own process, which knows the contract and the buyer', async () => {
    const early = await sentToBuyer();
    const matter = { dispute: '交货期争议' };
    expect(await people.agent.does(early, 'dispute', matter)).toBe('outcome.not-now');
    await buyerAnswers(buyerSigns);
    await people.seller.takes(early, 'handIn.handed', { copy: ['合同副本.pdf'] });
    expect(await people.agent.does(early, 'dispute')).toBe('form.refused dispute missing');
    expect(await people.agent.does(early, 'dispute', matter)).toBe('done');
    await desk.passes(HOUR);
    const [dispute, ...more] = await desk.tickets('contract-dispute');
    expect(more).toEqual([]);
    if (dispute === undefined) throw new Error('no dispute');
    expect(await desk.ticket(dispute)).toMatchObject({ about: early });
    expect(await desk.fields(dispute)).toMatchObject({
      number: NUMBER,
      customer: CUSTOMER,
      matter: matter.dispute,
    });
  });
});
