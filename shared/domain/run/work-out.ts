/** Works out one effect of the playbook: what it changes in the run, and what shall leave the ticket. */
import { fieldsToldBy } from '#shared/domain/access/seen-fields.ts';
import { isRecord, type Json, toJson, type Value } from '#shared/domain/expression/value.ts';
import { candidatesOf } from '#shared/domain/opening/candidates.ts';
import { shareOut } from '#shared/domain/opening/share-out.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Match, Query } from '#shared/domain/playbook/query.ts';
import type { By } from '#shared/domain/playbook/who.ts';
import { queryLookup } from '#shared/domain/query/query-lookup.ts';
import { type Asking, aboutOf, type Names, type View } from '#shared/domain/run/asking.ts';
import { numberFor } from '#shared/domain/run/business-number.ts';
import { rowsOf, withComputed, withField } from '#shared/domain/run/form.ts';
import { makeDocument } from '#shared/domain/run/make-document.ts';
import { matchRows } from '#shared/domain/run/match-rows.ts';
import { byOf, whoList } from '#shared/domain/run/people.ts';
import type { Run } from '#shared/domain/run/run.ts';
import type { RunEffect, Start } from '#shared/domain/run/run-effect.ts';

export interface Place {
  /** Unique for this very time the effect happens. */
  readonly key: string;
  readonly view: View;
  readonly ask: Asking;
  readonly names?: Names;
}

export interface WorkedOut {
  readonly run: Run;
  readonly effects: readonly RunEffect[];
}

export const effectsOf = (effect: Effect, place: Place): WorkedOut => {
  const { key, view } = place;
  const leaving = (...effects: readonly RunEffect[]): WorkedOut => ({ run: view.run, effects });
  if ('change' in effect) return changing(effect, place);
  if ('set' in effect) return setFields(effect.set, place);
  if ('send' in effect) {
    const { send, to, via = ['mail'], attach } = effect;
    return leaving({
      kind: 'send',
      key,
      ...wordsOf(send, place),
      to,
      via,
      ...(attach === undefined ? {} : { attach }),
    });
  }
  if ('notice' in effect) return leaving({ kind: 'notice', key, notice: effect.notice });
  if ('make' in effect) return makeDocument(effect, place);
  if ('open' in effect) return leaving(...openings(effect, place));
  if ('tell' in effect) {
    const tickets = idsOf(worked(effect.tell, place));
    return leaving(
      ...tickets.map(
        (ticket): RunEffect => ({
          kind: 'tell',
          key: `${key}.${ticket}`,
          ticket,
          outcome: effect.outcome,
        }),
      ),
    );
  }
  if ('post' in effect) return leaving(...postings(effect, place));
  if ('fill' in effect) {
    const rows = rowsFrom(effect.from, place);
    return { run: recomputed(withField(view, effect.fill, rows), place), effects: [] };
  }
  if ('match' in effect) return matched(effect, place);
  if ('lend' in effect) return leaving(...lending(effect, place));
  if ('destroy' in effect) return leaving(...destroying(effect, place));
  if ('number' in effect) return numbering(place);
  const { call, into } = effect;
  return leaving({
    kind: 'call',
    key,
    call,
    with: jsonsOf(effect.with ?? {}, place),
    ...(into === undefined ? {} : { into }),
  });
};

const numbering = (place: Place): WorkedOut => {
  const { run } = place.view;
  const numbered = numberFor(place);
  return numbered === undefined
    ? { run, effects: [] }
    : {
        run: { ...run, number: numbered.number },
        effects: [{ kind: 'number', key: place.key, ...numbered }],
      };
};

/** A ticket about a record that there is none of yet makes it: the record has the ticket's id. */
const changing = (
  { change, set }: Extract<Effect, { readonly change: string }>,
  place: Place,
): WorkedOut => {
  const { key, view } = place;
  const of = kindOf(change, view.playbook);
  const record = idOf(worked(change, place));
  const makes = record === undefined && change === 'about' && of !== undefined;
  const run = makes ? { ...view.run, about: view.case.id } : view.run;
  const named = makes ? view.case.id : record;
  if (of === undefined || named === undefined) return { run, effects: [] };
  const inside = { ...place, view: { ...view, run } };
  const fields = Object.fromEntries(
    Object.entries(set).map(([name, expression]) => [name, slim(worked(expression, inside))]),
  );
  return { run, effects: [{ kind: 'change', key, of, record: named, fields, makes }] };
};

/** Lent to the end of a day, where a day is said; nothing is lent to nobody. */
const lending = (
  { lend, to, until, why }: Extract<Effect, { readonly lend: string }>,
  place: Place,
): readonly RunEffect[] => {
  const { key, view, ask } = place;
  const of = kindOf(lend, view.playbook);
  const [record, person] = [idOf(worked(lend, place)), idOf(worked(to, place))];
  const end = ask.endOf(worked(until, place));
  if (of === undefined || record === undefined || person === undefined || end === undefined) {
    return [];
  }
  const reason = textOf(worked(why, place));
  return [{ kind: 'lend', key, of, record, to: person, from: ask.at, until: end, why: reason }];
};

/** A step that nobody has taken approves nothing: the record's own rules will say what is missing. */
const destroying = (
  { destroy, approvedIn }: Extract<Effect, { readonly destroy: string }>,
  place: Place,
): readonly RunEffect[] => {
  const { key, view } = place;
  const of = kindOf(destroy, view.playbook);
  const record = idOf(worked(destroy, place));
  if (of === undefined || record === undefined) return [];
  const approvals = approvedIn.flatMap((name) => {
    const taken = view.run.taken?.[name];
    const by = view.playbook.steps[name]?.by;
    const as = by === undefined ? undefined : whoList(byOf(by).who)[0];
    return taken === undefined || as === undefined ? [] : [{ ...taken, as }];
  });
  return [{ kind: 'destroy', key, of, record, approvals }];
};

