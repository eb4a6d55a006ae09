/** What the API of the archive is asked and answers. */
import * as z from 'zod';
import { page } from '#shared/contracts/page.ts';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { SECRECY_LEVELS } from '#shared/domain/playbook/access.ts';
import { mailAddress, telephone } from '#shared/domain/record/address.ts';

/** A telephone with everything that people write around it, or a mail address (RFC 5321: 254 characters). */
const LONGEST_ADDRESS = 254;

/** A table's cell with several choices lies three levels under its field; what nests deeper is no value of a record. */
const DEEPEST = 8;

const isShallow = (value: unknown, left = DEEPEST): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((one) => isShallow(one, left - 1)));

const json: z.ZodType<Json> = z.json();

/** Values by the kind's fields; each is judged by its type. Null empties a field. */
const fields = z
  .record(z.string().max(64), z.unknown())
  .refine((values) => isShallow(values), { params: { problem: 'too-deep' } })
  .pipe(z.record(z.string(), json));

const address = z
  .string()
  .max(LONGEST_ADDRESS)
  .transform((text, context) => {
    const found = mailAddress(text) ?? telephone(text);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', params: { problem: 'email-or-phone' } });
    return z.NEVER;
  });

/** GET /v1/records/{kind} */
export const recordsQuery = z.strictObject({
  address: address.exactOptional(),
  ...page,
});

/** GET /v1/records/{kind}/{id}/accesses and …/tickets */
export const recordPageQuery = z.strictObject(page);

/** POST /v1/records/{kind} */
export const openRecordRequest = z.strictObject({
  id: z.string().exactOptional(),
  fields: fields.default({}),
});

/** PUT /v1/records/{kind}/{id} */
export const changeRecordRequest = z.strictObject({ fields });

/** POST /v1/records/{kind}/{id}/merge: the record that goes into this one. */
export const mergeRecordRequest = z.strictObject({ other: z.string() });

const secrecy = z.enum(SECRECY_LEVELS).exactOptional();

/** GET /v1/kinds: kinds as they are written. */
export const kindsView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: shapes.texts,
      key: z.array(z.string()).exactOptional(),
      fields: z.record(z.string(), z.looseObject({ type: z.string(), title: shapes.texts })),
    }),
  ),
});

/** A record in a list; `id` and `secrecy` alone of what is too secret for the caller. */
export const recordsView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      secrecy,
      version: z.int().exactOptional(),
      number: z.string().exactOptional(),
      title: z.string().exactOptional(),
      updatedAt: shapes.instant.exactOptional(),
    }),
  ),
  next: z.string().exactOptional(),
});

export const recordView = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  number: z.string().exactOptional(),
  /** As it counts now, by mark or rule. */
  secrecy,
  fields: z.record(z.string(), json),
  /** Mail addresses and telephones that lead here; to those from whom no address is kept. */
  addresses: z.array(z.string()).exactOptional(),
  mergedFrom: z.array(z.string()).exactOptional(),
  /** Until when it is lent to the caller, where a loan opens it. */
  lentUntil: shapes.instant.exactOptional(),
  createdAt: shapes.instant,
  updatedAt: shapes.instant,
});

/** What was written, or only that it was, where the one who wrote it may not read it. */
export const writtenView = z.union([recordView, z.object({ id: z.string(), secrecy })]);

/** GET /v1/records/{kind}/{id}/accesses, newest first */
export const recordAccessesView = z.object({
  items: z.array(z.object({ person: z.string(), at: shapes.instant, outcome: z.string() })),
  next: z.string().exactOptional(),
});

/** GET /v1/records/{kind}/{id}/grants */
export const grantsView = z.object({
  items: z.array(
    z.object({
      to: z.string(),
      from: shapes.instant,
      until: shapes.instant,
      why: z.string(),
    }),
  ),
});
