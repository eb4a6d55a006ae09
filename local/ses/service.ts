import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { DeskClock } from '#local/clock.ts';
import {
  callerOf,
  HANG_UP,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceRequest,
  startHttpService,
} from '#local/http-service.ts';
import { type Outbox, openOutbox } from '#local/outbox.ts';
import { WireError } from '#local/wire-error.ts';
import { element, type XmlNode, xmlDocument } from '#local/xml.ts';
import { eventsOf } from './events.ts';
import type { SendFault, SesEvent, SesService } from './interface.ts';
import { headerNamed, withHeaders } from './mail-headers.ts';
import { readSendRequest, type SendRequest } from './request.ts';
import { openSentMails, type SentMails } from './sent-mails.ts';

export interface SesOptions {
  readonly clock: DeskClock;
  readonly dir: string;
  readonly port?: number | undefined;
  readonly configurationSets: readonly string[];
  readonly onCall?: ((call: ServiceCall) => void) | undefined;
}

interface Surroundings extends SesOptions {
  readonly mails: SentMails;
  readonly outbox: Outbox<SesEvent>;
  readonly nextFault: () => SendFault | undefined;
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
const VERSION = '2010-12-01';
const REGION = 'us-east-1';
const ACCOUNT = '000000000000';

/** The domain in the Message-ID that SES sets in us-east-1. */
const MESSAGE_ID_DOMAIN = 'email.amazonses.com';

/** A mail at its limit, percent-encoded in the worst case, and the parameters. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

const sesEventSchema = z.object({
  version: z.literal('0'),
  id: z.string(),
  source: z.literal('aws.ses'),
  'detail-type': z.string(),
  account: z.string(),
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.looseObject({ mail: z.looseObject({ messageId: z.string() }) }),
});

const messageIdIn = (event: SesEvent) => sesEventSchema.parse(event).detail.mail.messageId;

const FAULTS: Readonly<Record<Exclude<SendFault, 'timeout-after-effect'>, WireError>> = {
  throttle: new WireError('Throttling', 'Maximum sending rate exceeded.'),
  'daily-quota': new WireError('Throttling', 'Daily message quota exceeded.'),
  reject: new WireError('MessageRejected', 'Email address is not verified.'),
};

/** SendRawEmail over the query protocol of SES's v1 API, and the events that follow. Nothing leaves this machine. */
export async function startSes(options: SesOptions): Promise<SesService> {
  const { clock, dir, port } = options;
  const mails = openSentMails(dir);
  const outbox = openOutbox<SesEvent>({
    clock,
    file: join(dir, 'events.jsonl'),
    parse: (value) => sesEventSchema.parse(value),
    isDone: (event) => mails.has(messageIdIn(event)),
  });
  const faults: SendFault[] = [];
  const surroundings = { ...options, mails, outbox, nextFault: () => faults.shift() };
  const http = await startHttpService({
    port,
    maxBodyBytes: MAX_BODY_BYTES,
    tooLarge: () =>
      refusal(new WireError('RequestEntityTooLarge', 'The request is too large.', 413)),
    fault: refusal,
    answer: async (request) => answerTo(request, surroundings),
  });
  return {
    url: http.url,
    sent: mails.all,
    onEvent: outbox.listen,
    failNext: ({ kind, times }) => faults.push(...Array<SendFault>(times).fill(kind)),
    close: async () => {
      await http.close();
      await outbox.close();
      mails.close();
    },
  };
}

function answerTo(request: ServiceRequest, surroundings: Surroundings) {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const action = form.get('Action') ?? '';
  if (request.method !== 'POST' || form.get('Version') !== VERSION || action !== 'SendRawEmail') {
    throw new WireError('InvalidAction', `The local cloud does not know the action ${action}.`);
  }
  surroundings.onCall?.({ caller: callerOf(request.headers), service: 'ses', action });
  const checked = readSendRequest(form, surroundings.configurationSets);
  const fault = surroundings.nextFault();
  if (fault !== undefined && fault !== 'timeout-after-effect') throw FAULTS[fault];
  const messageId = send(checked, surroundings);
  return fault === undefined ? sendAnswer(messageId) : HANG_UP;
}

/** As SES does: its own Message-ID in place of the sender's, no X-SES headers, no Bcc, a Date where none was. */
function asSent({ raw, headers }: SendRequest, messageId: string, sentAtMs: number): Buffer {
  const added = [{ name: 'Message-ID', value: `<${messageId}@${MESSAGE_ID_DOMAIN}>` }];
  if (headerNamed(headers, 'Date') === undefined) {
    added.push({ name: 'Date', value: new Date(sentAtMs).toUTCString().replace('GMT', '+0000') });
  }
  const isLeftOut = (name: string) =>
    name === 'message-id' || name === 'bcc' || name.startsWith('x-ses-');
  return withHeaders(raw, isLeftOut, added);
}

function send(request: SendRequest, { clock, mails, outbox }: Surroundings): string {
  const sentAtMs = clock.now();
  const messageId = `01${randomBytes(7).toString('hex')}-${randomUUID()}-000000`;
  const { source, destinations, configurationSet, tags } = request;
  const raw = asSent(request, messageId, sentAtMs);
  const entry = { messageId, sentAtMs, source, destinations: [...destinations], tags };
  const events =
    configurationSet === undefined
      ? []
      : eventsOf({ ...entry, configurationSet, raw, region: REGION, account: ACCOUNT });
  const publish = outbox.announce(events);
  mails.add({ ...entry, ...(configurationSet !== undefined && { configurationSet }) }, raw);
  publish();
  return messageId;
}

const answerWith = (status: number, root: XmlNode): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: xmlDocument(NAMESPACE, root),
});

const sendAnswer = (messageId: string): ServiceAnswer =>
  answerWith(
    200,
    element('SendRawEmailResponse', [
      element('SendRawEmailResult', [element('MessageId', messageId)]),
      element('ResponseMetadata', [element('RequestId', randomUUID())]),
    ]),
  );

function refusal(error: unknown): ServiceAnswer {
  const { code, message, status } =
    error instanceof WireError
      ? error
      : new WireError('InternalFailure', error instanceof Error ? error.message : 'Fault.', 500);
  return answerWith(
    status,
    element('ErrorResponse', [
      element('Error', [
        element('Type', status >= 500 ? 'Receiver' : 'Sender'),
        element('Code', code),
        element('Message', message),
      ]),
      element('RequestId', randomUUID()),
    ]),
  );
}
