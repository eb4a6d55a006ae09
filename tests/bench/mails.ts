/** From a mail that the desk has accepted to the confirmation it sends. */
import { pause } from '#local/event-sources/pause.ts';
import { startLocalDesk } from '#tests/support/local-desk.ts';
import { smtpClient } from '#tests/support/smtp-client.ts';
import { type Bench, ms, percentile } from './support/figures.ts';
import { firstMails } from './support/sent-mails.ts';

const WARM_UP = 5;
const MAILS = 100;
/** One customer after the other, at a busy desk's pace; more at once is what `desk` measures. */
const PAUSE_MS = 100;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

const addressOf = (number: number): string => `writer.${number}@example.com`;

const letter = (number: number, to: string): string =>
  [
    `From: =?UTF-8?B?${Buffer.from(`王芳 ${number}`).toString('base64')}?= <${addressOf(number)}>`,
    `To: ${to}`,
    `Subject: =?UTF-8?B?${Buffer.from('发票开错了，请重新开具').toString('base64')}?=`,
    `Message-ID: <letter-${number}@example.com>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`您好，订单 ${number} 的发票抬头写错了。Please send a new one.`).toString('base64'),
    '',
  ].join('\r\n');

export const bench: Bench = async () => {
  const desk = await startLocalDesk();
  try {
    const smtp = smtpClient(() => desk.addresses().smtp);
    const to = desk.addresses().mail.intake[0] ?? '';
    const accepted: number[] = [];
    const post = async (number: number) => {
      await smtp.send({ from: addressOf(number), to, raw: letter(number, to) });
      accepted[number] = Date.now();
    };
    const answered = (count: number) => {
      const mails = firstMails(desk.data);
      return Array.from({ length: count }, (_, number) => mails.get(addressOf(number)));
    };
    const untilAnswered = async (count: number) => {
      const end = performance.now() + PATIENCE_MS;
      while (answered(count).includes(undefined) && performance.now() < end) {
        await pause(LOOK_EVERY_MS);
      }
    };
    for (let number = 0; number < WARM_UP + MAILS; number += 1) {
      if (number === WARM_UP) await untilAnswered(WARM_UP);
      await post(number);
      await pause(PAUSE_MS);
    }
    await untilAnswered(WARM_UP + MAILS);
    const took = answered(WARM_UP + MAILS).flatMap((at, number) =>
      number < WARM_UP || at === undefined ? [] : [at - (accepted[number] ?? at)],
    );
    return [
      {
        what: 'mail to confirmation, p95',
        measured: ms(percentile(took, 0.95)),
        beside: `p50 ${ms(percentile(took, 0.5))}`,
        goal: '< 2000 ms',
      },
      { what: 'mails without confirmation', measured: String(MAILS - took.length), goal: '0' },
    ];
  } finally {
    await desk.dispose();
  }
};
