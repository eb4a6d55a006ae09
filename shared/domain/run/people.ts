/** Whether somebody is meant by a `Who`, and who has agreed where several must. */
import { holds, type Person } from '#shared/domain/access/role.ts';
import type { Value } from '#shared/domain/expression/value.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import type { Run } from '#shared/domain/run/run.ts';

/** A bare `Who` is somebody without further conditions. */
export const byOf = (by: Who | By): By => (typeof by === 'string' ? { who: by } : by);

export const whoList = (who: Who | readonly Who[] | undefined): readonly Who[] =>
  who === undefined ? [] : typeof who === 'string' ? [who] : who;

/** Whether this colleague is meant. Parties outside never are: they come in by signed link. */
export const isMeant = (who: Who, person: Person, view: View, ask: Asking): boolean => {
  if (who.startsWith('@')) return holds(person, who.slice(1));
  if (who.startsWith('$')) return namedBy(ask.value(who.slice(1), view), person);
  if (who.startsWith('boss:')) {
    return superiors(who.slice('boss:'.length), view, ask).some((id) => id === person.id);
  }
  if (who.startsWith('duty:')) {
    return namedBy(ask.lookUp({ name: 'duty', args: [who.slice('duty:'.length)] }), person);
  }
  switch (who) {
    case 'first':
    case 'opener':
      return view.case.opener === undefined || view.case.opener === person.id;
    case 'owner':
      return view.case.owner === undefined || view.case.owner === person.id;
    case 'about':
      return view.case.about === person.id;
    default:
      return false;
  }
};

/** A value names a person by id, by record, by team, or by a list of those. */
const namedBy = (value: Value, person: Person): boolean => {
  if (typeof value === 'string') return value === person.id || person.teams.includes(value);
  if (Array.isArray(value)) return value.some((one) => namedBy(one, person));
  return isRecord(value) && namedBy(value['id'] ?? null, person);
};

const isRecord = (value: Value): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value;

const superiors = (of: string, view: View, ask: Asking): readonly string[] => {
  const person = personIn(of, view, ask);
  if (person === undefined) {
    return of.startsWith('@')
      ? idsOf(ask.lookUp({ name: 'bossesOfRole', args: [of.slice(1)] }))
      : [];
  }
  return idsOf(ask.lookUp({ name: 'boss', args: [person] }));
};

const personIn = (who: string, view: View, ask: Asking): string | undefined => {
  if (who === 'owner') return view.case.owner;
  if (who === 'opener' || who === 'first') return view.case.opener;
  if (who === 'about') return view.case.about;
  return who.startsWith('$') ? idsOf(ask.value(who.slice(1), view))[0] : undefined;
};

const idsOf = (value: Value): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsOf);
  return isRecord(value) ? idsOf(value['id'] ?? null) : [];
};

export type Standing =
  | { readonly may: true }
  | {
      readonly may: false;
      readonly why: 'not-yours' | 'four-eyes' | 'voted-already' | 'not-your-turn';
    };

/** Whether this colleague may act on the step now, and why not. */
export const standing = (
  step: string,
  by: By,
  { person, view, ask }: { readonly person: Person; readonly view: View; readonly ask: Asking },
): Standing => {
  const meant = whoList(by.who);
  const seat = meant.findIndex((who) => isMeant(who, person, view, ask));
  const deputy = by.deputy !== undefined && isMeant(by.deputy, person, view, ask);
  if (seat < 0 && !deputy) return { may: false, why: 'not-yours' };
  if (whoList(by.not).some((who) => isNamed(who, person, view, ask))) {
    return { may: false, why: 'four-eyes' };
  }
  if (by.quorum === undefined || by.quorum === 'any') return { may: true };
  const voters = votersOf(view.run, step);
  if (voters.includes(person.id)) return { may: false, why: 'voted-already' };
  return by.quorum === 'order' && meant.length > 1 && seat !== voters.length
    ? { may: false, why: 'not-your-turn' }
    : { may: true };
};

/** For exclusions a relation that names nobody excludes nobody. */
const isNamed = (who: Who, person: Person, view: View, ask: Asking): boolean => {
  switch (who) {
    case 'owner':
      return view.case.owner === person.id;
    case 'first':
    case 'opener':
      return view.case.opener === person.id;
    default:
      return isMeant(who, person, view, ask);
  }
};

const votersOf = (run: Run, step: string): readonly string[] =>
  run.votes.filter((vote) => vote.step === step).map(({ by }) => by);

/** How many more must agree after this one; 0 when the outcome counts now. */
export const stillNeeded = (step: string, by: By, view: View, ask: Asking): number => {
  const given = votersOf(view.run, step).length + 1;
  return Math.max(0, seats(by, ask) - given);
};

const seats = (by: By, ask: Asking): number => {
  if (typeof by.quorum === 'number') return by.quorum;
  if (by.quorum === undefined || by.quorum === 'any') return 1;
  const meant = whoList(by.who);
  const only = meant.length === 1 ? meant[0] : undefined;
  return only?.startsWith('@') === true
    ? Math.max(1, idsOf(ask.lookUp({ name: 'holders', args: [only.slice(1)] })).length)
    : meant.length;
};
