import * as z from 'zod';

/** `yyyy-mm`; the desk is of this century, and a cursor must not send it through empty ones. */
export const monthShape = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/, { abort: true });

/** A cursor as it travels: opaque to the caller, worthless when altered. */
export const encodeCursor = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** @returns nothing for anything that is no cursor of this shape */
export const decodeCursor = <Shape>(text: string, shape: z.ZodType<Shape>): Shape | undefined => {
  const json = z
    .string()
    .transform((encoded, context) => {
      try {
        return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
      } catch {
        context.addIssue({ code: 'custom', message: 'not a cursor' });
        return z.NEVER;
      }
    })
    .pipe(shape)
    .safeParse(text);
  return json.success ? json.data : undefined;
};
