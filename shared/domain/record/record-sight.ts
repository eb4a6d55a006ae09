/** What one person sees and changes of one record: whether they read it at all, and which of its fields. */
import { holds, type Person } from '#shared/domain/access/role.ts';
import { clearanceOf } from '#shared/domain/access/secrecy.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Filled } from '#shared/domain/record/content.ts';
import type { Grant } from '#shared/domain/record/grant.ts';
import { mayRead, type Reading } from '#shared/domain/record/may-read.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { type SecrecyMoment, secrecyOf } from '#shared/domain/record/secrecy.ts';

export interface RecordSight {
  readonly reading: Reading;
  /** As it counts now. */
  readonly secrecy: Secrecy | undefined;
  /** Names of fields that are not for this person. */
  readonly hidden: ReadonlySet<string>;
}

/** @param grants those of other people do not count */
export const recordSight = (
  person: Person,
  kind: Kind,
  {
    record,
    grants,
    moment,
  }: {
    readonly record: DeskRecord;
    readonly grants: readonly Grant[];
    readonly moment: SecrecyMoment;
  },
): RecordSight => {
  const secrecy = secrecyOf(kind, record, moment);
  const reading = mayRead(person, record, { secrecy, clearance: clearanceOf, grants }, moment.now);
  const isSubject = !reading.may && reading.why === 'subject';
  return {
    reading:
      isSubject || isFor(person, kind.seenBy, record) ? reading : { may: false, why: 'audience' },
    secrecy,
    hidden: new Set(
      Object.entries(kind.fields).flatMap(([name, { seenBy }]) =>
        isFor(person, seenBy, record) ? [] : [name],
      ),
    ),
  };
};

/** Whether a person is among these; without a list everybody is. Of a record that is not there (any more) only roles are known. */
export const isFor = (
  person: Person,
  those: readonly Who[] | undefined,
  record: DeskRecord | undefined,
): boolean => those === undefined || those.some((who) => isMeant(who, person, record));

/** `about` and `boss:about` lead from a colleague's own record; whoever else a relation names is known on tickets only. */
const isMeant = (who: Who, person: Person, record: DeskRecord | undefined): boolean => {
  if (who.startsWith('@')) return holds(person, who.slice(1));
  if (record === undefined) return false;
  const { kind, id, fields } = record;
  if (who === 'about') return kind === COLLEAGUE && id === person.id;
  if (who === 'boss:about') return kind === COLLEAGUE && names(fields['boss'], person);
  return who.startsWith('$') && names(fields[who.slice(1)], person);
};

/** The kind whose records are colleagues, each under the id of their account. */
const COLLEAGUE = 'person';

/** By id, by team, or as one of several. */
const names = (json: Json | undefined, person: Person): boolean => {
  if (typeof json === 'string') return json === person.id || person.teams.includes(json);
  return Array.isArray(json) && json.some((one) => names(one, person));
};

/** The fields that the person wants to fill and that are for others to change, or not even for them to see. */
export const notTheirs = (
  person: Person,
  { fields: rules }: Kind,
  { filled, record }: { readonly filled: Filled; readonly record: DeskRecord | undefined },
): readonly string[] =>
  Object.keys(filled).filter((name) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    return (
      rule !== undefined &&
      !(isFor(person, rule.seenBy, record) && isFor(person, rule.changedBy, record))
    );
  });

/** The record's content for this person: fields that its kind still has and that are for them. */
export const seenFields = ({ fields: rules }: Kind, { fields }: DeskRecord, sight: RecordSight) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name]) => Object.hasOwn(rules, name) && !sight.hidden.has(name),
    ),
  );

/** What a list calls the record: its name, or the first line of text that it has. */
export const calledIn = (
  { fields: rules }: Kind,
  { fields }: DeskRecord,
  { hidden }: RecordSight,
): string | undefined => {
  const lines = Object.keys(rules).filter((name) => rules[name]?.type === 'text');
  return ['name', ...lines]
    .filter((name) => !hidden.has(name))
    .map((name) => fields[name])
    .find((value) => typeof value === 'string');
};
