/** Marks that are not seen, or turn the direction of writing: a document must not say more than it shows. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The one form (NFC) of a text in a document; lines stay apart by `\n`. A clean text stays as it is. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '')
    .normalize('NFC');
