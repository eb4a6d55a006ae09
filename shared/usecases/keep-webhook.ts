import { may, type Person } from '#shared/domain/access/role.ts';
import { checkWebhook, type Webhook, type WebhookRefusal } from '#shared/domain/webhook/webhook.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Webhooks } from '#shared/ports/webhooks.ts';

export interface WebhookPorts {
  readonly webhooks: Webhooks;
  /** Whether this machine itself may be called: on a developer's desk only. */
  readonly loopbackCalls: boolean;
}

type Denied = { readonly code: 'access.denied'; readonly action: string };

const DENIED = { code: 'access.denied', action: 'webhooks.manage' } as const;

/** Makes a webhook, or puts it in the place of the one of this name. */
export const keepWebhook = async (
  { webhooks, loopbackCalls }: WebhookPorts,
  person: Person,
  webhook: Webhook,
): Promise<Result<Webhook, WebhookRefusal | Denied>> => {
  if (!may(person, 'webhooks.manage')) return refuse(DENIED);
  const checked = checkWebhook(webhook, { mayLoop: loopbackCalls });
  if (checked.ok) await webhooks.keep(checked.value);
  return checked;
};

export const listWebhooks = async (
  { webhooks }: WebhookPorts,
  person: Person,
): Promise<Result<readonly Webhook[], Denied>> =>
  may(person, 'webhooks.manage') ? accept(await webhooks.all()) : refuse(DENIED);
