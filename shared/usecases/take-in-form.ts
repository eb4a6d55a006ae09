import type { DeskFile } from '#shared/domain/file/file.ts';
import { isTicketId } from '#shared/domain/ids.ts';
import type { RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import { customerOf } from '#shared/domain/ticket/customer.ts';
import { withFiles } from '#shared/domain/ticket/message.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { withReleases } from '#shared/domain/ticket/released.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { bindUploads } from '#shared/usecases/bind-uploads.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

export interface TakeInFormPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'heldFile' | 'commit'>;
}

/** The playbook of a form that names none, or one that is no more. */
const FORM_PLAYBOOK = 'inquiry';

/**
 * A form that was let out of quarantine becomes the ticket whose link its sender was led to when they sent it.
 *
 * Its uploads come along as far as they are there: nobody keeps one for longer than a day.
 */
export const takeInForm = async (ports: TakeInFormPorts, before: RawMail): Promise<'ticket'> =>
  committed(
    await decideAgain<'ticket', never>(async () => {
      const decision = await opened(ports, before);
      const at = ports.clock.now();
      const bound = await bindUploads(ports.desk, decision, at);
      if (!bound.ok) throw new Error(`upload gone meanwhile: ${bound.refusal.upload}`);
      const after = {
        ...before,
        state: 'ticket',
        reason: 'released',
        ticket: decision.after.id,
      } as const;
      const stored = await ports.desk.commit({
        at,
        mail: { before, after },
        decisions: [decision],
        ...bound.value,
      });
      return stored.ok ? accept('ticket') : stored;
    }),
  );

const opened = async (ports: TakeInFormPorts, mail: RawMail) => {
  const { id, subject, content = '', from, releases = [] } = mail;
  if (!isTicketId(id)) throw new Error(`the form ${id} has no id of a ticket`);
  const form = mail.form ?? { name: from, language: 'zh-CN' };
  const named = await ports.playbooks.current(form.playbook ?? FORM_PLAYBOOK);
  const playbook = named ?? (await ports.playbooks.current(FORM_PLAYBOOK));
  if (playbook === undefined) throw new Error(`playbook ${FORM_PLAYBOOK} is not installed`);
  const moment = await momentOn(ports, playbook, { kind: 'customer' });
  const files = await kept(ports, form.uploads ?? [], moment.at);
  const decision = workedOut(
    await withFacts(ports.facts, (facts) =>
      openTicket(
        {
          id,
          number: ports.ids.ticketNumber(),
          playbook,
          channel: 'form',
          subject,
          language: form.language,
          customer: customerOf(form),
          message: {
            id: moment.fresh(),
            kind: 'customer',
            channel: 'form',
            text: content,
            ...withFiles(files.map((file) => file.id)),
          },
          tell: 'confirmation',
        },
        { ...moment, facts },
      ),
    ),
  );
  return withReleases(decision, releases, moment);
};

/** The uploads that can still be bound. */
const kept = async (
  { desk }: TakeInFormPorts,
  uploads: readonly string[],
  at: string,
): Promise<readonly DeskFile[]> => {
  const held = await Promise.all(uploads.map((id) => desk.heldFile(id, at)));
  return held.flatMap((one) =>
    one === undefined || one.on !== undefined || one.file.status.state === 'refused'
      ? []
      : [one.file],
  );
};
