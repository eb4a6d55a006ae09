import { type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { isRecord, type RecordValue } from '#shared/domain/expression/value.ts';
import { behind, customerOf } from '#shared/domain/opening/customer-of-record.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import { idOf } from '#shared/domain/run/work-out.ts';
import type { PlaybookFault } from '#shared/domain/run/world.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { Customer, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Facts } from '#shared/ports/facts.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

/** Inside the desk there is no customer: nobody outside is written to. */
const NOBODY: Customer = { id: 'desk', name: '' };

/** What is opened by no ticket speaks the desk's own language. */
export const DESK_LANGUAGE: Language = 'zh-CN';

interface Wanted {
  readonly start: Start;
  /** The ticket that opens it; nothing for a trigger. */
  readonly parent?: Ticket;
  /** What the new ticket knows its opening by, beside its key. */
  readonly request: string;
}

/**
 * The decision that opens a ticket which nobody asked for at a door. Its id is made from the key, so it opens once. Its customer is
 * whom it is about, where that is a record with a name; else the customer of the ticket that opens it.
 */
export const openByItself = async (
  ports: DecisionPorts,
  { start, parent, request }: Wanted,
): Promise<Result<Decision, PlaybookFault>> => {
  const playbook = await ports.playbooks.current(start.playbook);
  if (playbook === undefined) throw new Error(`playbook ${start.playbook} is not installed`);
  const moment = await momentOn(ports, playbook, { kind: 'machine' });
  const about = subjectOf(start, playbook);
  const customer = await customerAbout(ports.facts, playbook, about);
  const language = parent?.language ?? DESK_LANGUAGE;
  const title = playbook.title[language];
  const opening = {
    id: ports.ids.ticketIdFor(openedKey(start)),
    number: ports.ids.ticketNumber(),
    playbook,
    subject: parent === undefined ? title : `${title} ${parent.number}`,
    channel: 'playbook',
    language,
    customer: customer ?? parent?.customer ?? NOBODY,
    team: playbook.team,
    classified: true,
    fields: start.fields,
    request,
    ...(parent === undefined ? {} : { linkedTo: parent.id }),
    ...(about === undefined ? {} : { about }),
    ...(start.owner === undefined ? {} : { assignee: start.owner }),
  } as const;
  return withFacts(ports.facts, (facts) => openTicket(opening, { ...moment, facts }));
};

/** A contract that a customer's ticket opens is not about the customer's id among contracts. */
const subjectOf = ({ about, aboutKind }: Start, playbook: Playbook): string | undefined =>
  aboutKind === undefined || playbook.about === undefined || playbook.about === aboutKind
    ? about
    : undefined;

/** At most one ticket for a key, whichever trigger or ticket wants it. */
export const openedKey = ({ key }: Pick<Start, 'key'>): string => `opened ${key}`;

const customerAbout = async (
  facts: Facts,
  { about: kind }: Playbook,
  about: string | undefined,
): Promise<Customer | undefined> => {
  if (kind === undefined || about === undefined) return undefined;
  const record = await recordOf(facts, { name: 'record', args: [kind, about] });
  if (record === undefined) return undefined;
  const whose = idOf(behind(record));
  if (whose === undefined) return customerOf(record);
  return customerOf((await recordOf(facts, { name: 'record', args: ['customer', whose] })) ?? null);
};

const recordOf = async (facts: Facts, lookup: Lookup): Promise<RecordValue | undefined> => {
  const value = (await facts.fetch([lookup])).get(lookupKey(lookup));
  return isRecord(value) ? value : undefined;
};
