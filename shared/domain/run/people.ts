/** Whether somebody is meant by a `Who`, and who has agreed where several must. */
import { holds, type Person } from '#shared/domain/access/role.ts';
import { isOutside } from '#shared/domain/document/signers.ts';
import { isRecord, type Value } from '#shared/domain/expression/value.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import { type Asking, aboutOf, type View } from '#shared/domain/run/asking.ts';
import type { Run, Vote } from '#shared/domain/run/run.ts';

/** A bare `Who` is somebody without further conditions. */
export const byOf = (by: Who | By): By => (typeof by === 'string' ? { who: by } : by);

export const whoList = (who: Who | readonly Who[] | undefined): readonly Who[] =>
  who === undefined ? [] : typeof who === 'string' ? [who] : who;

/** Whether this colleague is meant. Parties outside never are: they come in by signed link. */
export const isMeant = (who: Who, person: Person, view: View, ask: Asking): boolean => {
  if (who.startsWith('@')) return holds(person, who.slice(1));
  if (who.startsWith('$')) return namedBy(personsOf(who.slice(1), view, ask), person);
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
      return aboutOf(view) === person.id;
    default:
      return false;
  }
};

/** The ids of those whom a `Who` names now. A role names nobody by id, nor does a party outside. */
export const namedIds = (who: Who, view: View, ask: Asking): readonly string[] => {
  if (who.startsWith('boss:')) return superiors(who.slice('boss:'.length), view, ask);
  if (who.startsWith('duty:')) {
    return idsOf(ask.lookUp({ name: 'duty', args: [who.slice('duty:'.length)] }));
  }
  if (who.startsWith('$')) return idsOf(personsOf(who.slice(1), view, ask));
  const person = personIn(who, view, ask);
  return person === undefined ? [] : [person];
};

/** Whom a field names; of rows whoever stands in their columns of persons. */
export const personsOf = (name: string, view: View, ask: Asking): Value => {
  const value = ask.value(name, view);
  const columns = Object.entries(view.playbook.fields[name]?.columns ?? {}).flatMap(
    ([column, { type }]) => (type === 'person' ? [column] : []),
  );
  return columns.length === 0 || !Array.isArray(value)
    ? value
    : value.flatMap((row: Value) => columns.map((column) => cellOf(row, column)));
};

const cellOf = (row: Value, column: string): Value =>
  isRecord(row) ? (row[column] ?? null) : null;

/** A value names a person by id, by record, by team, or by a list of those. */
const namedBy = (value: Value, person: Person): boolean => {
  if (typeof value === 'string') return value === person.id || person.teams.includes(value);
  if (Array.isArray(value)) return value.some((one) => namedBy(one, person));
  return isRecord(value) && namedBy(value['id'] ?? null, person);
};

/** The superiors of whoever is meant: of one person, or of all who hold a role. */
export const superiors = (of: string, view: View, ask: Asking): readonly string[] => {
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
  if (who === 'about') return aboutOf(view);
  return who.startsWith('$') ? idsOf(personsOf(who.slice(1), view, ask))[0] : undefined;
};

/** The ids of persons in a value: of one, of a list, of records. */
export const idsOf = (value: Value): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsOf);
  return isRecord(value) ? idsOf(value['id'] ?? null) : [];
};

export type Standing =
  | { readonly may: true }
  | {
      readonly may: false;
      readonly why: 'not-yours' | 'subject' | 'four-eyes' | 'voted-already' | 'not-your-turn';
    };

interface Place {
  /** Nothing for a party outside. */
  readonly person: Person | undefined;
  /** Which party, where its link says so. */
  readonly party?: Who | undefined;
  readonly view: View;
  readonly ask: Asking;
}

/** Whether somebody may act on the step now, and why not. A party outside is let in by its link, not by this. */
export const standing = (step: string, by: By, place: Place): Standing => {
  const { person, view, ask } = place;
  if (person !== undefined) {
    if (seatsOf(by, place).length === 0 && !isDeputy(by, place)) {
      return { may: false, why: 'not-yours' };
    }
    const barred = whoList(by.not).filter((who) => isNamed(who, person, view, ask));
    if (barred.length > 0) {
      return { may: false, why: barred.includes('about') ? 'subject' : 'four-eyes' };
    }
  }
  if (by.quorum === undefined || by.quorum === 'any') return { may: true };
  const { by: voter, seat } = voteOf(step, by, place);
  if (votesOn(view.run, step).some((vote) => vote.by === voter)) {
    return { may: false, why: 'voted-already' };
  }
  if (seat !== undefined || !hasSeats(by)) return { may: true };
  return { may: false, why: by.quorum === 'order' ? 'not-your-turn' : 'voted-already' };
};

