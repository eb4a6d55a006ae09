/** A desk in memory that takes in mails, one after another. */
import type { TicketId } from '#shared/domain/ids.ts';
import { replyAddress } from '#shared/domain/mail/reply-address.ts';
import type { Status, Ticket } from '#shared/domain/ticket/ticket.ts';
import { SECOND } from '#shared/kernel/instant.ts';
import { takeInMail } from '#shared/usecases/take-in-mail.ts';
import { memoryDesk } from './memory-desk.ts';

export const INTAKE = 'service@huiyin.example';
export const LI = 'li.lei@customer.example';

export interface Mail {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly messageId?: string;
  readonly text?: string;
  readonly headers?: readonly string[];
  readonly verdicts?: { readonly dmarc?: string; readonly spam?: string; readonly virus?: string };
}

export const mailDesk = () => {
  const desk = memoryDesk();
  let count = 0;

  /** As SES stores it: with what it found out on top. */
  const raw = (mail: Mail): Uint8Array => {
    const { dmarc = 'pass', spam = 'PASS', virus = 'PASS' } = mail.verdicts ?? {};
    count += 1;
    return Buffer.from(
      [
        `X-SES-Spam-Verdict: ${spam}`,
        `X-SES-Virus-Verdict: ${virus}`,
        `Authentication-Results: amazonses.com; spf=pass; dkim=pass; dmarc=${dmarc};`,
        ...(mail.headers ?? ['Content-Type: text/plain; charset=utf-8']),
        ...(mail.from === '' ? [] : [`From: ${mail.from ?? `李雷 <${LI}>`}`]),
        `To: ${mail.to ?? INTAKE}`,
        `Subject: ${mail.subject ?? 'Order 4711'}`,
        `Message-ID: <${mail.messageId ?? `m${count}@customer.example`}>`,
        'Date: Mon, 02 Mar 2026 10:00:00 +0800',
        '',
        mail.text ?? '我的订单到哪里了？',
      ].join('\r\n'),
    );
  };

  const deliver = async (id: string, bytes: Uint8Array) => {
    desk.pass(SECOND);
    desk.bucket.set(`incoming/${id}`, bytes);
    return takeInMail(desk.ports, { id, key: `incoming/${id}` });
  };

  const mailIn = (mail: Mail, id = `ses${count}`) => deliver(id, raw(mail));

  const only = (): Ticket => {
    const [ticket, ...others] = desk.heads();
    if (ticket === undefined || others.length > 0) throw new Error('not exactly one ticket');
    return ticket;
  };

  const addressFor = (ticket: TicketId, participant = LI) =>
    replyAddress({
      ticketId: ticket,
      participant,
      kid: desk.ports.keys.current,
      domain: desk.ports.replyDomain,
      mac: desk.ports.keys.mac,
    });

  const become = async (ticket: Ticket, status: Status): Promise<void> => {
    await desk.ports.desk.commit({
      at: desk.now(),
      decisions: [
        {
          before: ticket,
          after: { ...ticket, version: ticket.version + 1, status, dues: [] },
          events: [],
          messages: [],
          jobs: [],
          effects: [],
        },
      ],
    });
  };

  const ledger = async () =>
    (await desk.ports.mails.mails({ limit: 50, now: desk.now() })).items.toReversed();

  const said = async (id: TicketId) => (await desk.file(id)).messages.map(({ text }) => text);

  const youngest = (tickets: readonly Ticket[]) =>
    tickets.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)).at(-1);

  return {
    desk,
    raw,
    deliver,
    mailIn,
    /** The one ticket there is. */
    only,
    /** The signed address of the ticket for this participant. */
    addressFor,
    /** Puts the ticket into another state, without its story. */
    become,
    /** All mails, oldest first. */
    ledger,
    said,
    /** The ticket opened last. */
    youngest: () => youngest(desk.heads()),
  };
};

export type MailDesk = ReturnType<typeof mailDesk>;
