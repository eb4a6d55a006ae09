import * as dns from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import * as z from 'zod';
import { SECOND } from '#shared/kernel/instant.ts';
import type { Call, CallFailure, CallOutcome, WebhookCaller } from '#shared/ports/webhooks.ts';
import { isLoopback, isPublicAddress } from './public-address.ts';
import { webhookHeaders } from './sign-webhook.ts';

/** Somebody who needs longer answers later, by the signal of the ticket. */
const TIME_OUT = 10 * SECOND;

/** What fits into a field beside everything else on a ticket. */
const LARGEST_ANSWER = 64 * 1024;

const answerShape = z.json();

class Failed extends Error {
  readonly reason: CallFailure;
  readonly again: boolean;

  constructor(reason: CallFailure, again: boolean) {
    super(reason);
    this.reason = reason;
    this.again = again;
  }
}

/**
 * Calls webhooks over HTTPS. The address is judged when the connection is made, so a name that moves to a private network between two
 * looks is refused too; redirects are not followed.
 *
 * @param mayLoop whether this machine itself may be called: on a developer's desk only
 */
export const webhookCaller = ({ mayLoop }: { readonly mayLoop: boolean }): WebhookCaller => ({
  async call(call) {
    try {
      return { outcome: 'answered', answer: await attempt(call, mayLoop) };
    } catch (error) {
      return failedWith(error);
    }
  },
});

const failedWith = (error: unknown): CallOutcome => {
  if (error instanceof Failed) {
    return { outcome: 'failed', reason: error.reason, again: error.again };
  }
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return { outcome: 'failed', reason: isLate ? 'time-out' : 'unreachable', again: true };
};

const attempt = async ({ webhook, id, at, body }: Call, mayLoop: boolean) => {
  const url = new URL(webhook.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayCall(host, mayLoop)) throw new Failed('address-refused', false);
  const sent = JSON.stringify(body);
  const response = await responseTo(url, {
    sent,
    mayLoop,
    headers: {
      ...webhookHeaders({ id, at, secret: webhook.secret }, sent),
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
      'user-agent': 'Huiyin-Webhook/1',
    },
  });
  const { statusCode: status = 0 } = response;
  if (status >= 500 || status === 429) throw new Failed('server-error', true);
  if (status < 200 || status >= 300) throw new Failed('refused', false);
  return answerIn(await bodyOf(response));
};

const mayCall = (address: string, mayLoop: boolean): boolean =>
  isPublicAddress(address) || (mayLoop && isLoopback(address));

interface Sending {
  readonly sent: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly mayLoop: boolean;
}

const responseTo = (url: URL, { sent, headers, mayLoop }: Sending): Promise<http.IncomingMessage> =>
  new Promise((answered, failed) => {
    const request = url.protocol === 'https:' ? https.request : http.request;
    const sending = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(sent) },
        lookup: judgedLookup(mayLoop),
        // A connection that is kept has been judged before the call that uses it: each call makes its own.
        agent: false,
        signal: AbortSignal.timeout(TIME_OUT),
      },
      answered,
    );
    sending.on('error', (error) => {
      const { cause } = error;
      failed(cause instanceof Error ? cause : error);
    });
    sending.end(sent);
  });

/** Resolves a name and lets the connection have it only when all its addresses are allowed. */
const judgedLookup =
  (mayLoop: boolean): LookupFunction =>
  (name, options, callback) => {
    dns.lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => mayCall(address, mayLoop))) {
        return callback(new Failed('address-refused', false), '');
      }
      return options.all === true
        ? callback(null, addresses)
        : callback(null, first.address, first.family);
    });
  };

const bodyOf = async (response: http.IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > LARGEST_ANSWER) throw new Failed('answer-too-large', false);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString('utf8');
};

const answerIn = (text: string) => {
  if (text.trim() === '') return null;
  try {
    return answerShape.parse(JSON.parse(text));
  } catch {
    throw new Failed('answer-unreadable', false);
  }
};
