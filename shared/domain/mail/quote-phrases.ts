/**
 * How mail clients mark, in the languages their users have, where the quoted mail begins.
 *
 * These are the clients' own fixed phrases; what people write themselves never stands here.
 */

/** `-----Original Message-----` and `Begin forwarded message:`. */
const ORIGINAL = [
  'original',
  'original message',
  'original mail',
  'forwarded message',
  'forwarded by [^-]{1,80}',
  'forwarded mail',
  'reply message',
  'replied message',
  'message from [^-]{1,60}',
  'ursprüngliche nachricht',
  'originalnachricht',
  'original-nachricht',
  'weitergeleitete nachricht',
  'ursprüngliche mail',
  "message d['’]origine",
  'message original',
  'message initial',
  'message transféré',
  "e-?mail d[’']origine",
  "courriel d[’']origine",
  'mensaje original',
  'mensaje reenviado',
  'mensaje transferido',
  'mensagem original',
  'mensagem encaminhada',
  'mensagem reencaminhada',
  'messaggio originale',
  'messaggio inoltrato',
  'oorspronkelijk bericht',
  'oorspronkelijke bericht',
  'doorgestuurd bericht',
  'oprindelig (?:besked|meddelelse|mail)',
  'videresendt (?:besked|meddelelse)',
  'ursprungligt meddelande',
  'originalmeddelande',
  'vidarebefordrat meddelande',
  'opprinnelig melding',
  'opprinnelig e-?post',
  'videresendt melding',
  'alkuperäinen viesti',
  'välitetty viesti',
  'oryginalna wiadomość',
  'wiadomość oryginalna',
  'wiadomość przekazana',
  'původní zpráva',
  'pôvodná správa',
  'eredeti üzenet',
  'исходное сообщение',
  'пересылаемое сообщение',
  'пересланное сообщение',
  'оригинальное сообщение',
  'вихідне повідомлення',
  'orijinal mesaj',
  'özgün ileti',
  'iletilen mesaj',
  'mesaj original',
  'mesajul original',
  'thư gốc',
  'tin nhắn gốc',
  'pesan asli',
  'αρχικό μήνυμα',
  '原始邮件',
  '原始郵件',
  '原邮件',
  '原郵件',
  '原始信件',
  '原文',
  '回复的原邮件',
  '回复的邮件',
  '转发的邮件',
  '轉寄的郵件',
  '转发邮件',
  '轉寄郵件',
  '轉寄信件',
  '转发邮件信息',
  '回复邮件',
  '历史邮件',
  '邮件原件',
  '原始消息',
  '元のメッセージ',
  'オリジナルメッセージ',
  '元のメール',
  '転送されたメッセージ',
  '転送メッセージ',
  '원본 메시지',
  '원본 메일',
  '원본메일',
  '원본 이메일',
  '전달된 메시지',
  '전달된 메일',
].join('|');

export const ORIGINAL_LINE = new RegExp(
  `^[\\s>*]*(?:[-—–_=*]{2,}(?:\\s|&nbsp;)*(?:${ORIGINAL})(?:\\s|&nbsp;)*:?\\s*[-—–_=*]*|[-—–_=*]*(?:\\s|&nbsp;)*(?:${ORIGINAL})(?:\\s|&nbsp;)*:?\\s*[-—–_=*]{2,})\\s*$`,
  'iu',
);

/** The heading alone, or an empty paragraph written out: they mean a quote only right above its headers. */
export const HEADING_LINE = new RegExp(`^[\\s*]*(?:${ORIGINAL}|&nbsp;)[\\s*]*[:：]?\\s*$`, 'iu');

export const FORWARD_LINE = new RegExp(
  `^[\\s*]*(?:${[
    'begin forwarded message',
    'anfang der weitergeleiteten (?:nachricht|e-?mail)',
    'début du (?:message|e-?mail) (?:réexpédié|transféré)',
    'inicio del mensaje reenviado',
    'início da mensagem (?:encaminhada|reencaminhada)',
    'inizio messaggio inoltrato',
    'begin doorgestuurd bericht',
    '下面是被转发的邮件',
    '以下是转发的邮件',
    '以下是轉寄的郵件',
    '開始轉寄郵件',
    '开始转发邮件',
    '転送されたメッセージ',
    'начало переадресованного сообщения',
    '전달된 메시지 시작',
    '아래는 전달된 메일입니다',
    'początek przekazywanej wiadomości',
    'vidarebefordrat brev',
  ].join('|')})\\s*[:：]\\s*$`,
  'iu',
);

/** The mark that a client sets before the subject of a mail that is handed on. */
export const FORWARD_PREFIX =
  /^\s*(?:\[?(?:fwd?|fw|wg|tr|rv|enc|i|doorst|vb|vl|pd|továbbítva|пересл|пер|ilt|转发|轉寄|转寄|転送|전달)\]?)(?:\[\d+\]|\(\d+\))?\s*[:：]/iu;

/** Of the lines above a quoted mail those that say that it is handed on, and not answered. */
export const FORWARDED_LINE =
  /^(?=.*(?:forward|weitergeleitet|transf|reenviad|encaminhad|inoltrat|doorgestuurd|videresendt|vidarebefordrat|välitetty|przekazan|перес|iletilen|转发|轉寄|転送|전달))[\s>*]*[-—–_=*]{2,}[^-—–_=*]{2,100}[-—–_=*]{2,}\s*$/iu;

