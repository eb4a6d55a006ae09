/** What SES tells about sent mails, as EventBridge passes it on (AWS: SES event publishing). */
import * as z from 'zod';
import { ticketId } from '#shared/contracts/ticket.ts';

const tag = z.array(z.string()).min(1);

export const mailEvent = z.object({
  'detail-type': z.string(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string(),
      // Mails that are not of this desk carry other tags.
      tags: z
        .object({ job: tag.exactOptional(), ticket: z.array(ticketId).min(1).exactOptional() })
        .default({}),
    }),
    bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }).exactOptional(),
    reject: z.object({ reason: z.string() }).exactOptional(),
  }),
});

export type SesMailEvent = z.infer<typeof mailEvent>;
