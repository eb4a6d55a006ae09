import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { ChangeFeed, TeamChanges } from '#shared/ports/change-feed.ts';
import type { Table } from '#shared/ports/table.ts';
import { changesKey, SCHEMA } from './keys.ts';

/** A console that was away for longer than this many changes reads its list anew. */
const REMEMBERED = 200;

/** Stream consumers of several shards may meet on one team's row. */
const TRIES = 10;

const changesRow = z.object({
  latest: z.number(),
  recent: z.array(z.object({ number: z.number(), ticket: shapes.ticketId, version: z.number() })),
});

/** One row a team, kept by the stream's consumer. */
export const changeFeed = (table: Table): ChangeFeed => {
  const read = async (team: string): Promise<TeamChanges> => {
    const row = await table.get(changesKey(team), { consistent: true });
    return row === undefined ? { latest: 0, recent: [] } : changesRow.parse(row);
  };

  return {
    read,

    async add(team, changes, at) {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const { latest, recent } = await read(team);
        const added = changes.map((change, index) => ({ ...change, number: latest + index + 1 }));
        const outcome = await table.commit([
          {
            put: {
              ...changesKey(team),
              kind: 'changes',
              schema: SCHEMA,
              at,
              latest: latest + added.length,
              recent: [...recent, ...added].slice(-REMEMBERED),
            },
            when: latest === 0 ? { row: 'absent' } : { field: 'latest', equals: latest },
          },
        ]);
        if (outcome.ok) return;
      }
      throw new Error(`the changes of ${team} could not be noted in ${TRIES} tries`);
    },
  };
};
