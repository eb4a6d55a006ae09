import * as timers from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import * as z from 'zod';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { mintToken } from '#local/cognito/mint-token.ts';
import { addressesIn } from '#local/running-desk.ts';
import { fileView, listView } from '#shared/contracts/agent-api.ts';
import type { DemoRequest } from './request.ts';

/** A request with what the demonstration adds to it. */
export interface CastRequest extends DemoRequest {
  /** The same in every run, so that the desk knows a second run's request for the first's. */
  readonly id: string;
  readonly language: 'zh-CN' | 'en';
  readonly email: string;
}

/** The colleague of the demonstration: a supervisor reaches every team. */
const COLLEAGUE = 'chen';

/** A desk at work takes seconds; one that takes longer has a fault that its own log tells. */
const LOOKS_FOR_MS = 60_000;
const LOOK_EVERY_MS = 100;

const sentMails = z.array(z.object({ to: z.array(z.string()), text: z.string() }));

/** @throws Error that says what has not come */
async function eventually<Found>(
  what: string,
  look: () => Promise<Found | undefined>,
): Promise<Found> {
  const end = performance.now() + LOOKS_FOR_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`The desk has not shown ${what} within a minute.`);
    await timers.setTimeout(LOOK_EVERY_MS);
  }
}

const refusalOf = async (answer: Response): Promise<Error> =>
  new Error(
    `The desk answered ${answer.status} to ${new URL(answer.url).pathname}: ${await answer.text()}`,
  );

/** What customers and colleagues can do with a desk that runs on a data folder. */
export const deskDoors = (data: string) => {
  const { api, mailbox, smtp, mail } = addressesIn(data);
  const transport = createTransport({ ...smtp, secure: false, ignoreTLS: true });

  const token = async () => {
    const minted = await mintToken({
      dir: issuerFolder(data),
      user: COLLEAGUE,
      realNow: Date.now(),
    });
    if (!minted.ok)
      throw new Error(`The desk gives ${COLLEAGUE} no token: ${minted.refusal.code}.`);
    return `Bearer ${minted.value}`;
  };

  const asked = async (path: string) => {
    const ask = async () => fetch(`${api}${path}`, { headers: { authorization: await token() } });
    // On a fast clock a token may be over before it is read.
    return eventually(path, async () => {
      const answer = await ask();
      if (answer.status === 401) return undefined;
      if (!answer.ok) throw await refusalOf(answer);
      return answer.json();
    });
  };

  const ticket = async (id: string) => fileView.parse(await asked(`/v1/tickets/${id}`));

  const submit = async ({
    id,
    door: _,
    language,
    name,
    email,
    phone,
    subject,
    message,
  }: CastRequest) => {
    const answer = await fetch(`${api}/v1/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify({
        name,
        email,
        subject,
        message,
        language,
        ...(phone === undefined ? {} : { phone }),
      }),
    });
    if (!answer.ok) throw await refusalOf(answer);
    return z.object({ id: z.string() }).parse(await answer.json()).id;
  };

  const ticketOf = async ({ subject, name }: CastRequest): Promise<string | undefined> => {
    const find = async (cursor: string): Promise<string | undefined> => {
      const query = `limit=100&state=open,waiting,resolved,closed${cursor}`;
      const page = listView.parse(await asked(`/v1/tickets?${query}`));
      const found = page.items.find((one) => one.subject === subject && one.customerName === name);
      if (found !== undefined || page.next === undefined) return found?.id;
      return find(`&cursor=${encodeURIComponent(page.next)}`);
    };
    return find('');
  };

  return {
    ticket,
    submit,
    ticketOf: (request: CastRequest) =>
      eventually(`a ticket about ${request.subject}`, () => ticketOf(request)),
    knows: async (request: CastRequest) => (await ticketOf(request)) !== undefined,
    ticketWhen: (id: string, what: string, isSo: (file: z.output<typeof fileView>) => boolean) =>
      eventually(`the ticket ${what}`, async () => {
        const file = await ticket(id);
        return isSo(file) ? file : undefined;
      }),
    write: async ({ id, name, email, subject, message }: CastRequest) => {
      await transport.sendMail({
        from: { name, address: email },
        to: mail.intake[0],
        subject,
        text: message,
        messageId: `<${id}@customer.example>`,
      });
    },
    /** The customer answers the desk's last mail. */
    answer: async ({ id, name, email, subject }: CastRequest, text: string) => {
      const reply = await eventually(`a mail to ${email}`, async () => {
        const sent = replyMails.parse(await (await fetch(`${mailbox}/messages`)).json());
        return sent.findLast(({ to }) => to.includes(email));
      });
      await transport.sendMail({
        from: { name, address: email },
        to: reply.headers['Reply-To'] ?? mail.intake[0],
        subject: `Re: ${subject}`,
        text,
        messageId: `<${id}-answer@customer.example>`,
      });
    },
    /** A colleague does one thing; what a machine did meanwhile is read first. */
    work: (id: string, path: string, body: object = {}) =>
      eventually(`a ticket that stands still for ${path}`, async () => {
        const { version } = await ticket(id);
        const answer = await fetch(`${api}/v1/tickets/${id}${path}`, {
          method: 'POST',
          headers: {
            authorization: await token(),
            'content-type': 'application/json',
            'if-match': `"${version}"`,
          },
          body: JSON.stringify(body),
        });
        if (answer.status === 401 || answer.status === 412) return undefined;
        if (!answer.ok) throw await refusalOf(answer);
        return true;
      }),
    sent: async () => sentMails.parse(await (await fetch(`${mailbox}/messages`)).json()),
    post: async (url: string, fields: Record<string, string>) => {
      const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
      if (!answer.ok) throw await refusalOf(answer);
    },
  };
};

const replyMails = z.array(
  z.object({ to: z.array(z.string()), headers: z.record(z.string(), z.string()) }),
);

export type DeskDoors = ReturnType<typeof deskDoors>;
