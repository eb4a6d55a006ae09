/** What decisions may ask of records, tickets and ledgers. It lies apart from the bundles: most requests ask nothing. */
import { deskFacts } from '#shared/adapters/facts/desk-facts.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { figureBook } from '#shared/adapters/store/figure-book.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import type { Facts } from '#shared/ports/facts.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Kinds } from '#shared/ports/records.ts';
import type { Rosters } from '#shared/ports/rosters.ts';
import type { Settings } from '#shared/ports/settings.ts';
import type { Table } from '#shared/ports/table.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

export const deskKnowledge = (
  table: Table,
  ports: MomentPorts & {
    readonly playbooks: Playbooks;
    readonly settings: Settings;
    readonly kinds: Kinds;
    readonly rosters: Rosters;
  },
): Facts =>
  deskFacts({
    ...ports,
    records: deskRecords(table),
    book: ledgerBook(table),
    figures: figureBook(table),
    desk: deskStore(table),
  });
