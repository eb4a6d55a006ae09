/** The languages every text of the desk exists in. */
export const LANGUAGES = ['zh-CN', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One text in every language of the desk. Data that carries its own words (playbooks) is written with it. */
export type Texts = Readonly<Record<Language, string>>;

export const isLanguage = (text: unknown): text is Language =>
  LANGUAGES.some((language) => language === text);
