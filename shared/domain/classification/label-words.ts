/** `card_arrival`, `cardArrival`, `card-arrival`: where one word of a name ends and the next begins. */
const BORDERS = /[_\-./:]+|(?<=\p{Ll})(?=\p{Lu})/gu;

/**
 * What a label says about itself, to learn from like one more text: where a class has ten rows, its name is worth another.
 *
 * @returns nothing for a label without a letter (`57`), which says nothing
 */
export const wordsOf = (label: string): string | undefined =>
  /\p{L}/u.test(label) ? label.replace(BORDERS, ' ') : undefined;
