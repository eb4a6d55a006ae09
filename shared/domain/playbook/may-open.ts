import { holds, type Person } from '#shared/domain/access/role.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { DOORS } from '#shared/domain/playbook/trigger.ts';
import type { Who } from '#shared/domain/playbook/who.ts';

type Door = (typeof DOORS)[number];

/**
 * Whether a request may become a ticket of this playbook by this door.
 *
 * @param person the colleague who opens it; nothing for the public, to whom only doors without a `who` are open
 */
export const mayOpen = ({ triggers }: Playbook, door: Door, person?: Person): boolean =>
  triggers.some(
    (trigger) =>
      'door' in trigger &&
      trigger.door === door &&
      ('who' in trigger && trigger.who !== undefined
        ? person !== undefined && trigger.who.some((who) => isOneOf(who, person))
        : true),
  );

/** A ticket that is not there yet has no owner: only roles can be meant. */
const isOneOf = (who: Who, person: Person): boolean =>
  who.startsWith('@') && holds(person, who.slice(1));
