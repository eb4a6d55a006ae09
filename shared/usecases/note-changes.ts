import { isProtected } from '#shared/domain/access/reading.ts';
import type { TicketCard } from '#shared/domain/ticket/card.ts';
import type { ChangeFeed } from '#shared/ports/change-feed.ts';
import type { Clock } from '#shared/ports/clock.ts';

export interface NoteChangesPorts {
  readonly clock: Clock;
  readonly changes: ChangeFeed;
}

/** A ticket as the table's stream shows it: before and after one write. */
export interface SeenChange {
  readonly before?: Pick<TicketCard, 'team' | 'protection'>;
  readonly after: Pick<TicketCard, 'id' | 'version' | 'team' | 'protection'>;
}

/**
 * Notes for each team what its open lists must look at again; a ticket that moved is news to both teams. What not all of a team may
 * see is no news to it, or its number of changes would tell; that it is out of sight now, it is told.
 */
export const noteChanges = async (
  { clock, changes }: NoteChangesPorts,
  seen: readonly SeenChange[],
): Promise<void> => {
  const news = seen.flatMap(({ before, after }) =>
    teamsIn([after, ...(before === undefined ? [] : [before])]).map((team) => ({
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

const teamsIn = (cards: readonly Pick<TicketCard, 'team' | 'protection'>[]): readonly string[] => [
  ...new Set(cards.filter(({ protection }) => !isProtected(protection)).map(({ team }) => team)),
];
