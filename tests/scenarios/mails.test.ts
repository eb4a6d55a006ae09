/** Whatever arrives at the SMTP port ends in exactly one state that people can see, also over a power cut. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DeskClient,
  deskClient,
  eventually,
  SCENARIO_MS,
} from '#tests/support/desk-client.ts';
import { CLOCK_AFTER_CUT, type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';
import { multipart, rawMail, withHeaders } from '#tests/support/mail-builder.ts';
import { letter, smtpClient } from '#tests/support/smtp-client.ts';

const folder = join(import.meta.dirname, '../../../shared/mail/eml');
const present = existsSync(folder);

/** As many as the promise speaks of. */
const FOREIGN_MAILS = 100;
const OWN_MAILS = 24;
/** Open connections at once, as several mail servers make them. */
const LINES = 6;

let desk: LocalDesk;
let client: DeskClient;
let smtp: ReturnType<typeof smtpClient>;

beforeAll(async () => {
  desk = await startLocalDesk();
  client = deskClient(desk);
  smtp = smtpClient(() => desk.addresses().smtp);
});
afterAll(() => desk.dispose());

const intake = () => desk.addresses().mail.intake[0] ?? '';

const send = (raw: string | Uint8Array) =>
  smtp.send({ from: 'bounces@customer.example', to: intake(), raw });

/** Everything taken in has ended. */
const allEnded = (atLeast: number) =>
  eventually(`the end of ${atLeast} mails`, async () => {
    const found = await client.mails();
    const { received, ended } = found.counts;
    const isWhole = received >= atLeast && ended === received && found.items.length === received;
    return isWhole && found.items.every(({ state }) => state !== 'received') ? found : undefined;
  });

const report = multipart([
  { headers: ['Content-Type: text/plain'], body: 'Your mail could not be delivered.' },
  {
    headers: ['Content-Type: message/delivery-status'],
    body: 'Reporting-MTA: dns; mx.customer.example\r\n\r\nFinal-Recipient: rfc822; gone@customer.example\r\nAction: failed\r\nStatus: 5.1.1\r\n',
  },
]);

/** The usual mail with some of its headers replaced by name. */
const other = (...lines: readonly string[]) => {
  const names = lines.map((line) => line.slice(0, line.indexOf(':') + 1));
  return withHeaders(...lines).filter(
    (line) => lines.includes(line) || !names.some((name) => line.startsWith(name)),
  );
};

const person = (n: number) => ({
  from: `person${n}@customer.example`,
  name: n % 2 === 0 ? `客户${n}` : `Customer ${n}`,
  subject: n % 2 === 0 ? `第${n}号订单什么时候发货` : `Where is order number ${n}?`,
  messageId: `<order-${n}@customer.example>`,
  text:
    n % 2 === 0
      ? '下单已经一周了，还没有发货，请帮忙催一下。'
      : 'It has been a week. Please check.',
});

describe('a mail that arrives', { timeout: SCENARIO_MS }, () => {
  test('ends as what it is', async () => {
    const mails = {
      ticket: rawMail({
        headers: other('Subject: 空调不制冷', 'Message-ID: <a1@customer.example>'),
      }),
      duplicate: rawMail({
        headers: other('Subject: 空调不制冷', 'Message-ID: <a1@customer.example>'),
      }),
      'auto-reply': rawMail({
        headers: other(
          'Subject: 自动回复',
          'Message-ID: <a2@customer.example>',
          'Auto-Submitted: auto-replied',
        ),
      }),
      bounce: rawMail({
        headers: other(
          'From: MAILER-DAEMON@mx.customer.example',
          'Subject: Undelivered Mail Returned to Sender',
          'Message-ID: <a3@customer.example>',
          'Content-Type: multipart/report; report-type=delivery-status; boundary=b1',
        ),
        body: report,
      }),
      bulk: rawMail({
        headers: other(
          'Subject: This week only',
          'Message-ID: <a4@customer.example>',
          'List-Unsubscribe: <https://news.example/off>',
        ),
      }),
      own: rawMail({ headers: other(`From: ${intake()}`, 'Message-ID: <a5@customer.example>') }),
      quarantined: rawMail({
        headers: other('X-Local-Verdicts: virus=FAIL', 'Message-ID: <a6@customer.example>'),
      }),
      unreadable: rawMail({ headers: ['Subject: nobody wrote this'] }),
    };
    let sent = 0;
    for (const raw of Object.values(mails)) {
      await send(raw);
      sent += 1;
      // The copy must come after its original has ended.
      await allEnded(sent);
    }
    const { items, counts } = await client.mails();
    expect(items.map(({ state }) => state).toReversed()).toEqual(Object.keys(mails));
    expect(counts).toEqual({ received: sent, ended: sent });
    expect(items.every(({ reason }) => reason !== '')).toBe(true);
  });

  test('is neither lost nor doubled when the power fails in the middle of many', async () => {
    const before = (await client.mails()).counts.received;
    const foreign = present
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.eml'))
          .toSorted()
          .slice(0, FOREIGN_MAILS)
          .map((name) => readFileSync(join(folder, name)))
      : [];
    const people = Array.from({ length: OWN_MAILS }, (_, index) => person(index));
    const own = people.map((one) => letter({ ...one, to: intake() }));
    // Mixed, so that the cut meets some of each.
    const every = Math.max(1, Math.floor(foreign.length / own.length));
    const waiting = own.flatMap((mail, index) => [
      mail,
      ...foreign.slice(index * every, (index + 1) * every),
    ]);
    waiting.push(...foreign.slice(own.length * every));
    const total = waiting.length;

    let accepted = 0;
    let unsure = 0;
    let cut: Promise<void> | undefined;
    const line = async () => {
      for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
        const sending = send(mail);
        if (cut === undefined && accepted >= total / 2) {
          cut = desk.kill().then(() => desk.restart(CLOCK_AFTER_CUT));
        }
        try {
          await sending;
          accepted += 1;
        } catch {
          // No 250 was given: a mail server sends it again.
          unsure += 1;
          waiting.push(mail);
          await cut;
        }
      }
    };
    await Promise.all(Array.from({ length: LINES }, line));
    expect(cut).toBeDefined();
    expect(accepted).toBe(total);

    const { items, counts } = await allEnded(before + total);
    expect(counts.ended).toBe(counts.received);
    expect(counts.received).toBeLessThanOrEqual(before + total + unsure);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const opened = items.filter(({ state }) => state === 'ticket').map(({ ticketId }) => ticketId);
    expect(new Set(opened).size).toBe(opened.length);
    for (const { subject, from } of people) {
      const tickets = items.filter((mail) => mail.from === from && mail.state === 'ticket');
      expect(
        tickets.map((mail) => mail.subject),
        from,
      ).toEqual([subject]);
      expect(await client.mailsTo(from), from).toHaveLength(1);
    }
  });
});

test.runIf(!present)(
  'the mails of other projects are absent: only those written here were sent',
  () => {
    process.stderr.write(
      '\n*** ../shared/mail is absent: the mails of other projects were not sent. ***\n',
    );
  },
);
