/** What effects refer to. */
import { queryUses, rowsPlace } from '#shared/domain/check/query-uses.ts';
import type { Use } from '#shared/domain/check/use.ts';
import {
  byUses,
  expression,
  type Place,
  setUses,
  whoUses,
} from '#shared/domain/check/use-parts.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';

export const effectUses = (
  effects: readonly Effect[] | undefined,
  at: string,
  place: Place,
): readonly Use[] =>
  (effects ?? []).flatMap((effect, index) => effectUse(effect, `${at}.${index}`, place));

const effectUse = (effect: Effect, at: string, place: Place): readonly Use[] => {
  if ('change' in effect) {
    return [...expression(effect.change, at, place.names), ...setUses(effect.set, at, place)];
  }
  if ('set' in effect) {
    return [
      ...Object.keys(effect.set).map((name) => ({ at, is: 'field', name, how: 'set' }) as const),
      ...setUses(effect.set, at, place),
    ];
  }
  if ('send' in effect) {
    return [
      { at, is: 'text', name: effect.send },
      ...whoUses(effect.to, at),
      ...(effect.attach === undefined
        ? []
        : [{ at, is: 'field', name: effect.attach, how: 'read' } as const]),
    ];
  }
  if ('notice' in effect) return [];
  if ('make' in effect) {
    return [
      { at, is: 'text', name: effect.make },
      { at, is: 'field', name: effect.into, how: 'set' },
    ];
  }
  if ('open' in effect) return openUses(effect, at, place);
  if ('tell' in effect) {
    return [
      ...expression(effect.tell, at, place.names),
      { at, is: 'telling', outcome: effect.outcome },
    ];
  }
  if ('post' in effect) return postUses(effect, at, place);
  if ('fill' in effect) {
    return [
      { at, is: 'field', name: effect.fill, how: 'set' },
      ...rowsPlace(effect.from, at, place).uses,
    ];
  }
  if ('match' in effect) {
    return [
      { at, is: 'field', name: effect.match, how: 'read' },
      { at, is: 'field', name: effect.into, how: 'set' },
      ...queryUses(effect.with, at, place),
    ];
  }
  if ('lend' in effect) {
    const { lend, to, until, why } = effect;
    return [lend, to, until, why].flatMap((text) => expression(text, at, place.names));
  }
  if ('destroy' in effect) {
    return [
      ...expression(effect.destroy, at, place.names),
      ...effect.approvedIn.map((name) => ({ at, is: 'step', name }) as const),
    ];
  }
  if ('number' in effect) return [{ at, is: 'numbering' }];
  return [
    ...setUses(effect.with ?? {}, at, place),
    ...(effect.into === undefined
      ? []
      : [{ at, is: 'field', name: effect.into, how: 'set' } as const]),
  ];
};

const openUses = (
  { open, each, about, with: fields = {}, share, key }: Extract<Effect, { readonly open: string }>,
  at: string,
  place: Place,
): readonly Use[] => {
  const rows = rowsPlace(each, at, place);
  return [
    {
      at,
      is: 'opening',
      playbook: open,
      fields: Object.keys(fields),
      isMany: each !== undefined,
      hasKey: key !== undefined,
      isGuarded: place.isGuarded,
    },
    ...rows.uses,
    ...expression(about, at, rows.place.names),
    ...expression(key, at, rows.place.names),
    ...setUses(fields, at, rows.place),
    ...byUses(share, at),
  ];
};

const postUses = (
  { post, each, from, to, amount, note }: Extract<Effect, { readonly post: string }>,
  at: string,
  place: Place,
): readonly Use[] => {
  const rows = rowsPlace(each, at, place);
  return [
    { at, is: 'ledger', name: post },
    { at, is: 'account', ledger: post, text: from },
    { at, is: 'account', ledger: post, text: to },
    ...rows.uses,
    ...[from, to, amount, note].flatMap((text) => expression(text, at, rows.place.names)),
  ];
};
