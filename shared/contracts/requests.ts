/** What customers and agents may send: every field with its limit, and nothing else. */
import * as z from 'zod';
import { language, ticketId } from '#shared/contracts/ticket.ts';
import { MOST_BYTES, MOST_FILES } from '#shared/domain/file/file.ts';

/** Long enough for any name, company or subject; short enough for a line of a list. */
const LONGEST_LINE = 200;

/** RFC 5321 section 4.5.3.1.3 */
const LONGEST_EMAIL = 254;

/** About ten pages. Longer things are attachments; a row of the table holds 400 KB at most. */
const LONGEST_MESSAGE = 20_000;

/** Longer than any file system allows; what is shown of it is shorter. */
const LONGEST_FILE_NAME = 1_000;

/** Control characters would end a header or hide a text; a tab or a line end has no place in one line. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !/\p{Cc}/u.test(text), { params: { problem: 'control-characters' } });

const paragraphs = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1).max(LONGEST_MESSAGE))
  .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), { params: { problem: 'control-characters' } });

const email = line(LONGEST_EMAIL).refine((text) => z.email().safeParse(text).success, {
  params: { problem: 'invalid-email' },
});

/** Digits with the usual marks between them; 5 to 15 digits (ITU-T E.164), an extension apart. */
const phone = line(40).refine(
  (text) =>
    /^\+?[\d\s().\-/]+(?:(?:ext\.?|x|转|分机)\s*\d{1,6})?$/iu.test(text) &&
    /^\d{5,21}$/.test(text.replace(/\D/g, '')),
  { params: { problem: 'invalid-phone' } },
);

const reachable = {
  name: line(LONGEST_LINE),
  email: email.exactOptional(),
  phone: phone.exactOptional(),
};

const needsAddress = (request: { readonly email?: string; readonly phone?: string }): boolean =>
  request.email !== undefined || request.phone !== undefined;

const noAddress = { path: ['email'], params: { problem: 'email-or-phone' } };

/** The shape of our own identifiers; anything else was never announced. */
export const uploadId = z.string().refine((id) => /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id), {
  params: { problem: 'upload-missing' },
});

/** Files uploaded beforehand, each once. */
const uploads = z
  .array(uploadId)
  .max(MOST_FILES)
  .refine((ids) => new Set(ids).size === ids.length, { params: { problem: 'invalid' } });

/** The same in a form's one field, with dots between. */
export const uploadList = z
  .string()
  .transform((text) => (text === '' ? [] : text.split('.')))
  .pipe(uploads);

/** POST /v1/uploads */
export const uploadRequest = z.strictObject({
  name: z.string().min(1).max(LONGEST_FILE_NAME),
  size: z.number().int().min(1).max(MOST_BYTES),
  type: line(LONGEST_LINE),
});

/** POST /v1/tickets as JSON. */
export const submitRequest = z
  .strictObject({
    ...reachable,
    subject: line(LONGEST_LINE),
    message: paragraphs,
    language: language.exactOptional(),
    playbook: z
      .string()
      .regex(/^[a-z0-9-]{1,64}$/)
      .exactOptional(),
    uploads: uploads.exactOptional(),
  })
  .refine(needsAddress, noAddress);

/** What a form posts beside that: a field no person sees, and when the form was shown, signed. */
export const formExtras = z.object({
  website: z.string().max(LONGEST_MESSAGE).default(''),
  shown: z.string().max(200).default(''),
});

/** RFC draft "The Idempotency-Key HTTP Header Field"; 255 characters are Stripe's limit as well. */
export const idempotencyKey = z.string().min(1).max(255).optional();

/** POST /v1/tickets/{id}/messages/{message}/split */
export const splitRequest = z.strictObject({
  /** Whether what the same sender said after it goes too. */
  andLater: z.boolean().default(false),
});

/** POST /v1/tickets/{id}/merge */
export const mergeRequest = z.strictObject({ into: ticketId });

/** POST /v1/agent/tickets */
export const openRequest = z
  .strictObject({
    channel: z.enum(['phone', 'walk-in', 'outgoing']),
    ...reachable,
    subject: line(LONGEST_LINE),
    message: paragraphs,
    language: language.default('zh-CN'),
    team: z.string().max(64).exactOptional(),
    playbook: z.string().max(64).exactOptional(),
    uploads: uploads.exactOptional(),
  })
  .refine(needsAddress, noAddress)
  .refine((request) => request.channel !== 'outgoing' || request.email !== undefined, {
    path: ['email'],
    params: { problem: 'required' },
  });

/** POST /v1/playbooks/{playbook}/tickets */
export const startRequest = z.strictObject({
  about: z.string().min(1).max(LONGEST_LINE).exactOptional(),
  subject: line(LONGEST_LINE).exactOptional(),
  language: language.default('zh-CN'),
});

/** POST /v1/tickets/{id}/messages */
export const messageRequest = z.strictObject({
  kind: z.enum(['reply', 'note']),
  text: paragraphs,
  uploads: uploads.exactOptional(),
});

/** PUT /v1/tickets/{id}/cc: all who get copies of answers from now on; how many may be, the domain says. */
export const copiesRequest = z.strictObject({ cc: z.array(email).max(100) });

/** POST /v1/tickets/{id}/assign: a team, a person, or both. */
export const assignRequest = z.strictObject({
  team: z.string().max(64).exactOptional(),
  assignee: z
    .string()
    .regex(/^[\w.@-]{1,128}$/)
    .exactOptional(),
});

export const ticketPath = z.object({ id: ticketId });

/** One form of one version of a document. */
export const documentPath = z.object({
  id: ticketId,
  field: z.string(),
  version: z.coerce.number().int().min(1),
  format: z.enum(['pdf', 'html']),
});

/** What a customer adds on the ticket's page. */
export const additionRequest = z.strictObject({
  message: paragraphs,
  once: z.string().max(64),
  uploads: uploadList.default([]),
});

/** A vote on the survey's page. */
export const surveyRequest = z.strictObject({
  score: z.enum(['1', '2', '3', '4', '5']).transform((score) => SCORE_OF[score]),
  comment: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(LONGEST_MESSAGE))
    .default(''),
});

const SCORE_OF = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 } as const;

/** Lower-case words with hyphens, dots between them: `weather.rain`. What ledgers tell, only the desk itself tells. */
export const signalPath = z.object({
  name: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*$/),
});

/** POST /v1/signals/{name}: what playbooks see as `event`. */
export const signalRequest = z.record(z.string().max(64), z.json());

/** Enough for a page of text; a signal says what has happened, it carries no files. */
export const MOST_SIGNAL_BYTES = 16_384;

/** What is filled in on a form: each field is judged by its type in the playbook. */
export const formRequest = z.strictObject({
  fields: z.record(z.string().max(64), z.json()).default({}),
});

/** PUT /v1/webhooks/{name}: the domain says what is wrong with them. */
export const webhookRequest = z.strictObject({ url: z.string(), secret: z.string() });

/** POST /v1/tickets/{id}/signals/{name} */
export const answerRequest = z.strictObject({ answer: z.json().default(null) });

/** Why a held mail is let in or discarded. */
export const heldRequest = z.strictObject({ why: line(LONGEST_LINE) });
