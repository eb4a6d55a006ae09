import * as z from 'zod';
import { ownPlaybook } from '#shared/contracts/own-playbook.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { accept, refuse } from '#shared/kernel/result.ts';
import type { OwnPlaybooks } from '#shared/ports/own-playbooks.ts';
import type { Key, Table, Write } from '#shared/ports/table.ts';
import { everyRow } from './every-row.ts';
import { draftKey, OWN_PLAYBOOKS, ownPlaybookKey, playbookVersionKey, SCHEMA } from './keys.ts';

const ownRow = z.object({ own: ownPlaybook });
const textRow = z.object({ text: z.string() });

/** The desk's own playbooks on the one table: a small row that says how each stands, and a row for each text. */
export const ownPlaybooks = (table: Table): OwnPlaybooks => {
  const playbookAt = async (key: Key): Promise<Playbook | undefined> => {
    const row = await table.get(key, { consistent: true });
    if (row === undefined) return undefined;
    // The language's whole shape is large, and most requests run on the handbook.
    const { playbookJson } = await import('#shared/contracts/playbook.ts');
    return playbookJson.parse(JSON.parse(textRow.parse(row).text));
  };

  return {
    async own(id) {
      const row = await table.get(ownPlaybookKey(id), { consistent: true });
      return row === undefined ? undefined : ownRow.parse(row).own;
    },

    async all() {
      const rows = await everyRow(table, { pk: OWN_PLAYBOOKS, consistent: true });
      return rows.map((row) => ownRow.parse(row).own);
    },

    draft: (id) => playbookAt(draftKey(id)),

    version: (id, version) => playbookAt(playbookVersionKey(id, version)),

    async store({ before, after, draft, published }) {
      const { id } = after;
      const head: Write = {
        put: {
          ...ownPlaybookKey(id),
          kind: 'own-playbook',
          schema: SCHEMA,
          revision: after.revision,
          own: after,
        },
        when:
          before.revision === 0
            ? { row: 'absent' }
            : { field: 'revision', equals: before.revision },
      };
      const stored = await table.commit([
        head,
        ...(draft === undefined ? [] : [{ put: rowOf(draftKey(id), draft) }]),
        ...(published === undefined
          ? []
          : [
              {
                put: rowOf(playbookVersionKey(id, published.version), published),
                when: { row: 'absent' } as const,
              },
              { remove: draftKey(id) },
            ]),
      ]);
      return stored.ok ? accept(undefined) : refuse({ code: 'change.stale' });
    },
  };
};

/** As one text: a row's own lists and maps would add to its size. A blank is written as null, for JSON has no `undefined`. */
const rowOf = (key: Key, playbook: Playbook) => ({
  ...key,
  kind: 'playbook',
  schema: SCHEMA,
  text: JSON.stringify(playbook, (_, one: unknown) => (one === undefined ? null : one)),
});
