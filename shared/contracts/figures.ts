/** What the API of figures and registers is asked and answers. Numbers are exact decimals, written as texts. */
import * as z from 'zod';
import { page } from '#shared/contracts/page.ts';
import * as shapes from '#shared/contracts/ticket.ts';
import { FIGURE_PERIODS } from '#shared/domain/playbook/figure.ts';

const groupName = z.string().min(1).max(64);
const number = z.string().nullable();

export const figureQuery = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  period: z.enum(FIGURE_PERIODS).exactOptional(),
  by: groupName.exactOptional(),
});

const head = {
  playbook: z.string(),
  metric: z.string(),
  title: shapes.texts,
  period: z.enum(FIGURE_PERIODS),
};

/** GET /v1/metrics */
export const metricsView = z.object({
  items: z.array(
    z.object({
      ...head,
      made: z.enum(['counted', 'worked-out', 'entered']),
      /** The names it is kept apart by. */
      by: z.array(z.string()),
      /** As it is written in the playbook. */
      target: z.string().exactOptional(),
      owner: z.string().exactOptional(),
    }),
  ),
});

/** GET /v1/metrics/{playbook}/{metric} */
export const figureView = z.object({
  ...head,
  values: z.array(
    z.object({
      period: z.string(),
      /** Unset where nothing is divided by nothing. */
      value: number,
      parts: z.object({ value: number, per: number }).exactOptional(),
      target: number,
      /** How much of the target was reached, 1 for all of it. */
      share: number,
      groups: z.array(z.object({ group: z.string(), value: number })).exactOptional(),
    }),
  ),
});

/** GET /v1/metrics/{playbook}/{metric}/tickets */
export const countedQuery = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  part: z.enum(['value', 'per']).default('value'),
  ...page,
});

export const countedView = z.object({
  items: z.array(
    z.object({
      day: z.string(),
      amount: z.string(),
      /** Missing where the caller may not read it, and where no ticket was counted. */
      ticket: shapes.ticketCard.exactOptional(),
    }),
  ),
  next: z.string().exactOptional(),
});

/** Money has 2 decimals, shares a few more; the whole part is as long as a sum may become. */
const enteredNumber = z.string().regex(/^-?\d{1,12}(?:\.\d{1,9})?$/);

/** PUT /v1/metrics/{playbook}/{metric}/{period} */
export const enterRequest = z.strictObject({
  value: enteredNumber,
  /** Whose value it is, where the figure is put in for several. */
  group: z.string().max(100).default(''),
});

/** GET of the same: whose values. */
export const entriesQuery = z.strictObject({ group: z.string().max(100).default('') });

const entry = z.object({
  period: z.string(),
  group: z.string(),
  version: z.number(),
  value: z.string(),
  by: z.string(),
  at: shapes.instant,
});

export const entryView = entry;

/** What was put in, oldest first; ETag is the version of the last. */
export const entriesView = z.object({ items: z.array(entry) });

/** GET and POST /v1/metrics/recount */
export const recountView = z.object({
  state: z.enum(['never', 'running', 'done']),
  by: z.string().exactOptional(),
  begunAt: shapes.instant.exactOptional(),
  endedAt: shapes.instant.exactOptional(),
  /** The playbook or kind that comes next. */
  next: z.string().exactOptional(),
});

const registerHead = { playbook: z.string(), register: z.string(), title: shapes.texts };

/** GET /v1/registers */
export const registersView = z.object({
  items: z.array(z.object({ ...registerHead, columns: z.array(z.string()) })),
});

/** GET /v1/registers/{playbook}/{register}: tickets by the day of their opening. */
export const registerQuery = z.strictObject({
  from: z.iso.date().exactOptional(),
  to: z.iso.date().exactOptional(),
  ...page,
});

const totals = z.record(z.string(), z.string());

export const registerView = z.object({
  ...registerHead,
  columns: z.array(
    z.object({
      name: z.string(),
      title: shapes.texts,
      type: z.string(),
      choices: z.array(z.object({ id: z.string(), title: shapes.texts })).exactOptional(),
    }),
  ),
  rows: z.array(z.object({ ticket: shapes.ticketId, cells: z.array(z.json()) })),
  /** Of the rows of this page. */
  groups: z.array(z.object({ values: z.record(z.string(), z.json()), count: z.number(), totals })),
  totals,
  next: z.string().exactOptional(),
});