/** A record that another one names is its id there. */
const slim = (value: Value): Json =>
  isRecord(value) && typeof value['id'] === 'string' ? value['id'] : toJson(value);

/** The kind of the record that an effect changes: what the ticket is about, or what a field refers to. */
const kindOf = (change: string, { about, fields }: Playbook): string | undefined => {
  if (change === 'about') return about;
  const type = fields[change]?.type;
  if (type === 'person') return type;
  return type?.startsWith('ref:') === true ? type.slice('ref:'.length) : undefined;
};

const worked = (expression: string, { view, ask, names }: Place): Value =>
  ask.value(expression, view, names);

/** A text of the playbook, and what it gives away; one that is not there says nothing. */
export const wordsOf = (
  name: string,
  { view, ask, names }: Omit<Place, 'key'>,
): { readonly words: string; readonly tells?: readonly string[] } => {
  const text = view.playbook.texts?.[name];
  if (text === undefined) return { words: '' };
  const tells = fieldsToldBy(text, view.playbook);
  return { words: ask.words(text, view, names), ...(tells.length === 0 ? {} : { tells }) };
};

const recomputed = (run: Run, { view, ask }: Place): Run => withComputed({ ...view, run }, ask);

const setFields = (set: Readonly<Record<string, string>>, place: Place): WorkedOut => {
  const run = Object.entries(set).reduce(
    (run, [name, expression]) => withField({ ...place.view, run }, name, worked(expression, place)),
    place.view.run,
  );
  return { run: recomputed(run, place), effects: [] };
};

export const jsonsOf = (
  expressions: Readonly<Record<string, string>>,
  place: Place,
): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(expressions).flatMap(([name, expression]) => {
      const value = worked(expression, place);
      return value === null ? [] : [[name, toJson(value)]];
    }),
  );

export const idOf = (value: Value): string | undefined => idsOf(value)[0];

const idsOf = (value: Value): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsOf);
  return isRecord(value) ? idsOf(value['id'] ?? null) : [];
};

/** Queries are answered outside; what they may use of this ticket goes with them. */
const rowsFrom = (from: Query | string, place: Place): readonly Value[] => {
  const value =
    typeof from === 'string'
      ? worked(from, place)
      : place.ask.lookUp(
          queryLookup(from, { seed: place.view.case.id, value: (name) => worked(name, place) }),
        );
  return Array.isArray(value) ? value : [];
};

const namesWith = (place: Place, row: Value): Place => ({
  ...place,
  names: { ...place.names, row },
});

const openings = (
  { open, each, about, with: fields = {}, key, share }: Extract<Effect, { readonly open: string }>,
  place: Place,
): readonly Start[] => {
  const places =
    each === undefined ? [place] : rowsFrom(each, place).map((row) => namesWith(place, row));
  const owners = share === undefined ? [] : ownersOf(share, places.length, place);
  return places.map((one, index): Start => {
    const named = key === undefined ? '' : textOf(worked(key, one));
    const subject = about === undefined ? aboutOf(one.view) : idOf(worked(about, one));
    const handedOn = about === undefined ? one.view.playbook.about : undefined;
    return {
      kind: 'open',
      // A key that comes to nothing would be the same for all tickets of the desk.
      key: named === '' ? `${one.view.case.id}.${place.key}.${index}` : `${open}.${named}`,
      playbook: open,
      fields: jsonsOf(fields, one),
      ...(subject === undefined ? {} : { about: subject }),
      ...(subject === undefined || handedOn === undefined ? {} : { aboutKind: handedOn }),
      ...(owners[index] === undefined ? {} : { owner: owners[index] }),
    };
  });
};

/** In turn it goes on where the ticket's earlier openings have stopped. */
const ownersOf = (by: By, count: number, place: Place): readonly string[] =>
  shareOut(count, candidatesOf(by, place), {
    share: by.share ?? 'turn',
    before: place.view.run.children.opened,
  });

/** What is unset is an empty text. */
export const textOf = (value: Value): string => {
  const json = toJson(value) ?? '';
  return typeof json === 'string' ? json : JSON.stringify(json);
};

const postings = (
  effect: Extract<Effect, { readonly post: string }>,
  place: Place,
): readonly RunEffect[] => {
  const places =
    effect.each === undefined
      ? [place]
      : rowsFrom(effect.each, place).map((row) => namesWith(place, row));
  return places.flatMap((one, index) => posting(effect, one, `${place.key}.${index}`));
};

/** Nothing to pay is nothing to post. */
const posting = (
  { post, from, to, amount, note }: Extract<Effect, { readonly post: string }>,
  place: Place,
  key: string,
): readonly RunEffect[] => {
  const many = textOf(worked(amount, place));
  return many === '' || many === '0'
    ? []
    : [
        {
          kind: 'post',
          key,
          ledger: post,
          from: textOf(worked(from, place)),
          to: textOf(worked(to, place)),
          amount: many,
          ...(note === undefined ? {} : { note: textOf(worked(note, place)) }),
        },
      ];
};

const matched = ({ match, with: query, on, keep, into }: Match, place: Place): WorkedOut => {
  const here = rowsOf(worked(match, place));
  const there = rowsOf(rowsFrom(query, place));
  const run = withField(place.view, into, matchRows(here, there, on)[keep]);
  return { run: recomputed(run, place), effects: [] };
};
