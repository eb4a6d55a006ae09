/** Which charset unlabelled 8-bit bytes are in, by how much each reading looks like a language. */

/** Enough to tell by; more only costs time. */
const SAMPLE_BYTES = 4_096;

const CANDIDATES = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1251',
  'koi8-r',
  'windows-1252',
] as const;

type Candidate = (typeof CANDIDATES)[number];

/** The most frequent characters of written Chinese, simplified and traditional (the top of any frequency list). */
const COMMON_HAN = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运您请谢问题产品订单发票客服邮件附件公司合同价格附測試這個們來為國說時會對後發樣開實無與長機關點業將間問頭體產話給門兒東聲員論處義認條系氣題變總電數報結務場計資統區隊決馬書聽卻達強難權設記類據邊該規萬術領確傳師觀讓識帶導爭運請謝訂單發票郵件價格您',
);

export const guessCharset = (bytes: Uint8Array): Candidate => bestReading(bytes).charset;

/** A reading of frequent signs alone: no Western text comes out of the other tables like that. */
const CERTAIN = 1.5;

/** Below four characters outside ASCII anything can look like anything. */
const ENOUGH_SIGNS = 4;

/** Bytes that are surely Chinese, Japanese, Korean or Russian, whatever Western charset their label names. */
export const isSurelyNotWestern = (bytes: Uint8Array): boolean => {
  const { charset, score, signs } = bestReading(bytes);
  return charset !== 'windows-1252' && score >= CERTAIN && signs >= ENOUGH_SIGNS;
};

interface Reading {
  readonly charset: Candidate;
  readonly score: number;
  /** How many characters outside ASCII it has. */
  readonly signs: number;
}

const bestReading = (bytes: Uint8Array): Reading => {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let best: Reading = { charset: 'windows-1252', score: Number.NEGATIVE_INFINITY, signs: 0 };
  for (const charset of CANDIDATES) {
    const reading = { charset, ...likeness(new TextDecoder(charset).decode(sample), charset) };
    if (reading.score > best.score) best = reading;
  }
  return best;
};

/** Points per non-ASCII character: letters that fit the charset's languages gain, the impossible loses. */
const likeness = (text: string, charset: Candidate): Omit<Reading, 'charset'> => {
  let points = 0;
  let characters = 0;
  for (const character of text) {
    if (character < '\x80') continue;
    characters += 1;
    points +=
      charset.startsWith('windows-125') || charset === 'koi8-r'
        ? lettersOf(character, charset)
        : ideographsOf(character, charset);
  }
  const score = characters === 0 ? 0 : points / characters - runsOfCapitals(text, charset);
  return { score, signs: characters };
};

const ideographsOf = (character: string, charset: Candidate): number => {
  if (character === '\ufffd') return -6;
  if (/[\ue000-\uf8ff]/.test(character)) return -3;
  if (/[\u3040-\u30ff]/.test(character))
    return charset === 'shift_jis' || charset === 'euc-jp' ? 2.5 : -1;
  if (/[\uff61-\uff9f]/.test(character)) return -0.5;
  if (/[\uac00-\ud7a3]/.test(character)) return charset === 'euc-kr' ? 2.4 : -1;
  if (COMMON_HAN.has(character)) return 2.5;
  if (/[\u4e00-\u9fff]/.test(character)) return charset === 'euc-kr' ? -1 : 0.4;
  if (/[\u3000-\u303f\uff00-\uff60]/.test(character)) return 1.5;
  return -0.5;
};

const lettersOf = (character: string, charset: Candidate): number => {
  if (character === '\ufffd') return -6;
  if (charset !== 'windows-1252')
    return /[а-яё]/.test(character) ? 1.6 : /[А-ЯЁ]/.test(character) ? 0.8 : -1.5;
  return /[äöüßéèêëàâçñóíúáãõôîïûùœæøåìòÄÖÜÉÈÀÇÑ’‘“”–—…€£©®°«»]/.test(character) ? 0.9 : -1;
};

/**
 * Cyrillic read with the wrong table comes out in swapped case, capitals inside words; Western text read as
 * Cyrillic has Latin letters inside words.
 */
const runsOfCapitals = (text: string, charset: Candidate): number => {
  if (charset !== 'koi8-r' && charset !== 'windows-1251') return 0;
  const letters = text.match(/[\u0400-\u04ff]/g)?.length ?? 0;
  const swapped = text.match(/[а-яё][А-ЯЁ]/g)?.length ?? 0;
  const mixed = text.match(/[a-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[a-z])/gi)?.length ?? 0;
  return letters === 0 ? 0 : (3 * (swapped + mixed)) / letters;
};
