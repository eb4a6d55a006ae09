import { may, type Person } from '#shared/domain/access/role.ts';
import { mayOpen } from '#shared/domain/playbook/may-open.ts';
import { customerInRecord } from '#shared/domain/record/customer-in-record.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Customer, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Records } from '#shared/ports/records.ts';
import { shownTo } from '#shared/usecases/load-ticket.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { type OpenOnceRefusal, openOnce } from '#shared/usecases/open-once.ts';

export interface StartPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'heldFile' | 'commit'>;
  readonly records: Pick<Records, 'record'>;
}

export interface StartRequest {
  readonly person: Person;
  readonly playbook: string;
  /** The id of the record that the ticket is about, of the playbook's kind. */
  readonly about?: string;
  /** Without it the playbook's title. */
  readonly subject?: string;
  readonly language: Language;
  /** What the caller called the request (Idempotency-Key). */
  readonly key?: string;
  /** A hash of everything asked for, to know the same request by. */
  readonly hash: string;
}

export type StartRefusal =
  | TicketRefusal
  | OpenOnceRefusal
  | { readonly code: 'playbook.missing'; readonly playbook: string }
  | { readonly code: 'record.missing'; readonly kind: string; readonly id: string };

/** A colleague begins a process of the handbook by hand. */
export const startPlaybook = async (
  ports: StartPorts,
  request: StartRequest,
): Promise<Result<Ticket, StartRefusal>> => {
  const { person, about } = request;
  const playbook = await ports.playbooks.current(request.playbook);
  if (playbook === undefined || !mayOpen(playbook, 'agent', person)) {
    return refuse({ code: 'playbook.missing', playbook: request.playbook });
  }
  if (!may(person, 'tickets.open')) {
    return refuse({ code: 'access.denied', action: 'tickets.open' });
  }
  const subject = await subjectOf(ports, playbook.about, about);
  if (!subject.ok) return subject;
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });
  const key = request.key === undefined ? undefined : `start ${person.id} ${request.key}`;
  const once = { at: moment.at, key, hash: request.hash };
  const opened = await openOnce(ports, once, (names, known) =>
    openTicket(
      {
        ...names,
        playbook,
        channel: 'agent',
        subject: request.subject ?? playbook.title[request.language],
        language: request.language,
        customer: customerFor(person, subject.value),
        assignee: person.id,
        classified: true,
        ...(about === undefined ? {} : { about }),
      },
      { ...moment, facts: known },
    ),
  );
  return opened.ok ? accept(await shownTo(ports, opened.value, person)) : opened;
};

const subjectOf = async (
  { records }: StartPorts,
  kind: string | undefined,
  id: string | undefined,
): Promise<Result<DeskRecord | undefined, StartRefusal>> => {
  if (id === undefined) return accept(undefined);
  const record = kind === undefined ? undefined : await records.record({ kind, id });
  return record?.state === 'kept'
    ? accept(record)
    : refuse({ code: 'record.missing', kind: kind ?? '', id });
};

/** Whom the ticket speaks to: the customer it is about, or the colleague who asked for it. */
const customerFor = ({ id }: Person, record: DeskRecord | undefined): Customer =>
  (record === undefined ? undefined : customerInRecord(record)) ?? {
    id: `colleague:${id}`,
    name: id,
  };
