/** What stands in an answer beside its words: who wrote it, what was said before, who reads it too. */
import { isRecord } from '#shared/domain/expression/value.ts';
import type { Quote } from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { quotedHistory } from '#shared/domain/notification/quoted-history.ts';
import { asking } from '#shared/domain/run/asking.ts';
import { worldOf } from '#shared/domain/ticket/follow.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { TicketFile } from '#shared/ports/desk-store.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

/** As many lines as a card has. */
const MOST_SIGNATURE_LINES = 8;
const LONGEST_SIGNATURE = 400;

/** The colleague's own signature as their record has it, else their name; nothing where a machine wrote. */
export const signatureOf = async (
  ports: DecisionPorts,
  { ticket }: TicketFile,
  { by }: Message,
): Promise<string> => {
  if (by.kind !== 'agent') return '';
  const moment = await momentOn(ports, ticket.playbook, { kind: 'machine' });
  const record = workedOut(
    await withFacts(ports.facts, (facts) => {
      const ask = asking(worldOf({ ...moment, facts }));
      return ask.outcome(ask.lookUp({ name: 'person', args: [by.id] }));
    }),
  );
  if (!isRecord(record)) return '';
  const own = record['signature'] ?? record['name'];
  return typeof own === 'string'
    ? own
        .slice(0, LONGEST_SIGNATURE)
        .split(/\r\n?|\n/)
        .slice(0, MOST_SIGNATURE_LINES)
        .join('\n')
        .trim()
    : '';
};

/** Others who read the answer are not shown what only the customer was meant to read. */
export const quotesIn = (
  { ticket, messages }: TicketFile,
  message: Message,
  { look, copies }: { readonly look: MailLook; readonly copies: readonly string[] },
): readonly Quote[] => {
  const { language, customer } = ticket;
  const shown =
    copies.length === 0 ? messages : messages.filter(({ tells }) => tells === undefined);
  return quotedHistory(shown, message, {
    language,
    names: { customer: customer.name || (customer.email ?? ''), desk: look.company[language] },
  });
};

/**
 * Who gets a copy of an answer. Of what leads to a document, or tells what not everybody may read, nobody but the customer; and the
 * signed link to the ticket's page never goes where copies go.
 */
export const copiesOf = ({ ticket }: TicketFile, message: Message): readonly string[] =>
  message.document === undefined && message.tells === undefined && ticket.protection === undefined
    ? (ticket.cc ?? []).filter((address) => address !== ticket.customer.email?.toLowerCase())
    : [];
