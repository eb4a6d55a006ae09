/** A running desk as its customers, colleagues and neighbours reach it: by HTTP alone. */
import * as timers from 'node:timers/promises';
import * as z from 'zod';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { mintToken } from '#local/cognito/mint-token.ts';
import { fileView, listView, mailsView } from '#shared/contracts/agent-api.ts';
import type { DeskAddresses } from '#tests/support/local-desk.ts';

export interface DeskAtHand {
  readonly data: string;
  readonly addresses: () => DeskAddresses;
}

const sentMails = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    headers: z.record(z.string(), z.string()),
    text: z.string(),
    html: z.string(),
  }),
);

export type SentMailView = z.output<typeof sentMails>[number];

/** A failing desk shall fail its test with a sentence, long before the runner loses patience. */
const LOOKS_FOR_MS = 150_000;

/** For tests that may look twice as long as that. */
export const SCENARIO_MS = 2 * LOOKS_FOR_MS;
const LOOK_EVERY_MS = 100;

/**
 * Looks again and again until something is there.
 *
 * @param look gives nothing as long as it is not there
 * @throws Error that says what has not come
 */
export const eventually = async <Found>(
  what: string,
  look: () => Promise<Found | undefined>,
  within = LOOKS_FOR_MS,
): Promise<Found> => {
  const end = performance.now() + within;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`It has not come: ${what}`);
    await timers.setTimeout(LOOK_EVERY_MS);
  }
};

const TOKENS_TRIED = 10;

/** The desk takes a form for a robot's when it comes back sooner; a little more, for clocks that differ. */
const PERSON_NEEDS_MS = 3_100;

/** A form as it was shown: its hidden fields, and a wait until a person could have filled it in. */
export interface Sheet {
  readonly shown: string;
  readonly language: string;
  readonly html: string;
  filledIn(): Promise<void>;
}

export const deskClient = (desk: DeskAtHand) => {
  const api = (path: string) => new URL(path, desk.addresses().api);

  const page = (path: string, language = 'zh-CN') =>
    fetch(api(path), {
      headers: { accept: 'text/html', 'accept-language': language },
      redirect: 'manual',
    });

  const postForm = (path: string, fields: Record<string, string>, accept = 'text/html') =>
    fetch(api(path), {
      method: 'POST',
      headers: { accept },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });

  const postJson = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(api(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  /** A new token for every call: on a fast clock its hour is soon over, on a busy machine even before it is read. */
  const bearer = async (user: string) => {
    const dir = issuerFolder(desk.data);
    const minted = await mintToken({ dir, user, realNow: Date.now() });
    if (!minted.ok) throw new Error(minted.refusal.code);
    return { authorization: `Bearer ${minted.value}` };
  };

  const signed = async (
    user: string,
    call: (token: Record<string, string>) => Promise<Response>,
  ) => {
    let answer = await call(await bearer(user));
    for (let more = TOKENS_TRIED; answer.status === 401 && more > 0; more--) {
      answer = await call(await bearer(user));
    }
    return answer;
  };

  const as = (user: string) => ({
    get: (path: string, headers: Record<string, string> = {}) =>
      signed(user, (token) => fetch(api(path), { headers: { ...token, ...headers } })),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      signed(user, (token) => postJson(path, body, { ...token, ...headers })),
  });

  const ticket = async (id: string) =>
    fileView.parse(await (await as('zhao').get(`/v1/tickets/${id}`)).json());

  const mailbox = async () =>
    sentMails.parse(await (await fetch(`${desk.addresses().mailbox}/messages`)).json());

  return {
    page,
    postForm,
    postJson,
    as,
    ticket,
    mailbox,
    tickets: async (query = '') =>
      listView.parse(await (await as('zhao').get(`/v1/tickets?limit=100${query}`)).json()).items,
    /** Every raw mail and quarantined form, over all pages. */
    mails: async (query = '') => {
      const read = async (cursor?: string): Promise<z.output<typeof mailsView>> => {
        const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const path = `/v1/mails?limit=100${query}${next}`;
        const one = mailsView.parse(await (await as('zhao').get(path)).json());
        if (one.next === undefined) return one;
        const rest = await read(one.next);
        return { ...rest, items: [...one.items, ...rest.items] };
      };
      return read();
    },
    sheet: async (language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Sheet> => {
      const html = await (await page('/', language)).text();
      const readable = Date.now() + PERSON_NEEDS_MS;
      return {
        html,
        shown: /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? '',
        language,
        filledIn: () =>
          eventually('the time a person needs', async () =>
            Date.now() >= readable ? true : undefined,
          ).then(() => undefined),
      };
    },
    /** Does one thing with the ticket as it stands; a machine's event in between is read, and then it is done. */
    work: (user: string, id: string, path: string, body: unknown = {}) =>
      eventually(`a ticket that stands still for ${path}`, async () => {
        const match = { 'if-match': `"${(await ticket(id)).version}"` };
        const answer = await as(user).post(`/v1/tickets/${id}${path}`, body, match);
        return answer.status === 412 ? undefined : answer;
      }),
    mailsTo: (address: string, count = 1): Promise<readonly SentMailView[]> =>
      eventually(`${count} mails to ${address}`, async () => {
        const found = (await mailbox()).filter(({ to }) => to.includes(address));
        return found.length >= count ? found : undefined;
      }),
    /** The ticket once it is as wished. */
    ticketWhen: (id: string, what: string, isSo: (file: z.output<typeof fileView>) => boolean) =>
      eventually(`ticket ${what}`, async () => {
        const found = await ticket(id);
        return isSo(found) ? found : undefined;
      }),
  };
};

export type DeskClient = ReturnType<typeof deskClient>;
