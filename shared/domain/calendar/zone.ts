/**
 * What the clocks of a time zone show, from the zone data that Intl carries.
 *
 * Asking Intl costs microseconds, and a walk over a year asks often. So a zone is asked twice a week of time and the
 * answers are kept; only a week in which the clocks change is searched for the second of the change.
 */
import { DAY, HOUR, MINUTE, SECOND } from '#shared/kernel/instant.ts';

/** Milliseconds since the epoch in which a zone's clocks stand at one distance from UTC: local = UTC + offset. */
export interface OffsetStretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/**
 * Between two changes of one zone lay at least 30 days since 1970 (Egypt and Morocco set their clocks back for
 * Ramadan), so a week holds at most one.
 */
const WEEK = 7 * DAY;

/** A century of weeks; a zone that is asked about more is asked anew, so that odd dates cannot fill the memory. */
const MAX_WEEKS_KEPT = 5_300;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly weeks: Map<number, readonly OffsetStretch[]>;
}

const zones = new Map<string, Zone>();

/** Whether this is a name of the IANA time zone database, such as `Asia/Shanghai`; bare offsets are not. */
export const isZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The stretches that cover `[start, end)`, earliest first. @throws RangeError for an unknown zone */
export function* offsetStretches(
  name: string,
  start: number,
  end: number,
): Generator<OffsetStretch, void> {
  const zone = zoneOf(name);
  for (let week = Math.floor(start / WEEK); week * WEEK < end; week += 1) {
    for (const stretch of stretchesOfWeek(zone, week)) {
      const from = Math.max(start, stretch.start);
      const to = Math.min(end, stretch.end);
      if (from < to) yield { start: from, end: to, offset: stretch.offset };
    }
  }
}

/** What the clocks show at an instant: the local day (days since 1970-01-01) and the milliseconds since its midnight. */
export const wallClockAt = (name: string, instant: number): { day: number; time: number } => {
  for (const { offset } of offsetStretches(name, instant, instant + 1)) {
    const day = Math.floor((instant + offset) / DAY);
    return { day, time: instant + offset - day * DAY };
  }
  throw new RangeError(`no clock reading at ${instant}`);
};

/**
 * The instant at which the clocks show this time of this local day. Of a time that comes twice it is the first; a time
 * that the clocks leap over gives the moment of the leap.
 */
export const instantOnWallClock = (name: string, day: number, time: number): number => {
  const wall = day * DAY + time;
  for (const { start, end, offset } of offsetStretches(name, wall - 2 * DAY, wall + 2 * DAY)) {
    if (wall - offset < end) return Math.max(start, wall - offset);
  }
  throw new RangeError(`no instant on day ${day}`);
};

const zoneOf = (name: string): Zone => {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const zone = { format, weeks: new Map() };
  zones.set(name, zone);
  return zone;
};

const stretchesOfWeek = (zone: Zone, week: number): readonly OffsetStretch[] => {
  const known = zone.weeks.get(week);
  if (known !== undefined) return known;
  if (zone.weeks.size >= MAX_WEEKS_KEPT) zone.weeks.clear();
  const found = findStretches(zone.format, week * WEEK, (week + 1) * WEEK);
  zone.weeks.set(week, found);
  return found;
};

const findStretches = (
  format: Intl.DateTimeFormat,
  start: number,
  end: number,
): readonly OffsetStretch[] => {
  const before = offsetAt(format, start);
  const after = offsetAt(format, end);
  if (before === after) return [{ start, end, offset: before }];
  let low = start / SECOND;
  let high = end / SECOND;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(format, middle * SECOND) === before) low = middle;
    else high = middle;
  }
  const change = high * SECOND;
  return [
    { start, end: change, offset: before },
    { start: change, end, offset: after },
  ];
};

const OFFSET = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const offsetAt = (format: Intl.DateTimeFormat, instant: number): number => {
  const text = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value;
  const match = OFFSET.exec(text ?? '');
  if (match === null) throw new Error(`cannot read the offset ${text}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  return sign === '-' ? -size : size;
};
