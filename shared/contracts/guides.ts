/** What the API of guides is asked and answers. */
import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';

const MOST_ITEMS = 100;
const USUAL_ITEMS = 50;
const LONGEST_CURSOR = 4000;

const head = {
  id: z.string(),
  title: shapes.texts,
  /** The processes of the catalogue that it serves. */
  processes: z.array(z.string()),
  edition: z.int(),
  /** Whether the caller has to confirm that they have read it. */
  asked: z.boolean(),
  acknowledgedAt: shapes.instant.exactOptional(),
};

/** GET /v1/guides */
export const guidesView = z.object({ items: z.array(z.object(head)) });

/** GET /v1/guides/{guide} */
export const guideView = z.object({ ...head, text: shapes.texts });

/** POST /v1/guides/{guide}/acknowledgements */
export const acknowledgeRequest = z.strictObject({ edition: z.int().min(1) });

/** GET /v1/guides/{guide}/acknowledgements */
export const acknowledgementsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).default(USUAL_ITEMS),
  cursor: z.string().max(LONGEST_CURSOR).exactOptional(),
});

export const acknowledgementsView = z.object({
  items: z.array(z.object({ person: z.string(), at: shapes.instant })),
  next: z.string().exactOptional(),
});
