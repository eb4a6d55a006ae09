/**
 * Reports that a mail of ours did not arrive: RFC 3464 where a server writes it, and the prose of those that do not.
 */
import { isAddress } from '#shared/domain/mail/address.ts';
import type { Bounce, MailHeaders } from '#shared/domain/mail/record.ts';

export interface BounceEvidence {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: MailHeaders;
  /** The text of the message/delivery-status part. */
  readonly deliveryStatus: string | null;
  /** The mail that came back, or its headers alone, as text. */
  readonly returned: string | null;
}

/** Reports are short; a returned mail may be long, but its headers stand at its top. */
const LONGEST_SEARCH = 32 * 1024;

export const bounceOf = (evidence: BounceEvidence): Bounce | null =>
  evidence.deliveryStatus === null
    ? fromProse(evidence)
    : fromReport(evidence, evidence.deliveryStatus);

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** One block of fields for the mail, then one for each recipient: the worst of these is told. */
const fromReport = (evidence: BounceEvidence, report: string): Bounce | null => {
  const blocks = report
    .slice(0, LONGEST_SEARCH)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/);
  const recipients = blocks.filter((block) =>
    /^(?:final-recipient|original-recipient|action)[ \t]*:/im.test(block),
  );
  const block =
    recipients.find((text) => /^action[ \t]*:[ \t]*failed/im.test(text)) ?? recipients[0];
  if (block === undefined) return fromProse(evidence);
  const action = field(block, 'action')?.toLowerCase().split(/[\s(]/, 1)[0];
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field(block, 'status') ?? '')?.[0] ?? null;
  return {
    recipient:
      addressIn(field(block, 'original-recipient')) ?? addressIn(field(block, 'final-recipient')),
    status,
    action: ACTIONS.find((name) => name === action) ?? actionOf(status),
    diagnostic: field(block, 'diagnostic-code'),
    originalMessageId: originalMessageId(evidence),
  };
};

const field = (block: string, name: string): string | null =>
  new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(block)?.[1]?.trim() || null;

/** `rfc822; somebody@example.com`, with or without brackets. */
const addressIn = (value: string | null): string | null => {
  const address =
    value
      ?.replace(/^[^;]*;/, '')
      .replace(/[<>]/g, '')
      .trim() ?? '';
  return isAddress(address) ? address : null;
};

const actionOf = (status: string | null): Bounce['action'] =>
  status?.startsWith('4') ? 'delayed' : 'failed';

const DAEMON =
  /^(?:mailer-?daemon|mail-?daemon|postmaster|mdaemon|mailer|bounces?|bounce[-+=].*|mail-?delivery|delivery|nondeliveryreport|microsoftexchange[0-9a-f]+)$/i;

const SUBJECTS =
  /undeliver(?:able|ed)|delivery (?:status notification|failed|failure|has failed|problem|report|incomplete)|mail delivery (?:failed|failure|error|system)|returned mail|failure notice|returned to sender|message (?:not delivered|undeliverable|delayed|status)|could not be delivered|non[- ]?delivery|nicht zugestellt|unzustellbar|zustell(?:ung|problem)|non remis|échec de (?:la )?remise|message non distribu|no se ha podido entregar|correo devuelto|devuelto|não entregue|não foi possível entregar|mancato recapito|onbestelbaar|не (?:может быть )?доставлен|недоставленн|退信|系统退信|投递失败|未送达|無法(?:傳|投)遞|无法(?:送达|投递|发送)|傳遞失敗|配信(?:不能|エラー|できません)|配達(?:できません|不能)|送信(?:エラー|できません)|전송 ?실패|반송|배달(?:되지|할 수)/iu;

const PROSE =
  /could(?: not|n[’']t) be delivered|(?:was|were)(?: not|n[’']t) (?:able to be )?delivered|not (?:been )?delivered|unable to deliver|delivery to the following recipients? (?:failed|has been)|this is the qmail-send program|permanent(?:ly)? (?:fatal )?(?:error|failure)|user (?:unknown|doesn'?t exist)|mailbox (?:full|unavailable|not found|is full)|no such user|address rejected|address not found|recipient(?:'s)? (?:address )?(?:rejected|unknown|mailbox is full)|(?:nicht|konnte nicht) zugestellt|n'a pas pu être (?:remis|distribu)|no se pudo entregar|não (?:foi|pôde ser) entregue|не удалось доставить|退信|投递失败|无法送达|无法投递|收件人(?:邮箱)?(?:不存在|已满)|配信できません|配信されませんでした|전송하지 못|배달하지 못/iu;

/**
 * A daemon, or nobody, speaks of delivery. Both are needed: people write about undelivered mail too, and a
 * postmaster may be a person.
 */
const fromProse = (evidence: BounceEvidence): Bounce | null => {
  const { from, subject, headers } = evidence;
  const text = evidence.text.slice(0, LONGEST_SEARCH);
  const returnPath = headers.get('return-path')?.[0]?.trim();
  const daemon = DAEMON.test(from.split('@', 1)[0] ?? '') || returnPath === '<>' || from === '';
  const failedRecipients = headers.get('x-failed-recipients')?.[0];
  const speaks =
    Number(SUBJECTS.test(subject)) + Number(PROSE.test(text)) + Number(STATUS.test(text));
  if (
    failedRecipients === undefined &&
    (!daemon || speaks < (returnPath === '<>' && !SUBJECTS.test(subject) ? 2 : 1))
  )
    return null;
  const status = STATUS.exec(text)?.[1] ?? null;
  return {
    recipient: firstAddress(failedRecipients ?? '', evidence) ?? firstAddress(text, evidence),
    status,
    action:
      /(?:delayed|warning|will (?:be retried|keep trying)|still trying|verzögert|延迟|遅延)/iu.test(
        subject,
      )
        ? 'delayed'
        : actionOf(status),
    diagnostic: DIAGNOSTIC.exec(text)?.[0].trim().slice(0, 500) ?? null,
    originalMessageId: originalMessageId(evidence),
  };
};

const STATUS = /(?:^|[\s(#:<[])([245]\.\d{1,3}\.\d{1,3})(?![.\d])/m;
const DIAGNOSTIC = /^.{0,200}\b[45]\d\d[ -#].{3,300}$/m;

/** In prose no blank parts an address from the Chinese or Japanese words and signs around it. */
const PROSE_ADDRESS =
  /[^\s<>()[\]",;:\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]{1,64}@[^\s<>()[\]",;:\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]{1,255}/g;

/** The first address that is not the reporter's own. */
const firstAddress = (text: string, { from }: BounceEvidence): string | null => {
  for (const [found] of text.matchAll(PROSE_ADDRESS)) {
    const address = found.replace(/[.'>]+$/, '');
    if (isAddress(address) && address.toLowerCase() !== from.toLowerCase()) return address;
  }
  return null;
};

/** From the returned mail, else from what the report copied of it, else from its threading headers. */
const originalMessageId = ({
  returned,
  text,
  headers,
  deliveryStatus,
}: BounceEvidence): string | null => {
  for (const source of [returned, text, deliveryStatus]) {
    const match = /^[ \t>]*(?:x-original-)?message-id[ \t]*:\s*<([^<>\s]{1,995})>/im.exec(
      (source ?? '').slice(0, LONGEST_SEARCH),
    );
    if (match?.[1] !== undefined) return match[1];
  }
  return (
    /<([^<>\s]{1,995})>/.exec(
      headers.get('in-reply-to')?.[0] ?? headers.get('references')?.[0] ?? '',
    )?.[1] ?? null
  );
};
