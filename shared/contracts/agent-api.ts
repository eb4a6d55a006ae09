/** What the agents' API is asked and answers. Answers are parsed on their way out: an unnamed field cannot leak. */
import * as z from 'zod';
import { signature, withdrawal } from '#shared/contracts/document.ts';
import { page } from '#shared/contracts/page.ts';
import * as shapes from '#shared/contracts/ticket.ts';
import { ACTIONS } from '#shared/domain/access/role.ts';
import { FILE_REASONS } from '#shared/domain/file/file.ts';
import { CAMPAIGN_STATES } from '#shared/domain/opening/campaign.ts';
import { HOLDS, MAIL_STATES } from '#shared/domain/raw-mail/raw-mail.ts';
import { STOP_REASONS } from '#shared/domain/run/run.ts';
import { STATES } from '#shared/domain/ticket/ticket.ts';
import { CHANNELS, PRIORITIES } from '#shared/domain/ticket/traits.ts';

/** One state or several, with commas between. */
const states = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(STATES)).min(1));

/** An instant in any form of ISO 8601 with its offset. */
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

export const listQuery = z.strictObject({
  team: z.string().max(64).exactOptional(),
  state: states.exactOptional(),
  assignee: z.string().max(128).exactOptional(),
  dueBefore: moment.exactOptional(),
  ...page,
});

export const mailsQuery = z.strictObject({
  state: z.enum(MAIL_STATES).exactOptional(),
  ...page,
});

export const quarantineQuery = z.strictObject({
  state: z.enum(['quarantined', 'unreadable']).default('quarantined'),
  reason: z.enum(HOLDS).exactOptional(),
  /** In the desk's zone. */
  day: z.iso.date().exactOptional(),
  ...page,
});

export const accessesQuery = z.strictObject(page);

export const changesQuery = z.strictObject({
  team: z.string().min(1).max(64),
  after: z.coerce.number().int().min(0).default(0),
});

/** A list shows cards. */
export const listView = z.object({
  items: z.array(shapes.shownCard),
  next: z.string().exactOptional(),
});

/** What every answer about one ticket says. */
export const ticketView = z.object({
  id: shapes.ticketId,
  number: shapes.ticketNumber,
  version: z.number(),
  state: z.enum(STATES),
  playbook: z.object({ id: z.string(), version: z.number() }),
  steps: z.array(shapes.openStep),
  /** What was filled in, by the fields of the playbook. */
  fields: z.record(z.string(), z.json()),
  businessNumber: z.string().exactOptional(),
  channel: z.enum(CHANNELS),
  subject: z.string(),
  /** The address that the customer wrote to and is answered from. */
  intake: z.string().exactOptional(),
  language: shapes.language,
  customer: shapes.customer,
  /** Who gets copies of answers. */
  cc: z.array(z.string()).exactOptional(),
  team: z.string(),
  assignee: z.string().exactOptional(),
  priority: z.enum(PRIORITIES),
  classification: shapes.classification.exactOptional(),
  openedAt: shapes.instant,
  updatedAt: shapes.instant,
  answeredAt: shapes.instant.exactOptional(),
  dues: z.array(shapes.due),
  linkedTo: shapes.ticketId.exactOptional(),
  /** The ticket that it goes on as. */
  mergedInto: shapes.ticketId.exactOptional(),
  /** The tickets that go on as this one; their messages are shown with it. */
  mergedIn: z.array(z.object({ ticket: shapes.ticketId })).exactOptional(),
  /** What a colleague has to pass on: the note's id, to whom, by which channels. */
  byHand: z.array(shapes.byHand).exactOptional(),
  survey: shapes.survey.exactOptional(),
});

/** A limit or a wait with the reason for its moment: `2 working days from Fri 17:30; Sat-Sun closed`. */
const explainedDue = z.intersection(
  shapes.due,
  z.object({ title: shapes.texts.exactOptional(), why: shapes.texts }),
);

/** A file as people see it. */
const shownFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().exactOptional(),
  state: z.enum(['pending', 'ready', 'refused']),
  /** Why it was refused. */
  reason: z.enum(FILE_REASONS).exactOptional(),
});

/** The whole ticket with what was said, done and sent. */
export const fileView = ticketView.extend({
  dues: z.array(explainedDue),
  messages: z.array(
    shapes.messageFields.extend({
      files: z.array(shownFile),
      /** Why its mail stands here, in words. */
      placed: shapes.texts.exactOptional(),
    }),
  ),
  timeline: z.array(shapes.ticketEvent),
  deliveries: z.array(shapes.delivery),
});

const formUse = z.object({ name: z.string(), use: z.enum(['may', 'must', 'shown']) });

/** Why something may not be done. */
const why = z.discriminatedUnion('code', [
  z.object({ code: z.literal('not-yours'), waitsFor: z.array(z.string()) }),
  z.object({ code: z.enum(['subject', 'four-eyes', 'voted-already', 'not-your-turn']) }),
  z.object({ code: z.literal('condition'), when: z.string() }),
]);

/** Why something may not be done that every playbook has. */
const noRight = z.object({ code: z.literal('no-right'), action: z.enum(ACTIONS) });

const choosable = {
  id: z.string(),
  title: shapes.texts,
  form: z.array(formUse),
  why: why.exactOptional(),
};

