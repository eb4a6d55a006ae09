/** The rows of records as they are read. */
import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { SECRECY_LEVELS } from '#shared/domain/playbook/access.ts';
import { isWho } from '#shared/domain/playbook/who.ts';
import type { Address } from '#shared/domain/record/address.ts';
import type { Grant } from '#shared/domain/record/grant.ts';
import type { AccessEntry } from '#shared/domain/record/may-read.ts';
import type {
  Approval,
  DeskRecord,
  DestroyedRecord,
  MergedRecord,
} from '#shared/domain/record/record.ts';

const json: z.ZodType<Json> = z.json();

const address = z.custom<Address>(
  (text) => typeof text === 'string' && /^(?:mailto|tel):/.test(text),
);

const kept: z.ZodType<DeskRecord> = z.object({
  state: z.literal('kept'),
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  number: z.string().exactOptional(),
  fields: z.record(z.string(), json),
  key: z.string().exactOptional(),
  addresses: z.array(address),
  subject: z.string().exactOptional(),
  secrecy: z.enum(SECRECY_LEVELS).exactOptional(),
  secrecyEndsAt: shapes.instant.exactOptional(),
  mergedFrom: z.array(z.string()).exactOptional(),
  createdAt: shapes.instant,
  updatedAt: shapes.instant,
});

const merged: z.ZodType<MergedRecord> = z.object({
  state: z.literal('merged'),
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  into: z.string(),
  createdAt: shapes.instant,
  mergedAt: shapes.instant,
});

const approval: z.ZodType<Approval> = z.object({
  by: z.string(),
  as: z.custom<Approval['as']>(isWho),
  at: shapes.instant,
});

const destroyed: z.ZodType<DestroyedRecord> = z.object({
  state: z.literal('destroyed'),
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  approvals: z.array(approval),
  createdAt: shapes.instant,
  destroyedAt: shapes.instant,
});

export const recordRow = z.object({ record: z.union([kept, merged, destroyed]) });

export const keyRow = z.object({ record: z.string() });

const grant: z.ZodType<Grant> = z.object({
  record: z.object({ kind: z.string(), id: z.string() }),
  to: z.string(),
  from: shapes.instant,
  until: shapes.instant,
  why: z.string(),
});

export const grantRow = z.object({ grant });

const access: z.ZodType<AccessEntry> = z.object({
  record: z.object({ kind: z.string(), id: z.string() }),
  person: z.string(),
  at: shapes.instant,
  outcome: z.enum(['open', 'clearance', 'grant', 'subject', 'audience', 'secrecy']),
});

export const accessRow = z.object({ entry: access });