/** A verb that ends the line above a quote. */
const WROTE = [
  'wrote',
  'writes',
  'sent',
  'said',
  'has written',
  'schrieb(?: am .{1,60})?',
  'schreibt',
  'geschrieben',
  'hat geschrieben',
  'a (?:e|é)crit',
  'a écrit',
  'écrivait',
  'escribi(?:o|ó)',
  'ha escrito',
  'escreveu',
  'ha scritto',
  'scrisse',
  'het volgende geschreven',
  'schreef(?: op .{1,60})?',
  'geschreven',
  'skrev(?: .{1,80})?',
  'kirjoitti',
  'napisał(?:\\(a\\)|a|/a)?',
  'pisze',
  'napsal(?:\\(a\\)|a)?',
  'napísal(?:\\(a\\)|a)?',
  'írta',
  'ezt írta(?: \\(.{1,60}\\))?',
  'a scris',
  'пишет',
  'писал(?:\\(а\\)|а)?',
  'написал(?:\\(а\\)|а)?',
  'пише',
  'написав',
  'έγραψε',
  'yazdı',
  'şunu yazdı',
  'đã viết',
  'menulis',
  'ha escrit',
  '写道',
  '寫道',
  '来信',
  '編寫',
  '编写',
  '撰写',
  '写了',
  '写到',
  '写',
  '寫',
  'のメール',
  'さんは書きました',
  'は書きました',
  'は次のように書きました',
  'が書きました',
  'さんのメッセージ',
  'wrote',
  '님이 작성',
  '이\\(가\\) 쓴 글',
  '님이 (?:다음과 같이 )?(?:작성|썼습니다|쓴 글)',
  '작성',
  '썼습니다',
  'のメッセージ',
  'เขียนว่า',
].join('|');

export const WROTE_END = new RegExp(
  `(?:^|[\\s\\d,，)>\\]"»】』」]|[\\u3000-\\u9fff\\uac00-\\ud7a3])(?:${WROTE})\\s*[:：]?\\s*$`,
  'iu',
);

/** Languages that put the verb before the writer's name, proof only with a date. */
export const WROTE_NAME_END = /\s(?:schrieb|schreef|skrev)\s.{1,80}[:：]\s*$/iu;

/** The same with nothing but a colon, which is proof enough with a date and an address. */
export const COLON_END = /[>)\]"»]\s*[:：]\s*$/;

/** How the line above a quote begins: a preposition, a weekday or month, or the date itself. */
export const ATTRIBUTION_START = new RegExp(
  `^[\\s>*]*(?:(?:on|at|in|le|am|el|il|em|op|den|på|pe|w dniu|dnia|dne|dňa|на|в|ในวันที่|vào|lúc|vao|pada|στις|a las|a|no dia|ter|kl)\\s|在|于|於|\\d{1,4}\\s*[-./年년\\s]|["“]?\\S.{0,80}(?:wrote|schrieb|writes|写道|寫道|пишет|schreef|skrev|님이)|(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mié|jeu|jue|ven|vie|sam|dim|dom|mo|di|mi|do|fr|sa|so|ma|ti|ke|to|pe|la|su|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|seg|ter|qua|qui|sex|sáb)[a-z.]{0,9},?\\s|星期|周[一二三四五六日]|${'[^\\s].{0,100}<[^<>@\\s]+@[^<>@\\s]+>'})`,
  'iu',
);

/** Roles of the lines in an Outlook-like block of headers. */
export const HEADER_LABELS: readonly (readonly [Role, string])[] = [
  [
    'from',
    'from|von|de|da|van|från|fra|od|desde|remetente|remitente|expéditeur|mittente|afzender|lähettäjä|kimden|gönderen|feladó|odesílatel|от|от кого|відправник|发件人|寄件者|寄件人|发送人|发信人|差出人|送信者|送信元|보낸 ?사람|보낸이|発信者|từ|người gửi|dari|από',
  ],
  [
    'date',
    "date|sent|sent at|sent on|gesendet|gesendet am|datum|envoyé|envoyé le|le|date d[’']envoi|enviado|enviado el|enviado em|enviada|enviada em|enviado a|fecha|data|inviato|data invio|verzonden|verzonden op|skickat|sendt|dato|lähetetty|päivämäärä|wysłano|wysłane|data wysłania|odesláno|elküldve|дата|отправлено|дата отправки|надіслано|发送时间|发送日期|发件时间|傳送時間|傳送日期|寄件日期|寄送日期|日期|时间|時間|送信日時|日時|送信日|날짜|보낸 ?날짜|보낸 ?시간|tarih|gönderilme|gönderildi|ngày|đã gửi|tanggal|dikirim|message du|στάλθηκε|ημερομηνία",
  ],
  [
    'to',
    'to|an|à|a|para|aan|till|til|do|vastaanottaja|kime|alıcı|címzett|komu|кому|получатель|кому:|收件人|收件者|收信人|宛先|받는 ?사람|받는이|đến|người nhận|kepada|προς|destinataire|destinatario|destinatário',
  ],
  [
    'cc',
    'cc|c\\.c\\.|kopie|copie|copie à|cópia|copia|kopia|kopi|копия|抄送|抄送人|副本|참조|ccn|bcc|dw|密送|回复|reply-to|answer to|répondre à|答复|Importance|importance|优先级|重要性|priority|attachments|附件',
  ],
  [
    'subject',
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|тема|主题|主旨|标题|題名|件名|제목|konu|chủ đề|subjek|perihal|θέμα|subiect',
  ],
];

export type Role = 'from' | 'date' | 'to' | 'cc' | 'subject';
