import { holds, may, type Person } from '#shared/domain/access/role.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { mayOpen } from '#shared/domain/playbook/may-open.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/**
 * Whether a person may import records of a kind. A preview shows what it would replace, so it is for those who may see the kind, and the
 * right to import is the right to read what the import replaces.
 */
export const mayImportKind = (person: Person, kind: Kind): boolean =>
  may(person, 'records.import') && maySeeKind(person, kind);

export const mayExportKind = (person: Person, kind: Kind): boolean =>
  may(person, 'records.export') && maySeeKind(person, kind);

/** Lists are for roles; whoever sees single records by relation sees those one by one. */
const maySeeKind = (person: Person, { seenBy }: Kind): boolean =>
  seenBy === undefined || seenBy.some((who) => who.startsWith('@') && holds(person, who.slice(1)));

/** Whether a person may open tickets of a playbook by import. */
export const mayImportTickets = (person: Person, playbook: Playbook): boolean =>
  may(person, 'records.import') &&
  may(person, 'tickets.open', playbook.team) &&
  mayOpen(playbook, 'import', person);
