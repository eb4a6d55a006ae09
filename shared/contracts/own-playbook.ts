/** The desk's own playbooks, as they are stored and shown. */
import * as z from 'zod';
import { instant, texts } from '#shared/contracts/ticket.ts';
import type { OwnPlaybook } from '#shared/domain/playbook/own-playbook.ts';

const ownVersion = z.object({ version: z.number(), at: instant, by: z.string() });

const ownFields = {
  id: z.string(),
  revision: z.number(),
  draft: ownVersion.exactOptional(),
  live: ownVersion.exactOptional(),
  retired: ownVersion.exactOptional(),
  newest: z.number(),
};

export const ownPlaybook: z.ZodType<OwnPlaybook> = z.object(ownFields);

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** `steps.judge.outcomes.founded.when` */
  at: z.string(),
  what: z.string(),
  more: z.string().exactOptional(),
  says: texts,
});

/**
 * A playbook as a desk writes it, in outline: the whole language is checked by `playbookJson`, whose description would be larger
 * than that of the rest of the API.
 */
export const writtenPlaybook = z.looseObject({
  id: z.string(),
  version: z.int().min(1),
  title: texts,
  processes: z.array(z.string()),
  team: z.string(),
  triggers: z.array(z.looseObject({})),
  fields: z.record(z.string(), z.looseObject({ type: z.string(), title: texts })),
  start: z.string(),
  steps: z.record(z.string(), z.looseObject({ title: texts })),
});

/** GET /v1/own-playbooks */
export const ownPlaybooksView = z.object({ items: z.array(z.object(ownFields)) });

/** How one stands; If-Match names its revision. */
export const ownPlaybookView = z.object(ownFields);

/** The same after its draft was checked. */
export const checkedView = z.object({ ...ownFields, findings: z.array(finding) });

/** GET /v1/playbooks/{playbook}/own: with the draft and the live version as they are written. */
export const ownFileView = z.object({
  ...ownFields,
  findings: z.array(finding),
  written: z.looseObject({ id: z.string(), version: z.number() }).exactOptional(),
  running: z.looseObject({ id: z.string(), version: z.number() }).exactOptional(),
});
