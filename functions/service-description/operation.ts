import type * as z from 'zod';

/** What the description says of one route. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly summary: string;
  /** Who may call it: anybody, or an agent with an access token. */
  readonly for: 'everybody' | 'agents';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether the caller says which version they saw (If-Match). */
  readonly versioned?: boolean;
  readonly success: 200 | 201;
  /** What is answered: JSON of this shape, or a file of these types. */
  readonly view: z.ZodType | readonly string[];
}
