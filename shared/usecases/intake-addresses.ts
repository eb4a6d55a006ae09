import { may, type Person } from '#shared/domain/access/role.ts';
import {
  type IntakeAddress,
  type IntakeProblem,
  type IntakeSetting,
  intakeProblems,
} from '#shared/domain/mail/intake.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';
import type { IntakeBook } from '#shared/ports/intake.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

export interface IntakePorts {
  readonly intake: IntakeBook;
  readonly playbooks: Playbooks;
}

export type IntakeRefusal =
  | { readonly code: 'access.denied'; readonly action: string }
  | { readonly code: 'intake.refused'; readonly problems: readonly IntakeProblem[] }
  /** Somebody has changed them since: look again. */
  | { readonly code: 'intake.stale'; readonly version: number };

export const showIntake = async (
  { intake }: IntakePorts,
  person: Person,
): Promise<Result<IntakeSetting, IntakeRefusal>> =>
  may(person, 'tickets.read')
    ? accept(await intake.read())
    : refuse({ code: 'access.denied', action: 'tickets.read' });

/**
 * Sets what becomes of mails to each address. Mails that come in see it within a minute; open tickets stay as they are.
 *
 * @param version the one that the caller has seen; 0 where the desk had set nothing
 */
export const changeIntake = async (
  { intake, playbooks }: IntakePorts,
  person: Person,
  {
    version,
    addresses,
  }: { readonly version: number; readonly addresses: readonly IntakeAddress[] },
): Promise<Result<IntakeSetting, IntakeRefusal>> => {
  if (!may(person, 'settings.change')) {
    return refuse({ code: 'access.denied', action: 'settings.change' });
  }
  const opening = (await playbooks.all()).filter(({ triggers = [] }) =>
    triggers.some((trigger) => 'door' in trigger && trigger.door === 'mail'),
  );
  const problems = intakeProblems(addresses, {
    playbooks: opening.map(({ id }) => id),
    teams: TEAMS.map(({ id }) => id),
  });
  if (problems.length > 0) return refuse({ code: 'intake.refused', problems });
  const before = await intake.read();
  if (before.version !== version) return stale(before);
  const after = { version: version + 1, addresses };
  const stored = await intake.keep(after);
  return stored.ok ? accept(after) : stale(await intake.read());
};

const stale = ({ version }: IntakeSetting): Result<never, IntakeRefusal> =>
  refuse({ code: 'intake.stale', version });
