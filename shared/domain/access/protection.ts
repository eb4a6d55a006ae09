/** Works out who is kept from a ticket, by the access rule of its playbook. */
import type { Audience, Protection } from '#shared/domain/access/reading.ts';
import { secrecyFrom } from '#shared/domain/access/secrecy.ts';
import { isList, isRecord, type Value } from '#shared/domain/expression/value.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import { namedIds } from '#shared/domain/run/people.ts';

/** @returns nothing for a playbook that keeps nobody out */
export const protectionOf = (view: View, ask: Asking): Protection | undefined => {
  const { access } = view.playbook;
  if (access === undefined) return undefined;
  const secrecy =
    access.secrecy === undefined ? undefined : secrecyFrom(ask.value(access.secrecy, view));
  const hiddenFrom =
    access.hiddenWhen === undefined ? [] : subjectsOf(access.hiddenWhen, view, ask);
  return {
    ...(secrecy === undefined ? {} : { secrecy }),
    ...(access.seenBy === undefined ? {} : { audience: audienceOf(access.seenBy, view, ask) }),
    ...(hiddenFrom.length === 0 ? {} : { hiddenFrom }),
  };
};

/** Everybody who is meant, as they are to be known by. A relation that names nobody means nobody. */
export const audienceOf = (
  seenBy: readonly Who[],
  view: View,
  ask: Asking,
): readonly Audience[] => [...new Set(seenBy.flatMap((who) => meant(who, view, ask)))];

const meant = (who: Who, view: View, ask: Asking): readonly Audience[] => {
  if (isRole(who)) return [who];
  const isTeam = view.playbook.fields[who.slice(1)]?.type === 'team';
  return namedIds(who, view, ask).map(
    (id): Audience => (who.startsWith('$') && isTeam ? `team:${id}` : `person:${id}`),
  );
};

const isRole = (who: Who): who is `@${string}` => who.startsWith('@');

/**
 * The people for whom a condition over `me` holds. It can only be about somebody whom the condition itself leads to: each id in
 * its other parts is tried as `me`. A condition over the roles of `me` finds nobody here, and the checker refuses it.
 */
const subjectsOf = (hiddenWhen: Expression, view: View, ask: Asking): readonly string[] => {
  const known = new Set(ask.partsWithout('me', hiddenWhen, view).flatMap(textsIn));
  return [...known].filter((id) =>
    ask.holds(hiddenWhen, view, { me: { id, roles: [], teams: [] } }),
  );
};

const textsIn = (value: Value): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
};
