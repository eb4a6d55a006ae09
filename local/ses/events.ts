import { randomUUID } from 'node:crypto';
import { addressesIn } from './addresses.ts';
import type { SesEvent } from './interface.ts';
import { headerNamed, type MailHeader, splitMail } from './mail-headers.ts';
import { type Fate, fateOf } from './simulator.ts';

export interface Happened {
  readonly messageId: string;
  readonly sentAtMs: number;
  readonly source: string;
  readonly destinations: readonly string[];
  readonly configurationSet: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly raw: Buffer;
  readonly region: string;
  readonly account: string;
}

const DETAIL_TYPES = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const;

type EventType = keyof typeof DETAIL_TYPES;

const REPORTING_MTA = 'a8-50.smtp-out.amazonses.com';

const listed = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));

function commonHeaders(headers: readonly MailHeader[], messageId: string) {
  const subject = headerNamed(headers, 'Subject');
  const date = headerNamed(headers, 'Date');
  return {
    from: [headerNamed(headers, 'From')],
    to: addressesIn(headerNamed(headers, 'To')),
    messageId,
    ...(date && { date }),
    ...(subject && { subject }),
  };
}

/** The part `mail` of every event (SES Developer Guide, "Contents of event data"). */
function mailObject(happened: Happened) {
  const { messageId, sentAtMs, source, destinations, tags, region, account } = happened;
  const { headers } = splitMail(happened.raw);
  return {
    timestamp: new Date(sentAtMs).toISOString(),
    source,
    sourceArn: `arn:aws:ses:${region}:${account}:identity/${source.split('@')[1] ?? ''}`,
    sendingAccountId: account,
    messageId,
    destination: destinations,
    headersTruncated: false,
    headers: headers.map(({ name, value }) => ({ name, value })),
    commonHeaders: commonHeaders(headers, messageId),
    tags: {
      'ses:source-tls-version': ['TLSv1.3'],
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [happened.configurationSet],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [source.split('@')[1] ?? ''],
      'ses:caller-identity': ['local'],
      ...listed(tags),
    },
  };
}

const bounceOf = (recipients: readonly string[], fate: Fate, timestamp: string) => ({
  feedbackId: `${randomUUID()}-000000`,
  bounceType: 'Permanent',
  bounceSubType: fate === 'suppressed' ? 'Suppressed' : 'General',
  bouncedRecipients: recipients.map((emailAddress) => ({
    emailAddress,
    action: 'failed',
    status: '5.1.1',
    diagnosticCode:
      fate === 'suppressed'
        ? 'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.'
        : 'smtp; 550 5.1.1 user unknown',
  })),
  timestamp,
  ...(fate === 'bounced' && { reportingMTA: `dns; ${REPORTING_MTA}` }),
});

const complaintOf = (recipients: readonly string[], timestamp: string) => ({
  feedbackId: `${randomUUID()}-000000`,
  complaintSubType: null,
  complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
  timestamp,
  userAgent: 'Amazon SES Mailbox Simulator',
  complaintFeedbackType: 'abuse',
  arrivalDate: timestamp,
});

const deliveryOf = (recipients: readonly string[], timestamp: string) => ({
  timestamp,
  processingTimeMillis: 0,
  recipients,
  smtpResponse: '250 2.6.0 Message received',
  remoteMtaIp: '127.0.0.1',
  reportingMTA: REPORTING_MTA,
});

/**
 * Everything that SES would publish about a mail that it accepted, in order: one event per kind and mail. All
 * happens at the moment of sending, so that no event lies in the desk's future.
 */
export function eventsOf(happened: Happened): SesEvent[] {
  const timestamp = new Date(happened.sentAtMs).toISOString();
  const mail = mailObject(happened);
  const withFate = (...fates: Fate[]) =>
    happened.destinations.filter((address) => fates.includes(fateOf(address)));
  const event = (eventType: EventType, part: Record<string, unknown>): SesEvent => ({
    version: '0',
    id: randomUUID(),
    'detail-type': DETAIL_TYPES[eventType],
    source: 'aws.ses',
    account: happened.account,
    time: timestamp,
    region: happened.region,
    resources: [
      `arn:aws:ses:${happened.region}:${happened.account}:configuration-set/${happened.configurationSet}`,
    ],
    detail: { eventType, mail, ...part },
  });
  const about = (recipients: string[], make: (recipients: string[]) => SesEvent) =>
    recipients.length === 0 ? [] : [make(recipients)];
  return [
    event('Send', { send: {} }),
    ...about(withFate('delivered', 'complained'), (to) =>
      event('Delivery', { delivery: deliveryOf(to, timestamp) }),
    ),
    ...about(withFate('bounced'), (to) =>
      event('Bounce', { bounce: bounceOf(to, 'bounced', timestamp) }),
    ),
    ...about(withFate('suppressed'), (to) =>
      event('Bounce', { bounce: bounceOf(to, 'suppressed', timestamp) }),
    ),
    ...about(withFate('complained'), (to) =>
      event('Complaint', { complaint: complaintOf(to, timestamp) }),
    ),
  ];
}
