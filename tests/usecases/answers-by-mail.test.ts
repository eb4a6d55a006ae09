/** Where a mail that answers goes: on its ticket, on a new one linked to it, or on a new one alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '#shared/kernel/instant.ts';
import { notify } from '#shared/usecases/notify.ts';
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

  test('to a closed ticket is a new one, linked to it', async () => {
    const ticket = at.only();
    await at.become(ticket, { state: 'closed', since: at.desk.now() });
    expect(await at.mailIn({ to: at.addressFor(ticket.id) })).toBe('ticket');
    expect(at.youngest()).toMatchObject({
      linkedTo: ticket.id,
      status: { state: 'open' },
    });
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
