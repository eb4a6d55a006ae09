/** What the API of figures and registers is asked and answers. Numbers are exact decimals, written as texts. */
import * as z from 'zod';
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
