import type { Around } from '#shared/domain/check/around.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { CALENDARS } from '#shared/playbooks/calendars.ts';
import { HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';

/** What stands around a playbook of this desk, for the checker. */
export const aroundOf = (playbooks: readonly Playbook[] = HANDBOOK): Around => {
  const kinds = new Map(KINDS.map((kind) => [kind.id, kind]));
  const byId = new Map(playbooks.map((playbook) => [playbook.id, playbook]));
  return {
    roles: new Set(ROLES.map(({ id }) => id)),
    teams: new Set(TEAMS.map(({ id }) => id)),
    calendars: new Set(Object.keys(CALENDARS)),
    ledgers: new Set(LEDGERS.map(({ id }) => id)),
    kindOf: (id) => kinds.get(id),
    playbookOf: (id) => byId.get(id),
    outcomes: new Set(
      playbooks.flatMap(({ steps }) =>
        Object.values(steps).flatMap(({ outcomes }) => Object.keys(outcomes)),
      ),
    ),
  };
};
