import type { FormSaid, Suspicion } from '#shared/domain/raw-mail/raw-mail.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { sourceCap } from '#shared/usecases/caps.ts';
import { unexpected } from '#shared/usecases/decide-again.ts';
import { ticketPath } from '#shared/usecases/links.ts';
import type { Submission, SubmitTicketPorts } from '#shared/usecases/submit-ticket.ts';

/**
 * A form that looks like a robot's is kept among the raw mails for people to look at, and becomes no ticket.
 *
 * The sender is answered as everybody is: a robot shall not learn what gave it away.
 *
 * @returns the path of a page that shows nothing but that the request has arrived
 */
export const quarantineForm = async (
  ports: SubmitTicketPorts,
  submission: Submission,
  suspicion: Suspicion,
): Promise<Result<{ readonly path: string }, { readonly code: 'request.too-many' }>> => {
  const at = ports.clock.now();
  const id = ports.ids.ticketId(at);
  const stored = await ports.desk.commit({
    at,
    mail: {
      after: {
        id,
        source: 'form',
        receivedAt: at,
        state: 'quarantined',
        reason: suspicion,
        from: submission.email ?? submission.phone ?? submission.name,
        subject: submission.subject,
        content: submission.message,
        form: said(submission),
      },
    },
    caps: ports.capsSources ? [sourceCap(ports.keys, submission.source, at)] : [],
  });
  if (stored.ok) return accept({ path: ticketPath({ id, openedAt: at }, ports.keys) });
  return stored.refusal.code === 'change.cap-reached'
    ? refuse({ code: 'request.too-many' })
    : unexpected(stored.refusal);
};

const said = ({ name, email, phone, language, playbook, uploads }: Submission): FormSaid => ({
  name,
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
  language,
  ...(playbook === undefined ? {} : { playbook }),
  ...(uploads === undefined ? {} : { uploads }),
});
