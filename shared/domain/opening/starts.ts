/** Which tickets a trigger opens at one of its moments. */
import { dateOfDay } from '#shared/domain/calendar/local-date.ts';
import { dayOf } from '#shared/domain/expression/time.ts';
import { isList, isRecord, type RecordValue, type Value } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { type Opening, openingId } from '#shared/domain/opening/opening.ts';
import { isRecordTrigger, recordMoments } from '#shared/domain/opening/record-moments.ts';
import {
  type Almanac,
  clockMoments,
  isClockTrigger,
} from '#shared/domain/opening/trigger-moments.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import { queryLookup } from '#shared/domain/query/query-lookup.ts';
import { type Asking, asking, type Names, type View } from '#shared/domain/run/asking.ts';
import { NOT_BEGUN } from '#shared/domain/run/run.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import { idOf, jsonsOf, textOf } from '#shared/domain/run/work-out.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import { instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

interface Firing {
  readonly playbook: Playbook;
  readonly opening: Opening;
  /** What the signal told; nothing for triggers of the clock. */
  readonly event?: RecordValue;
  /** Stands for the ticket in what expressions ask about it, while there is none. */
  readonly stand: TicketId;
}

/**
 * The tickets to open, each with its key; none when the playbook no longer has this trigger at this moment.
 *
 * Everything is worked out for the moment itself, also when it is carried out late: `now` and `today` are the moment's, so that a day
 * that was missed is made up for and no key is another one. The record of `each` is what the ticket is about, where its kind is the
 * playbook's; else `event.about` says.
 */
export const startsOf = (
  firing: Firing,
  almanac: Almanac,
  world: World,
): Result<readonly Start[], RunFault> => {
  const trigger = firing.playbook.triggers[firing.opening.trigger];
  if (trigger === undefined) return accept([]);
  const event = eventOf(trigger, firing, almanac);
  if (event === undefined) return accept([]);
  const ask = asking({ ...world, at: firing.opening.at });
  const place: Place = { ...firing, trigger, ask, world, view: viewOf(firing, almanac) };
  const names = namesAt(firing.opening.at, event, world);
  if ('where' in trigger && trigger.where !== undefined) {
    if (!ask.holds(trigger.where, place.view, names)) return ask.outcome([]);
  }
  const rows = trigger.each === undefined ? [undefined] : rowsOf(place, names);
  const starts = rows.flatMap((row, index) => startsOfRow(place, { row, index, names }));
  return ask.outcome(starts);
};

interface Place extends Firing {
  readonly trigger: Trigger;
  readonly ask: Asking;
  readonly world: World;
  readonly view: View;
}

/** @returns nothing when the clock does not fire this trigger at this moment any more */
const eventOf = (
  trigger: Trigger,
  { opening, event }: Firing,
  almanac: Almanac,
): RecordValue | undefined => {
  const at = millisecondsOf(opening.at);
  if (isClockTrigger(trigger)) {
    return clockMoments(trigger, almanac, { after: at - 1, until: at })[0]?.event;
  }
  if (isRecordTrigger(trigger)) return opening.since === undefined ? undefined : {};
  return 'on' in trigger ? event : undefined;
};

/** Before there is a ticket, expressions see one that has not begun. */
const viewOf = ({ playbook, opening, stand }: Firing, { language }: Almanac): View => ({
  playbook,
  run: { ...NOT_BEGUN, activeSince: opening.at },
  case: {
    id: stand,
    number: '',
    state: 'open',
    openedAt: opening.at,
    team: playbook.team,
    language,
  },
});

const namesAt = (at: string, event: RecordValue, { calendar }: World): Names => ({
  event: { at, ...event },
  now: at,
  today: dateOfDay(dayOf(at, calendar)),
});

/** The query is answered outside; what it may use goes with it, the moment too: a missed day's birthdays are that day's. */
const rowsOf = ({ trigger: { each }, ask, view }: Place, names: Names): readonly Value[] => {
  if (each === undefined) return [];
  const asked = queryLookup(each, {
    seed: view.case.id,
    value: (name) => ask.value(name, view, names),
  });
  const { now = null, today = null } = names;
  const found = ask.lookUp({ ...asked, names: { ...asked.names, now, today } });
  return isList(found) ? found : [];
};

interface Row {
  readonly row: Value | undefined;
  readonly index: number;
  readonly names: Names;
}

/** A record may have come to several moments since. */
const startsOfRow = (place: Place, { row, index, names }: Row): readonly Start[] => {
  const { trigger, opening, view, ask, world } = place;
  const named = { ...names, ...(row === undefined ? {} : { row }) };
  if (!isRecordTrigger(trigger)) return [start(place, { row, index, names: named })];
  const until = millisecondsOf(opening.at);
  const window = { after: millisecondsOf(opening.since ?? opening.at), until };
  const value = (expression: string) => ask.value(expression, view, named);
  return recordMoments(trigger, value, { calendar: world.calendar, window }).map((moment) => {
    const at = instantOf(moment);
    return start(place, { row, index, names: { ...named, ...namesAt(at, {}, world) } });
  });
};

const start = (place: Place, { row, index, names }: Row): Start => {
  const { playbook, trigger, opening, view, ask } = place;
  const here = { key: '', view, ask, names };
  const named = trigger.key === undefined ? '' : textOf(ask.value(trigger.key, view, names));
  const about = aboutOf(place, row, names);
  const own = idOf(row ?? null) ?? String(index);
  return {
    kind: 'open',
    playbook: playbook.id,
    // A key that comes to nothing would be the same for all tickets of the desk.
    key: `${playbook.id}.${named === '' ? `${openingId(opening)}.${own}` : named}`,
    fields: jsonsOf(trigger.with ?? {}, here),
    ...(about === undefined ? {} : { about }),
  };
};

const aboutOf = (
  { playbook, trigger }: Place,
  row: Value | undefined,
  { event }: Names,
): string | undefined => {
  if (playbook.about === undefined) return undefined;
  if (trigger.each?.of === playbook.about) return idOf(row ?? null);
  return isRecord(event) ? idOf(event['about'] ?? null) : undefined;
};
