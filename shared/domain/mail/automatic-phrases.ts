/** The subjects and first sentences of automatic answers, in the languages customers write. */

/** What answering programs put before the subject they answer, with a colon. */
export const AUTO_REPLY_SUBJECT = new RegExp(
  `^\\s*(?:\\[[^\\]]{1,30}\\]\\s*)?[【[(（]?(?:${[
    'auto(?:matic|mated)?[- ]?(?:reply|response|answer|respond(?:er)?)',
    'autoreply',
    'out[- ]of[- ](?:the[- ])?office(?: (?:auto)?reply)?',
    'ooo',
    'vacation (?:reply|response|message)',
    'away (?:message|notice)',
    'automatische (?:antwort|rückmeldung)',
    'abwesenheit(?:snotiz|sassistent|smeldung|snachricht)?',
    'abwesend',
    'außer haus',
    'réponse automatique',
    "(?:notification|message) d[’']absence",
    'absence(?: du bureau)?',
    'absent(?:e)? du bureau',
    'respuesta autom[aá]tica',
    'fuera de (?:la )?oficina',
    'resposta autom[aá]tica',
    'fora do escrit[oó]rio',
    'ausência temporária',
    'risposta automatica',
    'fuori (?:sede|ufficio)',
    'assente',
    'automatisch antwoord',
    'afwezig(?:heid)?',
    'autosvar',
    'automatiskt svar',
    'automatisk svar',
    'frånvaro',
    'fravær',
    'automaattinen vastaus',
    'poissa',
    'odpowiedź automatyczna',
    'automatyczna odpowiedź',
    'nieobecność',
    'automatická odpověď',
    'automatikus válasz',
    'автоматический ответ',
    'автоответ',
    'вне офиса',
    'автоматична відповідь',
    'otomatik yanıt',
    'trả lời tự động',
    'balasan otomatis',
    'αυτόματη απάντηση',
    '自动(?:回复|答复|回覆)',
    '自動(?:回覆|回復|答覆|返信|応答)',
    '外出(?:自动)?(?:回复|通知)',
    '休假(?:自动)?回复',
    '不在(?:通知|のお知らせ|連絡)?',
    '자동 ?(?:회신|응답|답장)',
    '부재 ?중(?: 응답| 알림)?',
  ].join('|')})\\s*(?:[:：]|-\\s|\\||\\[|】|\\(|\\)|）|\\])`,
  'iu',
);

/**
 * Somebody is away, anywhere in the subject; that it is an automatic answer only at its ends, for within it people complain of ours.
 * Proof only together with `AWAY_TEXT`.
 */
export const AWAY_SUBJECT =
  /^\W*(?:auto(?:matic)?[- ]?(?:reply|response)|автоответ|自动回复|自動(?:回覆|返信|応答)|자동 ?(?:회신|응답))|(?:auto(?:matic)?[- ]?(?:reply|response)|автоответ|自动回复|自動(?:回覆|返信|応答)|자동 ?(?:회신|응답))\W*$|out of (?:the )?office|on (?:annual )?(?:leave|vacation|holiday)|away from|abwesen|urlaub|absen(?:t|ce)|vacaciones|fuera de|férias|ausent|ausên|assen(?:te|za)|ferie|afwezig|semester|отсутств|отпуск|休假|外出|出差|不在|休暇|부재|휴가/iu;

export const AWAY_TEXT =
  /out of (?:the )?office|(?:currently|presently) (?:away|unavailable|out)|on (?:annual |parental |maternity )?(?:leave|vacation|holiday)|limited access to (?:my )?e-?mail|automat(?:ed|ic) (?:reply|response|message)|(?:nicht im (?:hause|büro)|abwesend|im urlaub|nicht erreichbar)|(?:absent|en congés?|en vacances|de retour le)|(?:fuera de la oficina|de vacaciones|ausente)|(?:fora do escritório|de férias)|(?:fuori ufficio|in ferie|assente)|(?:afwezig|met vakantie)|(?:в отпуске|отсутств|автоматический ответ)|自动回复|自動(?:回覆|返信|応答)|(?:正在|目前|现在|現在|已)(?:休假|出差|外出)|(?:休假|出差|外出)(?:中|期间|期間|至)|(?:休假|出差|外出).{0,30}(?:无法|無法|不能|稍后|稍後|尽快|盡快|(?:回来|回來|返回|返岗)(?:之?[后後]|再)).{0,10}(?:回复|回覆|处理|處理|联系|聯絡|邮件|郵件)|不在(?:にして|の)|休暇(?:中|を)|부재 ?중|휴가 ?중|자동 ?(?:회신|응답)/iu;

/** How clients of many languages begin the subject of an answer. */
export const REPLY_PREFIX =
  /^\s*(?:re|aw|antw|sv|vs|r|rif|odp|res|ref|ynt|atb|vá|回复|回覆|答复|答覆|返信|회신|답장)(?:\[\d+\]|\(\d+\))?\s*[:：]/iu;
