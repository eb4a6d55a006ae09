/** What triggers refer to. */
import { rowsPlace } from '#shared/domain/check/query-uses.ts';
import type { Use } from '#shared/domain/check/use.ts';
import {
  condition,
  expression,
  type Place,
  setUses,
  whoUses,
} from '#shared/domain/check/use-parts.ts';
import { ANY } from '#shared/domain/expression/type.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';

export const triggerUses = (trigger: Trigger, at: string, place: Place): readonly Use[] => {
  const rows = rowsPlace(trigger.each, `${at}.each`, { ...place, names: { event: ANY } });
  const names = { event: ANY, ...rows.place.names };
  return [
    ...rows.uses,
    ...expression(trigger.key, `${at}.key`, names),
    ...setUses(trigger.with ?? {}, `${at}.with`, { ...place, names }),
    ...('who' in trigger ? whoUses(trigger.who, `${at}.who`) : []),
    ...('where' in trigger ? condition(trigger.where, `${at}.where`, names) : []),
    ...('every' in trigger
      ? [trigger.every, trigger.from, trigger.until].flatMap((text) => expression(text, at, names))
      : []),
    ...('moment' in trigger ? expression(trigger.moment, at, names) : []),
    ...('occasion' in trigger ? [{ at, is: 'occasion', name: trigger.occasion } as const] : []),
    ...('shiftOf' in trigger ? [{ at, is: 'post', name: trigger.shiftOf } as const] : []),
    ...('shift' in trigger && trigger.shift !== undefined
      ? [{ at, is: 'span', text: trigger.shift } as const]
      : []),
  ];
};