/** The consent of somebody to the step, for the part that is theirs where several parts must agree. */
export const voteOf = (step: string, by: By, place: Place): Vote => {
  const voter = place.person?.id ?? place.party ?? whoList(by.who).find(isOutside) ?? 'customer';
  const seat = hasSeats(by) ? freeSeat(votesOn(place.view.run, step), by, place) : undefined;
  return { step, by: voter, ...(seat === undefined ? {} : { seat }) };
};

/** Where several are meant by name or by role, each of them has a part; of one role each holder speaks alike. */
const hasSeats = ({ who, quorum }: By): boolean =>
  (quorum === 'all' || quorum === 'order') && whoList(who).length > 1;

/** The part that this one speaks for now; a deputy for whichever is open. */
const freeSeat = (votes: readonly Vote[], by: By, place: Place): number | undefined => {
  const own = seatsOf(by, place);
  const mine = own.length === 0 ? [...whoList(by.who).keys()] : own;
  return by.quorum === 'order'
    ? mine.find((seat) => seat === votes.length)
    : mine.find((seat) => votes.every((vote) => vote.seat !== seat));
};

const seatsOf = ({ who }: By, { person, party, view, ask }: Place): readonly number[] =>
  whoList(who).flatMap((one, seat) => {
    const isTheirs = party === undefined ? isOutside(one) : one === party;
    const isIt = person === undefined ? isTheirs : isMeant(one, person, view, ask);
    return isIt ? [seat] : [];
  });

/** A deputy acts when everybody meant is away; where nobody is known to be meant, there is nobody to wait for. */
const isDeputy = ({ who, deputy }: By, { person, view, ask }: Place): boolean =>
  deputy !== undefined &&
  person !== undefined &&
  isMeant(deputy, person, view, ask) &&
  whoList(who).every((one) => areAway(one, view, ask));

const areAway = (who: Who, view: View, ask: Asking): boolean => {
  if (who.startsWith('@')) {
    const holders = ask.lookUp({ name: 'holders', args: [who.slice(1)] });
    return !Array.isArray(holders) || holders.every(isAway);
  }
  return idsMeant(who, view, ask).every((id) => isAway(ask.lookUp({ name: 'person', args: [id] })));
};

/** Of whom nothing is known is there. */
const isAway = (person: Value): boolean => isRecord(person) && person['away'] === true;

/** A party outside is never away. */
const idsMeant = (who: Who, view: View, ask: Asking): readonly string[] => {
  if (isOutside(who)) return [who];
  if (who.startsWith('$')) return idsOf(personsOf(who.slice(1), view, ask));
  if (who.startsWith('boss:')) return superiors(who.slice('boss:'.length), view, ask);
  if (who.startsWith('duty:')) {
    return idsOf(ask.lookUp({ name: 'duty', args: [who.slice('duty:'.length)] }));
  }
  const named = personIn(who, view, ask);
  return named === undefined ? [] : [named];
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

const votesOn = (run: Run, step: string): readonly Vote[] =>
  run.votes.filter((vote) => vote.step === step);

/** How many more must agree after this one; 0 when the outcome counts now. */
export const stillNeeded = (step: string, by: By, view: View, ask: Asking): number => {
  const given = votesOn(view.run, step).length + 1;
  return Math.max(0, needed(by, view, ask) - given);
};

const needed = (by: By, view: View, ask: Asking): number => {
  if (typeof by.quorum === 'number') return by.quorum;
  if (by.quorum === undefined || by.quorum === 'any') return 1;
  const meant = whoList(by.who);
  const only = meant.length === 1 ? meant[0] : undefined;
  if (only?.startsWith('@') === true) {
    return allBut(by, idsOf(ask.lookUp({ name: 'holders', args: [only.slice(1)] })), view, ask);
  }
  return only?.startsWith('$') === true
    ? allBut(by, idsOf(personsOf(only.slice(1), view, ask)), view, ask)
    : meant.length;
};

/** Whoever is kept from acting is not waited for. */
const allBut = ({ not }: By, ids: readonly string[], view: View, ask: Asking): number => {
  const barred = whoList(not).flatMap((who) => namedIds(who, view, ask));
  return Math.max(1, ids.filter((id) => !barred.includes(id)).length);
};
