/** A phrase, and how much it tells. */
export type Phrases = readonly (readonly [phrase: string, weight: number])[];

/** A phrase of a Chinese text is found anywhere, one of a spaced script between borders of words only. */
const found = (text: string, phrase: string): boolean => {
  if (!/^[\p{Script=Latin}]/u.test(phrase)) return text.includes(phrase);
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text.charCodeAt(at - 1);
    const after = text.charCodeAt(at + phrase.length);
    if (!isLatin(before) && !isLatin(after)) return true;
  }
  return false;
};

/** `a` to `z`; not a number at the ends of the text, where `charCodeAt` has none. */
const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/** The phrases of the list that the text holds; `text` in lower case. */
export const phrasesIn = (text: string, phrases: Phrases): Phrases =>
  phrases.filter(([phrase]) => found(text, phrase));
