/**
 * Puts values into a text's places (`{number}`).
 *
 * One pass: what a value contains is never read as a place again, so a customer's text cannot ask for another
 * value. A place without a value stays as it is, where a reader notices it.
 */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-z]+)\}/g, (place: string, name: string) => values[name] ?? place);
