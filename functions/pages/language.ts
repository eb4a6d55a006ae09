import { isLanguage, type Language } from '#shared/kernel/language.ts';

/** Real browsers send well under a hundred characters. */
const LONGEST_HEADER = 1_000;

/**
 * The language of a page: what the reader chose, else what is known of them, else what their browser asks for.
 *
 * @param chosen the `lang` of the query
 * @param known the language of the ticket the page is about
 * @param accepted the Accept-Language header (RFC 9110, 12.5.4)
 * @returns English for a browser that asks for neither, Chinese for one that does not ask
 */
export const chooseLanguage = ({
  chosen,
  known,
  accepted,
}: {
  readonly chosen?: string | undefined;
  readonly known?: Language | undefined;
  readonly accepted?: string | undefined;
}): Language => {
  if (isLanguage(chosen)) return chosen;
  if (known !== undefined) return known;
  return accepted === undefined || accepted.trim() === '' ? 'zh-CN' : best(accepted);
};

const best = (header: string): Language =>
  header
    .slice(0, LONGEST_HEADER)
    .split(',')
    .flatMap((range) => wish(range))
    .reduce((most, one) => (one.weight > most.weight ? one : most), NO_WISH).language;

interface Wish {
  readonly language: Language;
  readonly weight: number;
}

const NO_WISH: Wish = { language: 'en', weight: 0 };

const wish = (range: string): readonly Wish[] => {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const language = OF_PRIMARY_TAG.get(tag.split('-')[0] ?? '');
  if (language === undefined) return [];
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return Number.isFinite(weight) ? [{ language, weight }] : [];
};

/** Readers of traditional Chinese are nearer to our Chinese than to English. */
const OF_PRIMARY_TAG: ReadonlyMap<string, Language> = new Map([
  ['zh', 'zh-CN'],
  ['en', 'en'],
]);
