/** What queries refer to, and what `row` is to those who ask them. */

import type { Use } from '#shared/domain/check/use.ts';
import { condition, expression, type Place } from '#shared/domain/check/use-parts.ts';
import { ANY, type Type, typeOfField, typeOfKind } from '#shared/domain/expression/type.ts';
import type { Query } from '#shared/domain/playbook/query.ts';

export const queryUses = (query: Query, at: string, place: Place, outer?: Type): readonly Use[] => {
  const row = rowOfQuery(query, place);
  const names = { ...place.names, row, ...(outer === undefined ? {} : { outer }) };
  return [
    { at, is: 'source', name: query.of },
    ...condition(query.where, `${at}.where`, names),
    ...expression(query.first, `${at}.first`, place.names),
    ...expression(query.sample, `${at}.sample`, place.names),
    ...(query.lacks === undefined ? [] : queryUses(query.lacks, `${at}.lacks`, place, row)),
  ];
};

const rowOfQuery = ({ of }: Query, { around }: Place): Type => {
  const kind = around.kindOf(of);
  return kind === undefined ? ANY : typeOfKind(kind, around.kindOf);
};

/** What `row` is where something happens for each of a list. */
export const rowsPlace = (
  each: Query | string | undefined,
  at: string,
  place: Place,
): { readonly uses: readonly Use[]; readonly place: Place } => {
  if (each === undefined) return { uses: [], place };
  if (typeof each === 'string') {
    const field = place.playbook.fields[each];
    const type = field === undefined ? ANY : typeOfField(field, place.around.kindOf);
    const row = type.is === 'list' ? type.of : ANY;
    return {
      uses: expression(each, at, place.names),
      place: { ...place, names: { ...place.names, row } },
    };
  }
  const row = rowOfQuery(each, place);
  return {
    uses: queryUses(each, at, place),
    place: { ...place, names: { ...place.names, row } },
  };
};
