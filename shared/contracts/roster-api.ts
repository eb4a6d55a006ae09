/** Rosters as they are asked for and shown. */
import * as z from 'zod';
import { plan, rosterChange, swapAsked } from '#shared/contracts/desk-roster.ts';
import { instant, texts } from '#shared/contracts/ticket.ts';

/** Everything here is bounded twice over: so that nothing huge is looked at, and in the domain with a sentence for people. */
const MOST_POSTS = 400;
const MOST_DAYS = 800;
const MOST_WINDOWS = 50;
const MOST_PEOPLE = 500;
const MOST_TURNS = 1_000;

const id = z.string().max(64);

/** The id of a colleague. */
const person = z.string().min(1).max(128);

/** A post's id and its windows' stand in the ids of shifts. */
const shift = z.string().min(1).max(256);

const time = z.string().max(5);

const words = z.string().min(1).max(200);

const title = z.strictObject({ 'zh-CN': words, en: words });

const writtenWindow = z.strictObject({
  id,
  from: time,
  to: time,
  breaks: z
    .array(
      z.strictObject({
        from: time,
        to: time,
        relief: z.strictObject({ post: id, place: z.number() }).exactOptional(),
      }),
    )
    .max(MOST_WINDOWS)
    .exactOptional(),
});

const writtenPlan = {
  title,
  /** A name of the IANA time zone database; it stays as it was first published. */
  zone: z.string().max(64),
  /** The first day on which a shift of the plan begins: today or later. */
  from: z.iso.date(),
  posts: z
    .array(
      z.strictObject({
        id,
        title,
        places: z.number(),
        cycle: z.strictObject({
          from: z.iso.date(),
          days: z.array(z.array(writtenWindow).max(MOST_WINDOWS)).max(MOST_DAYS),
        }),
      }),
    )
    .max(MOST_POSTS),
  turns: z
    .array(
      z.strictObject({
        post: id,
        from: z.iso.date(),
        everyDays: z.number(),
        people: z.array(person).max(MOST_PEOPLE),
      }),
    )
    .max(MOST_TURNS),
};

/** PUT /v1/rosters/{roster} */
export const publishRosterRequest = z.strictObject(writtenPlan);

/** POST /v1/rosters/{roster}/preview: the same, as far as the day before `to`. */
export const previewRosterRequest = z.strictObject({ ...writtenPlan, to: z.iso.date() });

/** GET /v1/rosters/{roster}/shifts: at most 62 days. */
export const shiftsQuery = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** GET /v1/duty: now, where no moment is named. */
export const dutyQuery = z.strictObject({ at: instant.exactOptional() });

/** POST /v1/rosters/{roster}/covers: without a person the shift goes back to whose turn it is. */
export const coverRequest = z.strictObject({ shift, person: person.exactOptional() });

/** POST /v1/rosters/{roster}/swaps: the caller has one of the two and takes the other. */
export const swapRequest = z.strictObject({ one: shift, other: shift });

/** POST /v1/rosters/{roster}/absences */
export const absenceRequest = z.strictObject({ person, from: instant, to: instant, reason: title });

/** POST /v1/rosters/{roster}/absences/withdraw */
export const withdrawAbsenceRequest = z.strictObject({ person, from: instant });

/** How a roster stands; If-Match names its version. */
export const rosterHeadView = z.object({
  id: z.string(),
  title: texts,
  version: z.number(),
  zone: z.string(),
  /** The first days of its plans. */
  from: z.array(z.string()),
  /** Swaps that not both have agreed to yet. */
  asked: z.array(swapAsked),
});

export const rostersView = z.object({ items: z.array(rosterHeadView) });

const absenceView = z.object({ person: z.string(), from: instant, to: instant, reason: texts });

/** With its plans, who stands in for whom, who is not there, and the newest changes first, at most 100. */
export const rosterFileView = rosterHeadView.extend({
  plans: z.array(plan),
  changes: z.array(z.object({ shift: z.string(), person: z.string() })),
  absences: z.array(absenceView),
  history: z.array(rosterChange),
});

const burden = {
  shifts: z.number(),
  nights: z.number(),
  weekends: z.number(),
  holidays: z.number(),
  hours: z.number(),
};

export const shiftsView = z.object({
  from: z.string(),
  to: z.string(),
  shifts: z.array(
    z.object({
      id: z.string(),
      post: z.string(),
      window: z.string(),
      place: z.number(),
      date: z.string(),
      start: instant,
      end: instant,
      person: z.string().exactOptional(),
      /** Whether the person is not there for at least a part of it. */
      absent: z.boolean(),
    }),
  ),
  /** What a supervisor may want to mend before the day comes, at most 500. */
  findings: z.array(
    z.object({
      code: z.string(),
      /** The shifts that it is about. */
      shifts: z.array(z.string()),
      person: z.string().exactOptional(),
      says: texts,
    }),
  ),
  fairness: z.object({
    people: z.array(z.object({ person: z.string(), ...burden })),
    /** The greatest less the smallest. */
    spread: z.object(burden),
  }),
});

export const dutyView = z.object({
  items: z.array(z.object({ post: z.string(), people: z.array(z.string()) })),
});

const window = z.object({ from: z.string(), to: z.string() });

/** GET /v1/calendars: opening hours with holidays, and the occasions. */
export const calendarsView = z.object({
  calendars: z.array(
    z.object({
      id: z.string(),
      title: texts,
      zone: z.string(),
      week: z.record(z.string(), z.array(window)),
      holidays: z.array(z.object({ name: texts, from: z.string(), to: z.string() })),
      makeUpDays: z.array(
        z.object({
          name: texts,
          date: z.string(),
          works: z.union([z.string(), z.array(window)]),
        }),
      ),
    }),
  ),
  occasions: z.array(
    z.object({
      id: z.string(),
      title: texts,
      from: z.string(),
      to: z.string(),
      weekday: z.string().exactOptional(),
      data: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  ),
});
