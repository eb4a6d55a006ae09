import type { Around } from '#shared/domain/check/around.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { CALENDARS, OCCASIONS, OWN_OCCASIONS } from '#shared/playbooks/calendars.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { POSTS } from '#shared/playbooks/posts.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';

/** What stands around a playbook of this desk, for the checker. */
export const aroundOf = (playbooks: readonly Playbook[], all: readonly Kind[]): Around => {
  const kinds = new Map(all.map((kind) => [kind.id, kind]));
  const ledgers = new Map(LEDGERS.map((ledger) => [ledger.id, ledger]));
  const byId = new Map(playbooks.map((playbook) => [playbook.id, playbook]));
  return {
    roles: new Set(ROLES.map(({ id }) => id)),
    teams: new Set(TEAMS.map(({ id }) => id)),
    calendars: new Set(Object.keys(CALENDARS)),
    occasions: new Set([...OCCASIONS.map(({ id }) => id), ...OWN_OCCASIONS]),
    posts: new Set(POSTS),
    ledgerOf: (id) => ledgers.get(id),
    kindOf: (id) => kinds.get(id),
    playbookOf: (id) => byId.get(id),
    outcomes: new Set(
      playbooks.flatMap(({ steps }) =>
        Object.values(steps).flatMap(({ outcomes }) => Object.keys(outcomes)),
      ),
    ),
  };
};
