import * as z from 'zod';
import * as shapes from '#shared/contracts/desk-settings.ts';
import { noSettings } from '#shared/domain/setting/desk-settings.ts';
import { accept, refuse } from '#shared/kernel/result.ts';
import type { SettingsBook } from '#shared/ports/settings.ts';
import type { Table } from '#shared/ports/table.ts';
import { jobRows } from './change-writes.ts';
import { everyRow } from './every-row.ts';
import { SCHEMA, SETTINGS, settingsChangeKey, settingsHistory, settingsKey } from './keys.ts';

const settingsRow = z.object({ settings: shapes.deskSettings });
const historyRow = z.object({ changes: z.array(shapes.settingChange) });

/** What the desk has set, on the one table. */
export const settingsStore = (table: Table): SettingsBook => ({
  async of(playbook) {
    const row = await table.get(settingsKey(playbook), { consistent: true });
    return row === undefined ? noSettings(playbook) : settingsRow.parse(row).settings;
  },

  async all() {
    const rows = await everyRow(table, { pk: SETTINGS, consistent: true });
    return rows.map((row) => settingsRow.parse(row).settings);
  },

  async history(playbook, most) {
    const { rows } = await table.query({
      pk: settingsHistory(playbook),
      order: 'descending',
      limit: most,
    });
    return rows.flatMap((row) => historyRow.parse(row).changes).slice(0, most);
  },

  async change({ before, after, changes, jobs }) {
    const stored = await table.commit([
      {
        put: {
          ...settingsKey(after.playbook),
          kind: 'settings',
          schema: SCHEMA,
          version: after.version,
          settings: after,
        },
        when:
          before.version === 0 ? { row: 'absent' } : { field: 'version', equals: before.version },
      },
      {
        put: {
          ...settingsChangeKey(after.playbook, after.version),
          kind: 'settings-change',
          schema: SCHEMA,
          changes,
        },
      },
      ...jobRows(jobs).map((put) => ({ put })),
    ]);
    return stored.ok ? accept(undefined) : refuse({ code: 'change.stale' });
  },
});
