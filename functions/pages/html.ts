import { escapeHtml } from '#shared/domain/notification/escape-html.ts';

/**
 * Markup that is safe to send. It comes out of the `html` tag alone, so text from outside cannot pass for it,
 * whatever shape it has.
 */
export class Markup {
  readonly #text: string;

  constructor(strings: readonly string[], values: readonly Interpolation[]) {
    this.#text = strings.reduce(
      (text, string, index) => text + written(values[index - 1]) + string,
    );
  }

  toString(): string {
    return this.#text;
  }
}

type Interpolation = string | number | Markup | readonly Markup[] | false | undefined;

/**
 * Builds markup; every interpolated text is escaped. Interpolate only into an element's content or a quoted
 * attribute. `false` and `undefined` leave nothing behind.
 */
export const html = (strings: TemplateStringsArray, ...values: readonly Interpolation[]): Markup =>
  new Markup(strings, values);

const written = (value: Interpolation): string => {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value instanceof Markup ? value.toString() : value.join('');
};
