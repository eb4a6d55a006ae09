/** Mails to colleagues and parties: what a playbook says to them, and the digest of what was held back. */
import type { Notification } from '#shared/domain/job/job.ts';
import { composeDigest } from '#shared/domain/notification/compose-digest.ts';
import { composeNotice, type Notice } from '#shared/domain/notification/compose-notice.ts';
import type { ComposedMail } from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { ruleOfDue } from '#shared/domain/run/dues.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import type { Limit } from '#shared/domain/ticket/due.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { DeskStore, TicketFile } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import { linkedDocument } from '#shared/usecases/document-link.ts';

export interface PeoplePorts {
  readonly desk: Pick<DeskStore, 'effects' | 'heldMails' | 'ticket'>;
  readonly playbooks: Playbooks;
  readonly keys: Keys;
  readonly setting: { readonly siteUrl: string };
}

interface Writing {
  readonly job: Notification;
  readonly file: TicketFile;
  readonly language: Language;
  readonly look: MailLook;
}

/** A digest is read at a glance; whoever has more to do than this looks into their list. */
const MOST_LISTED = 50;

/** @returns nothing where there is nothing to tell any more: the limit was kept meanwhile */
export const composeForPeople = (
  ports: PeoplePorts,
  of: Writing,
): Promise<ComposedMail | undefined> =>
  of.job.mail === 'digest' ? digest(ports, of) : notice(ports, of);

const notice = async (
  { desk, playbooks, keys, setting }: PeoplePorts,
  { job, file, language, look }: Writing,
): Promise<ComposedMail | undefined> => {
  const { ticket, messages } = file;
  const effects = await desk.effects(ticket.id, job.effect?.version ?? 0);
  const effect = effects.find(({ key }) => key === job.effect?.key);
  const playbook = await playbooks.of(ticket.playbook);
  const common = {
    number: ticket.number,
    playbook: playbook.title[language],
    ...(job.to?.is === 'person'
      ? { inside: { subject: subjectOf(ticket), link: consoleLink(setting, ticket) } }
      : {}),
  };
  switch (effect?.kind) {
    case 'send':
      return composeNotice(
        {
          ...common,
          why: 'notice',
          words: effect.words,
          ...linkFor(job, { ticket, playbook, keys, siteUrl: setting.siteUrl }),
        },
        language,
        look,
      );
    case 'remind':
    case 'raise': {
      const limit = ticket.dues.find((due) => due.kind === 'limit' && due.id === effect.due);
      const why = effect.kind === 'raise' ? 'raised' : 'reminder';
      if (limit?.kind !== 'limit') return undefined;
      return composeNotice(
        { ...common, why, limit: shown(limit, { playbook, ticket, language }) },
        language,
        look,
      );
    }
    case 'bounds': {
      const words = messages.find(({ id }) => id === job.message)?.text ?? '';
      return composeNotice({ ...common, why: 'raised', words }, language, look);
    }
    default:
      throw new Error(`the effect of mail ${job.id} of ${ticket.id} is missing`);
  }
};

/** Where a party reads the document of the mail, and signs it if they are asked to. */
const linkFor = (
  { to, document }: Notification,
  {
    ticket,
    playbook,
    ...signing
  }: {
    readonly ticket: Ticket;
    readonly playbook: Playbook;
    readonly keys: Keys;
    readonly siteUrl: string;
  },
): Pick<Notice, 'document'> =>
  to?.is === 'party' && document !== undefined
    ? linkedDocument(
        ticket,
        { playbook, field: document.field, party: `party:${to.party}` },
        signing,
      )
    : {};

/** The limit by its own title, or by that of its step. */
const shown = (
  limit: Limit,
  {
    playbook,
    ticket,
    language,
  }: { readonly playbook: Playbook; readonly ticket: Ticket; readonly language: Language },
): NonNullable<Notice['limit']> => {
  const step = limit.step === undefined ? undefined : playbook.steps[limit.step];
  const titles =
    ruleOfDue(playbook, ticket.run, limit.id)?.rule.title ?? step?.title ?? playbook.title;
  const title = titles[language];
  return limit.state === 'paused' ? { title } : { title, at: limit.at };
};

const digest = async (
  { desk, setting }: PeoplePorts,
  { job, file: { ticket }, language, look }: Writing,
): Promise<ComposedMail | undefined> => {
  if (job.to?.is !== 'person' || job.hour === undefined) return undefined;
  const held = await desk.heldMails({ person: job.to.id, hour: job.hour });
  const listed = await Promise.all(held.slice(0, MOST_LISTED).map((id) => desk.ticket(id)));
  return composeDigest(
    {
      number: ticket.number,
      tickets: listed
        .filter((one) => one !== undefined)
        .map((one) => ({ number: one.number, subject: subjectOf(one) })),
      more: Math.max(0, held.length - MOST_LISTED),
      link: `${setting.siteUrl}/console`,
    },
    language,
    look,
  );
};

/** A mailbox has no clearance: of a ticket that is kept from some the number must do. */
const subjectOf = ({ subject, protection }: Ticket): string =>
  protection === undefined ? subject : '';

const consoleLink = ({ siteUrl }: PeoplePorts['setting'], { id }: Ticket): string =>
  `${siteUrl}/console#/tickets/${id}`;
