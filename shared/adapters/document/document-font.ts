import { existsSync, readFileSync } from 'node:fs';

/** What the file is called beside the bundle of a function. */
const BESIDE_BUNDLE = 'document-font.ttf';

/**
 * The bytes of the font that documents are printed in: from beside the bundle if the file lies there, else from its package.
 *
 * Noto Sans SC (OFL 1.1) has 30,898 glyphs, so rare characters of names (`龑`, `䶮`, `堃`) too, and Latin, Greek and Cyrillic.
 */
export const readDocumentFont = (): Uint8Array => {
  const beside = new URL(BESIDE_BUNDLE, import.meta.url);
  return readFileSync(existsSync(beside) ? beside : new URL(inPackage()));
};

const inPackage = (): string =>
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
