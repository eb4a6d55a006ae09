import type { TicketId } from '#shared/domain/ids.ts';
import type { DocumentRef, EffectRef, Job, MailKind } from '#shared/domain/job/job.ts';
import { type Addressee, addresseeKey } from '#shared/domain/notification/addressee.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { addresseesOf } from '#shared/domain/run/addressees.ts';
import { asking } from '#shared/domain/run/asking.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { attached, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Ids } from '#shared/ports/ids.ts';
import { committed } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

export interface TellPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'commit'>;
}

export type TellingEffect = Extract<RunEffect, { readonly kind: 'send' | 'remind' | 'raise' }>;

/** A role that more people hold is a mailing list, and one mistake would reach everybody. */
const MOST_TOLD = 200;

const MAILS = { send: 'notice', remind: 'reminder', raise: 'raised' } as const;

/**
 * Plans a mail to each colleague or party that an effect means, once each, however often it is asked: the mails' jobs have their ids
 * from the effect.
 */
export const tellPeople = async (
  ports: TellPorts,
  ticket: Ticket,
  { effect, version }: { readonly effect: TellingEffect; readonly version: number },
): Promise<'done' | 'nobody-to-tell' | 'too-many-to-tell'> => {
  const meant = await peopleMeant(ports, ticket, effect.to);
  const people = meant.filter((one) => !isKeptFrom(ticket, one));
  if (people.length === 0) return 'nobody-to-tell';
  if (people.length > MOST_TOLD) return 'too-many-to-tell';
  const at = ports.clock.now();
  const jobs = mailsTo(people, {
    ids: ports.ids,
    ticket: ticket.id,
    at,
    effect: { version, key: effect.key },
    mail: MAILS[effect.kind],
    ...(effect.kind === 'send' ? attached(ticket, effect.attach) : {}),
  });
  committed(await ports.desk.commit({ at, jobs }));
  return 'done';
};

/** Whom a ticket is kept from does not hear of it by mail. */
const isKeptFrom = ({ protection }: Ticket, to: Addressee): boolean =>
  to.is === 'person' && protection?.hiddenFrom?.includes(to.id) === true;

interface Cause {
  readonly ids: Ids;
  readonly ticket: TicketId;
  readonly at: Instant;
  readonly effect: EffectRef;
  readonly mail: MailKind;
  readonly message?: string;
  readonly document?: DocumentRef;
}

/**
 * A mail to each, with an id that is the same for the same cause and person. Colleagues read documents on the ticket, where it is known
 * what they may see.
 */
export const mailsTo = (
  people: readonly Addressee[],
  { ids, ticket, at, effect, mail, message, document }: Cause,
): readonly Job[] =>
  people.map((to) => ({
    queue: 'notification',
    id: ids.jobIdFor(
      `${ticket} ${effect.version} ${effect.key} ${addresseeKey(to)} ${message ?? ''}`,
    ),
    ticket,
    due: at,
    attempt: 0,
    mail,
    to,
    effect,
    ...(message === undefined ? {} : { message }),
    ...(document === undefined || to.is === 'person' ? {} : { document }),
  }));

/** Who is meant as things stand now. */
export const peopleMeant = async (
  ports: DecisionPorts,
  ticket: Ticket,
  to: Who,
): Promise<readonly Addressee[]> => {
  const playbook = await ports.playbooks.of(ticket.playbook);
  const moment = await momentOn(ports, ticket.playbook, { kind: 'machine' });
  return workedOut(
    await withFacts(ports.facts, (facts) => {
      const ask = asking(worldOf({ ...moment, facts }));
      return ask.outcome(addresseesOf(to, standOf(ticket, playbook), ask));
    }),
  );
};
