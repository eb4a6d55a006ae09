/** Where a mail that answers goes: on its ticket, on a new one linked to it, or on a new one alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#shared/kernel/instant.ts';
import { followUp } from '#shared/usecases/follow-up.ts';
import { notify } from '#shared/usecases/notify.ts';
import { deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MailDesk, mailDesk } from '#tests/support/mail-desk.ts';

let at: MailDesk;

beforeEach(() => {
  at = mailDesk();
});

describe('an answer', () => {
  beforeEach(() => at.mailIn({ messageId: 'first@customer.example' }, 'first'));

  test('to the signed address joins its ticket', async () => {
    const { id } = at.only();
    expect(await at.mailIn({ to: at.addressFor(id), text: '补充一点。' })).toBe('reply');
    expect(await at.said(id)).toEqual(['我的订单到哪里了？', '补充一点。']);
    expect((await at.desk.file(id)).messages[1]?.mail).toMatchObject({
      reason: 'reply-address',
      verified: true,
    });
  });

  test('to the address in capitals, or only in the envelope, joins it too', async () => {
    const { id } = at.only();
    expect(await at.mailIn({ to: at.addressFor(id).toUpperCase() })).toBe('reply');
    const received = `Received: from mx by inbound-smtp.amazonaws.com for ${at.addressFor(id)}; Mon, 2 Mar 2026`;
    expect(await at.mailIn({ to: 'undisclosed-recipients:;', headers: [received] })).toBe('reply');
    expect(at.desk.heads()).toHaveLength(1);
  });

  test('by the Message-ID of a mail that the desk sent joins it', async () => {
    const [job] = at.desk.notifications();
    if (job === undefined) throw new Error('no confirmation is planned');
    await notify(at.desk.ports, job);
    const headers = ['In-Reply-To: <ses-1@email.amazonses.com>'];
    expect(await at.mailIn({ headers, text: 'thanks' })).toBe('reply');
    expect(await at.said(at.only().id)).toContain('thanks');
  });

  test.each([
    ['the signature is cut', (address: string) => address.replace(/.@/, '@')],
    ['the signature is wrong', (address: string) => address.replace(/..@/, '00@')],
    ['the key is unknown', (address: string) => address.replace('.k1.', '.k9.')],
    ['the domain is not ours', (address: string) => address.replace(/@.*/, '@reply.evil.example')],
  ])('where %s is a new ticket, linked to none', async (_name, alter) => {
    const { id } = at.only();
    expect(await at.mailIn({ to: alter(at.addressFor(id)) })).toBe('ticket');
    expect(await at.said(id)).toHaveLength(1);
    expect(at.desk.heads()).toHaveLength(2);
    expect(at.desk.heads().filter(({ linkedTo }) => linkedTo !== undefined)).toEqual([]);
  });

  test('with another ticket’s signature joins neither', async () => {
    const mine = at.only();
    await at.mailIn({ from: 'han@other.example' });
    const other = at.desk.heads().find(({ id }) => id !== mine.id);
    const foreign = at.addressFor(mine.id).replace(mine.id, other?.id ?? '');
    expect(await at.mailIn({ to: foreign })).toBe('ticket');
    expect(await at.said(mine.id)).toHaveLength(1);
    if (other !== undefined) expect(await at.said(other.id)).toHaveLength(1);
  });

  test('of a stranger to a valid address is a new ticket, linked to the old one', async () => {
    const old = at.only();
    expect(await at.mailIn({ from: 'mallory@evil.example', to: at.addressFor(old.id) })).toBe(
      'ticket',
    );
    expect(await at.said(old.id)).toHaveLength(1);
    const opened = at.youngest();
    expect(opened).toMatchObject({ linkedTo: old.id, customer: { email: 'mallory@evil.example' } });
    expect((await at.ledger()).at(-1)).toMatchObject({ reason: 'sender.stranger' });
  });

  test('that a forger sends by a known Message-ID is a new ticket, and nobody is written to', async () => {
    const headers = ['In-Reply-To: <first@customer.example>'];
    const old = at.only();
    const planned = at.desk.notifications().length;
    expect(await at.mailIn({ headers, verdicts: { dmarc: 'fail (p=none)' } })).toBe('ticket');
    expect(await at.said(old.id)).toHaveLength(1);
    expect(at.youngest()).toMatchObject({ linkedTo: old.id });
    expect(at.desk.notifications()).toHaveLength(planned);
  });

  test('wakes a resolved ticket', async () => {
    const ticket = at.only();
    await at.become(ticket, { state: 'resolved', since: at.desk.now() });
    expect(await at.mailIn({ to: at.addressFor(ticket.id) })).toBe('reply');
    expect(at.only().status.state).toBe('open');
  });

  /** Resolved, asked and closed as its playbook closes it. */
  const close = async () => {
    const { id, version } = at.only();
    const call = deskApi(at.desk);
    const headers = { 'if-match': `"${version}"` };
    await call('POST /v1/tickets/{id}/resolve', { caller: PEOPLE.lin, path: { id }, headers });
    for (const days of [1, 7]) {
      at.desk.pass(days * DAY);
      await followUp(at.desk.ports, id);
    }
    expect(at.only().status.state).toBe('closed');
    return at.only();
  };

  test('to a ticket that was closed within two weeks opens it again', async () => {
    const { id } = await close();
    at.desk.pass(13 * DAY);
    expect(await at.mailIn({ to: at.addressFor(id), text: '又坏了' })).toBe('reply');
    expect(at.only().status.state).toBe('open');
    expect((await at.desk.file(id)).events.at(-1)?.type).toBe('ticket.reopened');
  });

  test('to a ticket that was closed longer ago is a new one, linked to it', async () => {
    const ticket = await close();
    at.desk.pass(15 * DAY);
    expect(await at.mailIn({ to: at.addressFor(ticket.id) })).toBe('ticket');
    const opened = at.youngest();
    expect(opened).toMatchObject({ linkedTo: ticket.id, status: { state: 'open' } });
    const [words] = opened === undefined ? [] : (await at.desk.file(opened.id)).messages;
    expect(words?.mail?.reason).toBe('ticket.closed-too-long');
    expect((await at.ledger()).at(-1)).toMatchObject({ reason: 'ticket.closed-too-long' });
  });

  test('after as many days as the desk has set for it is a new one', async () => {
    const settings = await deskApi(at.desk)('PUT /v1/settings/{playbook}', {
      caller: PEOPLE.zhao,
      path: { playbook: 'inquiry' },
      headers: { 'if-match': '"0"' },
      json: { values: { reopenFor: '2d' } },
    });
    expect(settings.status).toBe(200);
    const { id } = await close();
    at.desk.pass(3 * DAY);
    expect(await at.mailIn({ to: at.addressFor(id) })).toBe('ticket');
  });

  test('of an absent customer’s machine does not open a closed ticket', async () => {
    const { id, version } = await close();
    const mail = {
      to: at.addressFor(id),
      subject: '自动回复：外出',
      headers: ['Auto-Submitted: auto-replied'],
    };
    expect(await at.mailIn(mail)).toBe('auto-reply');
    expect(at.only()).toMatchObject({ version, status: { state: 'closed' } });
  });

  test('to a merged ticket is said on the one it was merged into', async () => {
    const ticket = at.only();
    at.desk.pass(HOUR);
    await at.mailIn({ subject: 'Order 4711 again', text: 'target' });
    const target = at.desk.heads().find(({ id }) => id !== ticket.id);
    if (target === undefined) throw new Error('no second ticket');
    await at.become(ticket, {
      state: 'merged',
      into: target.id,
      since: at.desk.now(),
      was: { state: 'open' },
    });
    expect(await at.mailIn({ to: at.addressFor(ticket.id), text: '我又来了' })).toBe('reply');
    expect(await at.said(target.id)).toEqual(['target', '我又来了']);
    expect(await at.said(ticket.id)).toHaveLength(1);
  });

  test('on two tickets that were merged into each other ends all the same', async () => {
    const ticket = at.only();
    await at.become(ticket, {
      state: 'merged',
      into: ticket.id,
      since: at.desk.now(),
      was: { state: 'open' },
    });
    expect(await at.mailIn({ to: at.addressFor(ticket.id) })).toBe('ticket');
  });

  test('of a machine changes no ticket, but says which', async () => {
    const { id, version } = at.only();
    const headers = ['Auto-Submitted: auto-replied'];
    expect(await at.mailIn({ to: at.addressFor(id), headers })).toBe('auto-reply');
    expect((await at.ledger()).at(-1)).toMatchObject({ state: 'auto-reply', ticket: id });
    expect(at.only().version).toBe(version);
  });
});
