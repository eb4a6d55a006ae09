/** The world that a pretend ticket is decided in: its clock and settings are set by hand, its facts are made up. */
import { type Books, pretendBooks } from '#local/playbooks/pretend-books.ts';
import { pretendFacts } from '#local/playbooks/pretend-facts.ts';
import { type Actor, personOf, pretendPeople, SUPERIOR } from '#local/playbooks/pretend-people.ts';
import type { ValuePlace } from '#local/playbooks/pretend-values.ts';
import type { Person } from '#shared/domain/access/role.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { SettingValue } from '#shared/domain/playbook/setting.ts';
import type { FactsNeeded, World } from '#shared/domain/run/world.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { CALENDARS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';

/** Facts that depend on facts; four rounds would be a playbook in a circle. */
const MOST_ROUNDS = 4;

/** It asks for facts that hang on each other without end. */
export interface FactsEndless {
  readonly code: 'facts.endless';
}

export type Deciding = <Value, Refusal extends { readonly code: string }>(
  decide: (world: World) => Result<Value, Refusal | FactsNeeded>,
  me?: Person,
) => Result<Value, Exclude<Refusal, FactsNeeded> | FactsEndless>;

export interface TrialWorld {
  readonly people: readonly Actor[];
  readonly colleagues: readonly Person[];
  readonly books: Books;
  readonly at: () => Instant;
  readonly moveTo: (at: Instant) => void;
  readonly set: (setting: string, value: SettingValue) => void;
  /** @param person who would be named where the field wants somebody */
  readonly values: (person: string) => ValuePlace;
  /** Asks a rule, makes up the facts it lacks, and asks again. */
  readonly decide: Deciding;
}

export const trialWorld = (
  playbook: Playbook,
  {
    language,
    seed,
    from,
  }: { readonly language: Language; readonly seed: number; readonly from: Instant },
): TrialWorld => {
  const people = pretendPeople(playbook, { language, seed });
  const colleagues = people.flatMap((actor) => personOf(actor) ?? []);
  const books = pretendBooks();
  const settings: Record<string, SettingValue> = {};
  let at = from;

  const values = (person: string): ValuePlace => ({
    at,
    language,
    calendar: workingCalendar,
    person,
    team: playbook.team,
  });

  const decide: Deciding = (rule, me) => {
    let facts: World['facts'] = new Map();
    for (let round = 0; round <= MOST_ROUNDS; round += 1) {
      const decided = rule({
        at,
        calendar: workingCalendar,
        calendars: CALENDARS,
        ledgers: LEDGERS,
        settings: { [playbook.id]: settings },
        facts,
        ...(me === undefined ? {} : { me }),
      });
      if (decided.ok) return decided;
      const { refusal } = decided;
      if (isFinal(refusal)) return { ok: false, refusal };
      if (!('lookups' in refusal)) break;
      const place = { books, people: colleagues, superior: SUPERIOR[language] };
      const named = values(colleagues.at(-1)?.id ?? '');
      facts = new Map([...facts, ...pretendFacts(refusal.lookups, { ...place, values: named })]);
    }
    return refuse({ code: 'facts.endless' });
  };

  return {
    people,
    colleagues,
    books,
    at: () => at,
    moveTo: (moment) => {
      at = moment;
    },
    set: (setting, value) => {
      settings[setting] = value;
    },
    values,
    decide,
  };
};

const isFinal = <Refusal extends { readonly code: string }>(
  refusal: Refusal | FactsNeeded,
): refusal is Exclude<Refusal, FactsNeeded> => refusal.code !== 'facts.needed';
