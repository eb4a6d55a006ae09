/** A paid service (P087) with a document that the customer signs by its link, and a parcel (P075) that another system knows of. */
import { expect } from 'vitest';
import { OUTCOME } from '#functions/pages/document-page.ts';
import { ticketView } from '#shared/contracts/agent-api.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import type { Play } from '#tests/support/playing-desk.ts';
import { done, there } from './at-hand.ts';

const castOf = ({ colleague }: Play) => ({
  agent: colleague('lin', 'agent', 'team.orders', 'team.technical'),
  commerce: colleague('fang', 'commerce', 'team.technical'),
  finance: colleague('zheng', 'finance', 'team.technical'),
  repair: colleague('tao', 'repair-centre', 'team.technical'),
  admin: colleague('zhao', 'admin', 'team.general'),
});

type Cast = ReturnType<typeof castOf>;

const CUSTOMER = 'li.na@customer.example';
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const COURIER = 'https://courier.example/orders';

const opened = async (
  { agent }: Cast,
  request: Readonly<Record<string, string>>,
): Promise<TicketId> => {
  const answer = await agent.asks('POST /v1/agent/tickets', {
    headers: { 'idempotency-key': there(request['playbook']) },
    body: JSON.stringify({ name: '李娜', email: CUSTOMER, ...request }),
  });
  expect(answer.status).toBe(201);
  return ticketView.parse(answer.json).id;
};

/** What the customer does who has the mail with the link. */
const signed = async (desk: Play): Promise<void> => {
  const mails = (await desk.mails()).filter(({ to }) => to === CUSTOMER);
  const links = mails.flatMap(({ text }) => /https?:\S*\/documents\/[^\s?]+/.exec(text) ?? []);
  const { pathname } = new URL(there(links[0]));
  expect((await desk.visits(`GET ${pathname}`)).status).toBe(200);
  const form = { [OUTCOME]: 'accepted', agreed: '李娜' };
  expect((await desk.visits(`POST ${pathname}`, { form })).status).toBe(303);
};

const quotation = async (desk: Play, cast: Cast): Promise<TicketId> => {
  const { commerce, finance, repair } = cast;
  const asked = {
    subject: '主板维修',
    message: '附上报价,请确认。',
    channel: 'outgoing',
    team: 'technical',
  };
  const id = await opened(cast, { ...asked, playbook: 'paid-service' });
  const lines = [{ what: '主板', amount: '1', price: '860.00' }];
  await done(commerce.takes(id, 'quote.quoted', { need: '更换主板', lines }));
  await desk.settles();
  await signed(desk);
  await desk.settles();
  expect(await desk.balance('service-dues', id)).toBe('860');
  await done(finance.takes(id, 'pay.paid', { received: '860' }));
  await done(repair.takes(id, 'work.done', { result: '已更换并测试' }));
  await desk.settles();
  expect(await desk.balance('service-dues', id)).toBe('0');
  return id;
};

export const playQuotation = async (desk: Play): Promise<void> => {
  const cast = castOf(desk);
  const { agent, admin } = cast;
  const hook = await admin.asks('PUT /v1/webhooks/courier.order', {
    body: JSON.stringify({ url: COURIER, secret: SECRET }),
  });
  expect(hook.status).toBe(200);
  const quoted = await quotation(desk, cast);

  const asked = {
    subject: '快递在哪里',
    message: '订单 77 还没有到。',
    channel: 'phone',
    team: 'orders',
  };
  const parcel = await opened(cast, { ...asked, playbook: 'courier-enquiry' });
  await done(agent.takes(parcel, 'greet.lookUp', { order: '77' }));
  await desk.passes(10 * MINUTE);
  expect(await desk.fields(parcel)).toMatchObject({ state: '派送中' });
  expect(await desk.fields(quoted)).toMatchObject({ agreed: { name: '李娜' } });
};
