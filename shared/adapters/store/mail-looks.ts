import { keptLook } from '#shared/contracts/mail-look.ts';
import { INITIAL_LOOK } from '#shared/domain/notification/mail-look.ts';
import { accept, refuse } from '#shared/kernel/result.ts';
import type { MailLookBook } from '#shared/ports/mail-looks.ts';
import type { Table } from '#shared/ports/table.ts';
import { LOOK_KEY, SCHEMA } from './keys.ts';

/** How the desk's mails look, on the one table. */
export const mailLooks = (table: Table): MailLookBook => ({
  async current() {
    const row = await table.get(LOOK_KEY, { consistent: true });
    return row === undefined ? { version: 0, look: INITIAL_LOOK } : keptLook.parse(row);
  },

  async change({ version, look, by, at }) {
    const stored = await table.commit([
      {
        put: { ...LOOK_KEY, kind: 'mail-look', schema: SCHEMA, version: version + 1, look, by, at },
        when: version === 0 ? { row: 'absent' } : { field: 'version', equals: version },
      },
    ]);
    return stored.ok ? accept(undefined) : refuse({ code: 'change.stale' });
  },
});
