/** Whether those who must not act where others have acted are known when it counts. */
import { certainFields, fromTriggers } from '#shared/domain/check/certain-fields.ts';
import type { Finding } from '#shared/domain/check/finding.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import { byOf, whoList } from '#shared/domain/run/people.ts';

/**
 * Separation of duties: a `not` that names nobody keeps nobody apart, and nothing shows it.
 *
 * `owner` is never certain, since any ticket may be given back to its team, and whoever owns it need not have done the work; a field
 * must be filled on every way to the step; `opener` and `first` are known where only colleagues open the ticket, or somebody else of
 * the same list is known; `about` means a person. Roles, posts and superiors are taken to be held.
 */
export const dutyFindings = (playbook: Playbook): readonly Finding[] => {
  const certain = certainFields(playbook);
  const anywhere = fromTriggers(playbook);
  return [
    ...Object.entries(playbook.steps).flatMap(([id, { by }]) =>
      notFindings(by, `steps.${id}.by`, { playbook, known: certain.get(id) ?? anywhere }),
    ),
    ...Object.entries(playbook.acts ?? {}).flatMap(([id, { by }]) =>
      notFindings(by, `acts.${id}.by`, { playbook, known: anywhere }),
    ),
  ];
};

interface Place {
  readonly playbook: Playbook;
  /** Fields that are filled for certain. */
  readonly known: ReadonlySet<string>;
}

const notFindings = (by: Who | By | undefined, at: string, place: Place): readonly Finding[] => {
  const those = by === undefined ? [] : whoList(byOf(by).not);
  const unsure = those.filter((who) => !isCertain(who, place));
  const isHeld = unsure.length < those.length;
  return unsure
    .filter((who) => !(isHeld && isOpener(who)))
    .map((what) => ({ code: 'access.excludes-nobody', at, what }));
};

const isCertain = (who: Who, { playbook, known }: Place): boolean => {
  if (who === 'owner') return false;
  if (who === 'about') return playbook.about === 'person';
  if (isOpener(who)) return playbook.triggers.every(isByColleague);
  return !who.startsWith('$') || known.has(who.slice(1));
};

const isOpener = (who: Who): boolean => who === 'opener' || who === 'first';

/** Doors at which a colleague stands. */
const BY_COLLEAGUE = ['agent', 'phone', 'walk-in'];

const isByColleague = (trigger: Trigger): boolean =>
  'door' in trigger && BY_COLLEAGUE.includes(trigger.door);
