import type { TicketCard } from '#shared/domain/ticket/card.ts';
import type { ChangeFeed } from '#shared/ports/change-feed.ts';
import type { Clock } from '#shared/ports/clock.ts';

export interface NoteChangesPorts {
  readonly clock: Clock;
  readonly changes: ChangeFeed;
}

/** A ticket as the table's stream shows it: before and after one write. */
export interface SeenChange {
  readonly before?: Pick<TicketCard, 'team'>;
  readonly after: Pick<TicketCard, 'id' | 'version' | 'team'>;
}

/** Notes for each team what its open lists must look at again; a ticket that moved is news to both teams. */
export const noteChanges = async (
  { clock, changes }: NoteChangesPorts,
  seen: readonly SeenChange[],
): Promise<void> => {
  const news = seen.flatMap(({ before, after }) =>
    [...new Set([after.team, before?.team ?? after.team])].map((team) => ({
      team,
      change: { ticket: after.id, version: after.version },
    })),
  );
  for (const [team, entries] of Map.groupBy(news, (entry) => entry.team)) {
    await changes.add(
      team,
      entries.map(({ change }) => change),
      clock.now(),
    );
  }
};
