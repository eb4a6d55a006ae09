/** A place outside that playbooks may ask: `call`. */
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Webhook {
  /** As playbooks name it: `courier.order`. */
  readonly name: string;
  readonly url: string;
  /** `whsec_` and 24 to 64 bytes in base64 (Standard Webhooks, signature scheme). It is never shown again. */
  readonly secret: string;
}

export type WebhookRefusal =
  | { readonly code: 'webhook.name-malformed'; readonly name: string }
  | {
      readonly code: 'webhook.url-refused';
      readonly reason: 'unreadable' | 'not-https' | 'with-credentials' | 'too-long';
    }
  | { readonly code: 'webhook.secret-malformed' };

const NAME = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*$/;
const LONGEST_NAME = 64;

/** What common servers take in a request line. */
const LONGEST_URL = 2_000;

const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** This machine itself, by name or by address. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a webhook may be kept. Where its name leads to is looked at with each call: names move.
 *
 * @param mayLoop whether this machine itself may be called, also without TLS: on a developer's desk only
 */
export const checkWebhook = (
  webhook: Webhook,
  { mayLoop }: { readonly mayLoop: boolean },
): Result<Webhook, WebhookRefusal> => {
  const { name, url, secret } = webhook;
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    return refuse({ code: 'webhook.name-malformed', name });
  }
  if (!SECRET.test(secret)) return refuse({ code: 'webhook.secret-malformed' });
  const reason = urlProblem(url, mayLoop);
  return reason === undefined ? accept(webhook) : refuse({ code: 'webhook.url-refused', reason });
};

const urlProblem = (
  url: string,
  mayLoop: boolean,
): Extract<WebhookRefusal, { readonly code: 'webhook.url-refused' }>['reason'] | undefined => {
  if (url.length > LONGEST_URL) return 'too-long';
  if (!URL.canParse(url)) return 'unreadable';
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return 'with-credentials';
  const isOwn = mayLoop && LOOPBACK.includes(hostname);
  return protocol === 'https:' || (isOwn && protocol === 'http:') ? undefined : 'not-https';
};
