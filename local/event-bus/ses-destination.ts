import * as z from 'zod';
import type { EventDestinationDefinition } from '#local/template/mail-definitions.ts';

/** https://docs.aws.amazon.com/ses/latest/dg/monitor-sending-using-event-publishing-setup.html */
const TYPE_OF_DETAIL: Readonly<Record<string, string>> = {
  'Email Sent': 'send',
  'Email Delivered': 'delivery',
  'Email Bounced': 'bounce',
  'Email Complaint Received': 'complaint',
  'Email Rejected': 'reject',
  'Email Rendering Failed': 'renderingfailure',
  'Email Delivery Delayed': 'deliverydelay',
  'Email Opened': 'open',
  'Email Clicked': 'click',
};

const eventSchema = z.looseObject({
  'detail-type': z.string(),
  detail: z.looseObject({
    mail: z.looseObject({ tags: z.record(z.string(), z.array(z.string())).default({}) }),
  }),
});

/** CloudFormation takes `renderingFailure` and `RENDERING_FAILURE` alike. */
const plain = (eventType: string) => eventType.toLowerCase().replaceAll('_', '');

/** Whether a configuration set's event destination passes an event of SES on to the bus. */
export function publishes(
  destinations: readonly EventDestinationDefinition[],
  event: unknown,
): boolean {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return false;
  const sets = parsed.data.detail.mail.tags['ses:configuration-set'] ?? [];
  const eventType = TYPE_OF_DETAIL[parsed.data['detail-type']];
  return destinations.some(
    ({ configurationSet, eventTypes }) =>
      sets.includes(configurationSet) && eventTypes.some((name) => plain(name) === eventType),
  );
}
