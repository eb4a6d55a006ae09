import * as z from 'zod';
import type { Table } from '#shared/ports/table.ts';
import type { Webhooks } from '#shared/ports/webhooks.ts';
import { SCHEMA, WEBHOOKS, webhookKey } from './keys.ts';

/** Far more than a desk calls; the list is for people. */
const MOST_WEBHOOKS = 500;

const row = z.object({
  webhook: z.object({ name: z.string(), url: z.string(), secret: z.string() }),
});

/** The desk's webhooks on the one table, which is encrypted at rest. */
export const deskWebhooks = (table: Table): Webhooks => ({
  async webhook(name) {
    const found = await table.get(webhookKey(name), { consistent: true });
    return found === undefined ? undefined : row.parse(found).webhook;
  },

  async all() {
    const { rows } = await table.query({ pk: WEBHOOKS, limit: MOST_WEBHOOKS, consistent: true });
    return rows.map((found) => row.parse(found).webhook);
  },

  async keep(webhook) {
    const stored = await table.commit([
      { put: { ...webhookKey(webhook.name), kind: 'webhook', schema: SCHEMA, webhook } },
    ]);
    if (!stored.ok) throw new Error(`the webhook was not stored: ${stored.refusal.code}`);
  },
});
