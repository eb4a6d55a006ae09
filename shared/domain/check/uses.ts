/** Walks through a playbook once and notes all it refers to. */
import type { Around } from '#shared/domain/check/around.ts';
import { dueUses } from '#shared/domain/check/due-uses.ts';
import { effectUses } from '#shared/domain/check/effect-uses.ts';
import { fieldUses } from '#shared/domain/check/field-uses.ts';
import { otherUses } from '#shared/domain/check/figure-uses.ts';
import { stepUses } from '#shared/domain/check/flow-uses.ts';
import { triggerUses } from '#shared/domain/check/trigger-uses.ts';
import type { Use } from '#shared/domain/check/use.ts';
import {
  byUses,
  condition,
  entries,
  expression,
  formUsesAt,
  type Place,
  toUses,
} from '#shared/domain/check/use-parts.ts';
import { ANY } from '#shared/domain/expression/type.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

export const usesIn = (playbook: Playbook, around: Around): readonly Use[] => {
  const place = placeIn(playbook, around);
  return [
    { at: 'title', is: 'words', words: playbook.title },
    { at: 'team', is: 'team', name: playbook.team },
    ...(playbook.help === undefined
      ? []
      : [{ at: 'help', is: 'words', words: playbook.help } as const]),
    ...(playbook.about === undefined
      ? []
      : [{ at: 'about', is: 'kind', name: playbook.about } as const]),
    ...fieldUses(playbook.fields, 'fields', place),
    ...entries(playbook.steps).flatMap(([id, step]) => stepUses(step, `steps.${id}`, place)),
    ...entries(playbook.acts).flatMap(([id, act]) => [
      { at: `acts.${id}`, is: 'words', words: act.title } as const,
      ...byUses(act.by, `acts.${id}.by`),
      ...formUsesAt(act.form, `acts.${id}.form`),
      ...condition(act.when, `acts.${id}.when`),
      ...effectUses(act.effects, `acts.${id}.effects`, { ...place, isGuarded: true }),
      ...toUses(act.to, `acts.${id}.to`),
    ]),
    ...(playbook.responses ?? []).flatMap(({ when, effects, to }, index) => {
      const at = `responses.${index}`;
      const names = { event: ANY };
      return [
        ...condition(when, `${at}.when`, names),
        ...effectUses(effects, `${at}.effects`, { ...place, names, isGuarded: when !== undefined }),
        ...toUses(to, `${at}.to`),
      ];
    }),
    ...dueUses(playbook.dues, 'dues'),
    ...playbook.triggers.flatMap((trigger, index) =>
      triggerUses(trigger, `triggers.${index}`, place),
    ),
    ...entries(playbook.texts).map(
      ([id, words]) => ({ at: `texts.${id}`, is: 'words', words }) as const,
    ),
    ...entries(playbook.settings).map(
      ([id, { title }]) => ({ at: `settings.${id}`, is: 'words', words: title }) as const,
    ),
    ...entries(playbook.parties).flatMap(([id, party]) =>
      Object.values(party).flatMap((text) => expression(text, `parties.${id}`)),
    ),
    ...otherUses(playbook, place),
  ];
};

const placeIn = (playbook: Playbook, around: Around): Place => ({
  playbook,
  around,
  isGuarded: false,
});
