import * as z from 'zod';
import { isTicketId } from '#shared/domain/ids.ts';
import type { ChangeFeed, TeamChanges } from '#shared/ports/change-feed.ts';
import type { Table } from '#shared/ports/table.ts';
import { changesKey, SCHEMA } from './keys.ts';

/**
 * A console that was away for longer than this many changes reads its list anew. So many still fit into the
 * 1 KB that one write unit pays for, and the row is written with every change of a ticket.
 */
const REMEMBERED = 25;

/** Stream consumers of several shards may meet on one team's row. */
const TRIES = 10;

const changesRow = z.object({
  latest: z.number(),
  /** `<ticket> <version>`, oldest first. */
  recent: z.array(z.string()),
});

/** One row a team, kept by the stream's consumer. */
export const changeFeed = (table: Table): ChangeFeed => {
  const read = async (team: string): Promise<TeamChanges> => {
    const row = await table.get(changesKey(team), { consistent: true });
    return row === undefined ? { latest: 0, recent: [] } : changesOf(changesRow.parse(row));
  };

  return {
    read,

    async add(team, changes, at) {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const { latest, recent } = await read(team);
        const all = [...recent, ...changes].slice(-REMEMBERED);
        const outcome = await table.commit([
          {
            put: {
              ...changesKey(team),
              kind: 'changes',
              schema: SCHEMA,
              at,
              latest: latest + changes.length,
              recent: all.map(({ ticket, version }) => `${ticket} ${version}`),
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

const changesOf = ({ latest, recent }: z.infer<typeof changesRow>): TeamChanges => ({
  latest,
  recent: recent.flatMap((text, index) => {
    const [ticket, version = ''] = text.split(' ');
    return isTicketId(ticket)
      ? [{ ticket, version: Number(version), number: latest - recent.length + index + 1 }]
      : [];
  }),
});
