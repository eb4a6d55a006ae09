/**
 * Which language a text is in, by its script and, for the Latin and Cyrillic ones, by its small words.
 *
 * Good for choosing a catalogue and an agent who reads it; too short a text answers nothing rather than a guess.
 */

/** Enough to tell by. */
const SAMPLE_LENGTH = 4_000;

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3041-\u3096\u30a1-\u30fa]/g],
  ['ko', /[\uac00-\ud7a3]/g],
  ['zh', /[\u4e00-\u9fff\u3400-\u4dbf]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['hi', /[\u0900-\u097f]/g],
];

const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and is to of you for in it my that with not have please are was can hello hi thanks we this i am your be on',
  de: 'der die das und ist nicht ich sie mit ein eine für auf zu den von wir haben bitte hallo danke wie kann noch bei',
  fr: 'le la les et est je vous pas que pour une des dans avec nous bonjour merci sur mon votre ce cette ne du au',
  es: 'el la los y es que de por para no una con mi su gracias hola se en las pero muy está como',
  pt: 'o os e é que de por para não uma com meu seu obrigado obrigada olá em as mas muito está como você do da',
  it: 'il lo gli e è che di per non una con mio suo grazie ciao buongiorno si in le ma molto sono come della del',
  nl: 'de het een en is niet ik van voor met op zijn wij mijn bedankt hallo dat te aan heb kunt graag',
  pl: 'i w na nie jest się do z że to proszę dzień dobry dziękuję mam jak czy o po',
  sv: 'och att det är jag en som på för inte med har hej tack vi av ett kan',
  da: 'og at det er jeg en som på for ikke med har hej tak vi af et kan',
  tr: 've bir bu için ile değil ben merhaba teşekkürler var mi ne çok da de',
  vi: 'và là của không tôi cho có được xin chào cảm ơn với này đã các một',
  id: 'dan yang di ini itu tidak saya untuk dengan ada terima kasih dari ke apa bisa',
};

const WORDS_BY_LANGUAGE = new Map(
  Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/** @returns an ISO 639-1 code, or nothing */
export const languageOf = (text: string): string | null => {
  const sample = text.slice(0, SAMPLE_LENGTH).replace(/\S+@\S+|https?:\S+/g, ' ');
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  return byScript(sample, letters) ?? bySmallWords(sample);
};

/** Japanese is mostly Han signs too, so a tenth of kana decides; the other scripts need a fifth. */
const byScript = (sample: string, letters: number): string | null => {
  for (const [language, pattern] of SCRIPTS) {
    const count = sample.match(pattern)?.length ?? 0;
    const share = language === 'ja' ? 0.1 : 0.2;
    if (count / letters >= share)
      return language === 'ru' && /[іїєґ]/i.test(sample) ? 'uk' : language;
  }
  return null;
};

const bySmallWords = (sample: string): string | null => {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  let best: string | null = null;
  let most = 0;
  for (const [language, small] of WORDS_BY_LANGUAGE) {
    const hits = words.filter((word) => small.has(word)).length;
    if (hits > most) {
      most = hits;
      best = language;
    }
  }
  return most >= Math.max(1, Math.min(3, words.length / 8)) ? best : null;
};
