import { createHmac } from 'node:crypto';
import { type Instant, millisecondsOf, SECOND } from '#shared/kernel/instant.ts';

const PREFIX = 'whsec_';

/** The headers by which the receiver knows that the call is ours, unchanged and new (Standard Webhooks, symmetric signatures). */
export const webhookHeaders = (
  { id, at, secret }: { readonly id: string; readonly at: Instant; readonly secret: string },
  body: string,
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(millisecondsOf(at) / SECOND));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac}`,
  };
};
