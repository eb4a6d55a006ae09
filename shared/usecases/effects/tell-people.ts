import type { Job } from '#shared/domain/job/job.ts';
import { type Addressee, addresseeKey } from '#shared/domain/notification/addressee.ts';
import { addresseesOf } from '#shared/domain/run/addressees.ts';
import { asking } from '#shared/domain/run/asking.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOf } from '#shared/usecases/moment.ts';
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
  const people = await peopleOf(ports, ticket, effect);
  if (people.length === 0) return 'nobody-to-tell';
  if (people.length > MOST_TOLD) return 'too-many-to-tell';
  const at = ports.clock.now();
  const jobs = people.map(
    (to): Job => ({
      queue: 'notification',
      id: ports.ids.jobIdFor(`${ticket.id} ${version} ${effect.key} ${addresseeKey(to)}`),
      ticket: ticket.id,
      due: at,
      attempt: 0,
      mail: MAILS[effect.kind],
      to,
      effect: { version, key: effect.key },
    }),
  );
  committed(await ports.desk.commit({ at, jobs }));
  return 'done';
};

const peopleOf = async (
  ports: TellPorts,
  ticket: Ticket,
  { to }: TellingEffect,
): Promise<readonly Addressee[]> => {
  const playbook = await ports.playbooks.of(ticket.playbook);
  const moment = momentOf(ports, { kind: 'machine' });
  return workedOut(
    await withFacts(ports.facts, (facts) => {
      const ask = asking(worldOf({ ...moment, facts }));
      return ask.outcome(addresseesOf(to, standOf(ticket, playbook), ask));
    }),
  );
};
