/**
 * A moment as ISO 8601 in UTC with milliseconds (`2026-03-02T09:00:00.000Z`).
 *
 * Texts of this one shape sort as time does, so rows and index keys need no second form.
 */
export type Instant = string;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const isInstant = (text: unknown): text is Instant =>
  typeof text === 'string' && INSTANT.test(text) && !Number.isNaN(Date.parse(text));

/** From milliseconds since the epoch. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

/** To milliseconds since the epoch. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant that lies `milliseconds` after (or, negative, before) this one. */
export const later = (instant: Instant, milliseconds: number): Instant =>
  instantOf(millisecondsOf(instant) + milliseconds);
