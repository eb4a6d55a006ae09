/** Who stands at which post when: as data that people write, so that shifts are worked out and never stored. */
import type { LocalDate } from '#shared/domain/calendar/local-date.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';

export interface Roster {
  /** A name of the IANA time zone database; all times of day are its clocks'. */
  readonly zone: string;
  /** The earliest first. Each holds for the shifts that begin on its first day or later, until the next one does. */
  readonly plans: readonly Plan[];
  readonly absences: readonly Absence[];
  /** Who takes a shift instead of the person whose turn it is; of two for one shift the later one holds. */
  readonly changes: readonly ShiftChange[];
}

export interface Plan {
  /** The first local day on which a shift of it may begin. */
  readonly from: LocalDate;
  readonly posts: readonly Post[];
  readonly turns: readonly Turn[];
}

/** A place that is to be manned: a lobby, a seat, a hotline. */
export interface Post {
  /** Without `/`, as are the ids of its windows. */
  readonly id: string;
  readonly title: Texts;
  /** How many people stand there at once. */
  readonly places: number;
  readonly cycle: ShiftCycle;
}

/** What comes again every so many days; seven days from a Monday are the days of the week. */
export interface ShiftCycle {
  /** A date that is the first day of the cycle; it goes on before it too. */
  readonly from: LocalDate;
  readonly days: readonly (readonly ShiftWindow[])[];
}

/** From `HH:MM` to before `HH:MM`; an end that is not after the start lies on the next day. */
export interface ShiftWindow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly breaks?: readonly ShiftBreak[];
}

/** A time within the window in which somebody else stands in, or nobody. It does not count as work. */
export interface ShiftBreak {
  readonly from: string;
  readonly to: string;
  /** Places count from 1. Whoever relieves keeps their own post as well: they are meant to walk. */
  readonly relief?: { readonly post: string; readonly place: number };
}

/** These people take the shifts of a post one after the other, from a date until a later turn of the post begins. */
export interface Turn {
  readonly post: string;
  readonly from: LocalDate;
  /** Each moves on to the next shift of the day after so many days: 1 daily, 7 weekly. */
  readonly everyDays: number;
  readonly people: readonly string[];
}

/** Not there from an instant to before another, whatever the roster plans. */
export interface Absence {
  readonly person: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: Texts;
}

/** `<post>/<date it begins>/<window>/<place>`. */
export type ShiftId = string;

export interface ShiftChange {
  readonly shift: ShiftId;
  readonly person: string;
}
