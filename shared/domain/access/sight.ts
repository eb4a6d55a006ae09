/** What one person sees of one ticket: whether they see it at all, and which of its fields. */
import { protectionOf } from '#shared/domain/access/protection.ts';
import { type Protection, type Reading, ticketReading } from '#shared/domain/access/reading.ts';
import type { Person } from '#shared/domain/access/role.ts';
import { hiddenFields } from '#shared/domain/access/seen-fields.ts';
import { type Asking, asking, type View } from '#shared/domain/run/asking.ts';
import type { Stand } from '#shared/domain/run/moved.ts';
import type { Run } from '#shared/domain/run/run.ts';
import type { FactsNeeded, World } from '#shared/domain/run/world.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Sight {
  readonly reading: Reading;
  /** As it is now: a term of secrecy may have ended since the ticket was decided. */
  readonly protection: Protection;
  /** Names of fields that are not for this person. */
  readonly hidden: ReadonlySet<string>;
}

export const sightOf = (
  { playbook, run, case: ticket }: Stand,
  person: Person,
  world: World,
): Result<Sight, FactsNeeded> => {
  const ask = asking({ ...world, me: person });
  const view: View = { playbook, run, case: ticket };
  const protection = protectionFrom(person, view, ask);
  const guarded = {
    team: ticket.team,
    protection,
    ...(ticket.owner === undefined ? {} : { assignee: ticket.owner }),
  };
  const sight = ask.outcome<Sight>({
    reading: ticketReading(person, guarded),
    protection,
    hidden: hiddenFields(person, view, ask),
  });
  if (sight.ok) return sight;
  return sight.refusal.code === 'facts.needed' ? refuse(sight.refusal) : accept(CLOSED);
};

/** A rule that cannot be worked out must not open what it was to protect. */
const CLOSED: Sight = {
  reading: { may: false, why: 'rule' },
  protection: { secrecy: '绝密' },
  hidden: new Set(),
};

/** The rule is asked about this very person too, with their roles and teams. */
const protectionFrom = (person: Person, view: View, ask: Asking): Protection => {
  const { hiddenFrom = [], ...protection } = protectionOf(view, ask) ?? {};
  const { hiddenWhen } = view.playbook.access ?? {};
  const isSubject = hiddenWhen !== undefined && ask.holds(hiddenWhen, view);
  return { ...protection, hiddenFrom: isSubject ? [...hiddenFrom, person.id] : hiddenFrom };
};

/** The run as this person sees it; of a ticket that they do not see, nothing that was filled in. */
export const seenRun = (run: Run, { reading, hidden }: Sight): Run => ({
  ...run,
  fields: reading.may
    ? Object.fromEntries(Object.entries(run.fields).filter(([name]) => !hidden.has(name)))
    : {},
});