/** GET /v1/tickets/{id}/possible */
export const possibleView = z.object({
  steps: z.array(
    z.object({
      ...choosable,
      since: shapes.instant,
      guide: shapes.texts.exactOptional(),
      waits: z.enum(['condition', 'moment', 'tickets']).exactOptional(),
      by: z.array(z.string()),
      agreed: z.number(),
      outcomes: z.array(z.object(choosable)),
    }),
  ),
  acts: z.array(z.object(choosable)),
  /** What may be done with the ticket's place, whatever its playbook. */
  moves: z.array(
    z.object({
      id: z.enum(['split', 'merge', 'unmerge']),
      title: shapes.texts,
      why: z.object({ code: z.string(), says: shapes.texts }).exactOptional(),
      until: shapes.instant.exactOptional(),
    }),
  ),
  /** What waits to be passed on by a colleague. */
  byHand: z.array(z.intersection(shapes.byHand, z.object({ why: noRight.exactOptional() }))),
  dues: z.array(explainedDue),
  stopped: z.enum(STOP_REASONS).exactOptional(),
});

/** GET /v1/tickets/{id}/accesses, newest first */
export const accessesView = z.object({
  items: z.array(shapes.accessFields),
  next: z.string().exactOptional(),
});

const share = z.object({ id: z.string(), total: z.number() });

/** POST /v1/tickets/{id}/steps/{step}/{outcome}/preview: what the outcome would open, and who would get how many. */
export const previewView = z.object({
  total: z.number(),
  playbooks: z.array(share),
  owners: z.array(share),
});

/** GET /v1/tickets/{id}/campaign */
export const campaignView = z.object({
  campaigns: z.array(
    z.object({
      state: z.enum(CAMPAIGN_STATES),
      startedAt: shapes.instant,
      endedAt: shapes.instant.exactOptional(),
      total: z.number(),
      opened: z.number(),
      known: z.number(),
      failed: z.number(),
      failure: z.string().exactOptional(),
    }),
  ),
  children: z.object({ opened: z.number(), ended: z.number() }),
  outcomes: z.array(z.object({ outcome: z.string(), ended: z.number() })),
  owners: z.array(z.object({ owner: z.string(), opened: z.number(), ended: z.number() })),
});

/** 201 of POST /v1/signals/{name} */
export const signalView = z.object({ id: z.string(), name: z.string(), at: shapes.instant });

/** GET /v1/tickets/{id}/documents/{field} */
export const documentsView = z.object({
  items: z.array(
    z.object({
      version: z.number(),
      title: z.string(),
      language: shapes.language,
      madeAt: shapes.instant,
      /** Nothing while it is being made. */
      hash: z.string().exactOptional(),
      signatures: z.array(signature),
      withdrawn: withdrawal.exactOptional(),
    }),
  ),
});

/** GET /v1/playbooks */
export const playbooksView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      title: shapes.texts,
      processes: z.array(z.string()),
      team: z.string(),
      steps: z.array(z.string()),
    }),
  ),
});

/** GET /v1/playbooks/{playbook}: the playbook as it is written. */
export const playbookView = z.looseObject({
  id: z.string(),
  version: z.number(),
  title: shapes.texts,
  processes: z.array(z.string()),
  team: z.string(),
  fields: z.record(z.string(), z.looseObject({ type: z.string(), title: shapes.texts })),
  start: z.string(),
  steps: z.record(z.string(), z.looseObject({ title: shapes.texts })),
});

export const mailsView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      receivedAt: shapes.instant,
      from: z.string(),
      subject: z.string(),
      state: z.enum(MAIL_STATES),
      reason: z.string(),
      ticketId: shapes.ticketId.exactOptional(),
    }),
  ),
  next: z.string().exactOptional(),
  counts: z.object({ received: z.number(), ended: z.number() }),
});

/** What is safe to show of a mail or form: no HTML, and no words but those of a form. */
export const mailView = z.object({
  id: z.string(),
  source: z.enum(['mail', 'form']),
  receivedAt: shapes.instant,
  from: z.string(),
  subject: z.string(),
  state: z.enum(MAIL_STATES),
  reason: z.string(),
  ticketId: shapes.ticketId.exactOptional(),
  /** In bytes. */
  size: z.number().exactOptional(),
  verdicts: shapes.mailVerdicts.exactOptional(),
  releases: z.array(shapes.release).exactOptional(),
  discarded: shapes.discard.exactOptional(),
  /** What a form said; nothing in lists. */
  content: z.string().exactOptional(),
});

export const quarantineView = z.object({
  items: z.array(mailView),
  next: z.string().exactOptional(),
});

export const changesView = z.object({
  latest: z.number(),
  /** True when too much has happened since: read the list anew. */
  reset: z.boolean(),
  tickets: z.array(z.object({ id: shapes.ticketId, version: z.number() })),
});

/** 201 of POST /v1/uploads: post the fields in their order and then the bytes as `file`, as multipart/form-data. */
export const uploadView = z.object({
  id: z.string(),
  url: z.url(),
  fields: z.record(z.string(), z.string()),
  expiresAt: shapes.instant,
});

/** GET /v1/files/{id} for whoever asks for JSON. */
export const downloadView = z.object({ url: z.url() });

/** 201 of POST /v1/tickets */
export const submittedView = z.object({
  id: shapes.ticketId,
  number: shapes.ticketNumber,
  state: z.literal('open'),
  url: z.url(),
});

export const problemView = z.object({
  type: z.string(),
  status: z.number(),
  errors: z
    .array(
      z.object({
        field: z.string(),
        problem: z.string(),
        detail: z.string().exactOptional(),
        says: shapes.texts.exactOptional(),
      }),
    )
    .exactOptional(),
});

/** PUT /v1/webhooks/{name}: the secret is never shown. */
export const webhookView = z.object({ name: z.string(), url: z.string() });

/** GET /v1/webhooks */
export const webhooksView = z.object({ items: z.array(webhookView) });
