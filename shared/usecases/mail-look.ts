/** How the desk's mails look: looked at by whoever works there, changed by whoever may change settings. */
import { may, type Person } from '#shared/domain/access/role.ts';
import {
  checkLook,
  type KeptLook,
  type LookRefused,
  type MailLook,
} from '#shared/domain/notification/mail-look.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { MailLookBook } from '#shared/ports/mail-looks.ts';

export interface LookPorts {
  readonly clock: Clock;
  readonly looks: MailLookBook;
}

export type LookRefusal =
  | LookRefused
  | { readonly code: 'access.denied'; readonly action: string }
  /** Somebody has changed it since: look again. */
  | { readonly code: 'look.stale'; readonly version: number };

export const showLook = async (
  { looks }: LookPorts,
  person: Person,
): Promise<Result<KeptLook, LookRefusal>> =>
  may(person, 'tickets.read')
    ? accept(await looks.current())
    : refuse({ code: 'access.denied', action: 'tickets.read' });

/**
 * Mails that leave from the next minute on look like this.
 *
 * @param request.version the one that the caller has seen; 0 where nothing was set
 */
export const changeLook = async (
  { clock, looks }: LookPorts,
  person: Person,
  { version, look }: KeptLook,
): Promise<Result<KeptLook, LookRefusal>> => {
  if (!may(person, 'settings.change')) {
    return refuse({ code: 'access.denied', action: 'settings.change' });
  }
  const checked: Result<MailLook, LookRefused> = checkLook(look);
  if (!checked.ok) return checked;
  const stored = await looks.change({ version, look, by: person.id, at: clock.now() });
  return stored.ok
    ? accept({ version: version + 1, look })
    : refuse({ code: 'look.stale', version: (await looks.current()).version });
};
