/** What the API of guides is asked and answers. */
import * as z from 'zod';
import { page } from '#shared/contracts/page.ts';
import * as shapes from '#shared/contracts/ticket.ts';

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
export const acknowledgementsQuery = z.strictObject(page);

export const acknowledgementsView = z.object({
  items: z.array(z.object({ person: z.string(), at: shapes.instant })),
  next: z.string().exactOptional(),
});
