/** How every list is asked for: page by page. */
import * as z from 'zod';

/** One screen; a list of more than this is a report. */
const MOST_ITEMS = 100;
const USUAL_ITEMS = 50;
const LONGEST_CURSOR = 4000;

export const page = {
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).default(USUAL_ITEMS),
  cursor: z.string().max(LONGEST_CURSOR).exactOptional(),
};
