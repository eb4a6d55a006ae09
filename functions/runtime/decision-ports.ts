import { handbook } from '#functions/runtime/handbook.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { deskPlaybooks, ownKeptAMinute } from '#shared/adapters/desk-playbooks.ts';
import { lazyFacts } from '#shared/adapters/facts/lazy-facts.ts';
import { installedKinds } from '#shared/adapters/installed-kinds.ts';
import { handbookPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { keptAMinute } from '#shared/adapters/kept-a-minute.ts';
import { intakeBook } from '#shared/adapters/store/intake-book.ts';
import { ownPlaybooks } from '#shared/adapters/store/own-playbooks.ts';
import { rosterStore, rostersIn } from '#shared/adapters/store/roster-store.ts';
import { settingsStore } from '#shared/adapters/store/settings-store.ts';
import type { Intake } from '#shared/ports/intake.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Kinds } from '#shared/ports/records.ts';
import type { Table } from '#shared/ports/table.ts';
import type { DecisionPorts } from '#shared/usecases/moment.ts';

export const installed: Playbooks = handbookPlaybooks(handbook);

export const kinds: Kinds = installedKinds(async () => handbook.kinds());

/** What the desk has set for the addresses that customers write to. */
export const intakeKept = (table: Table): Intake => {
  const read = keptAMinute(momentPorts.clock, () => intakeBook(table).read());
  return { read: () => read('intake') };
};

/** What functions need that decide on tickets. */
export const decisionPorts = (table: Table): DecisionPorts => {
  const playbooks = deskPlaybooks(
    installed,
    ownKeptAMinute(momentPorts.clock, ownPlaybooks(table)),
  );
  const settings = { of: keptAMinute(momentPorts.clock, settingsStore(table).of) };
  const book = rosterStore(table);
  const known = keptAMinute(momentPorts.clock, () => rostersIn(book).all());
  const rosters = { all: () => known('all') };
  return {
    ...momentPorts,
    playbooks,
    settings,
    facts: lazyFacts(async () => {
      const { deskKnowledge } = await import('#functions/runtime/desk-knowledge.ts');
      return deskKnowledge(table, { ...momentPorts, playbooks, settings, kinds, rosters });
    }),
  };
};
