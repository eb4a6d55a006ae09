import * as z from 'zod';
import { intakeSetting } from '#shared/contracts/intake.ts';
import { NO_INTAKE } from '#shared/domain/mail/intake.ts';
import { accept, refuse } from '#shared/kernel/result.ts';
import type { IntakeBook } from '#shared/ports/intake.ts';
import type { Table } from '#shared/ports/table.ts';
import { INTAKE, SCHEMA } from './keys.ts';

const intakeRow = z.object({ intake: intakeSetting });

/** The addresses that customers write to, in one row of the one table. */
export const intakeBook = (table: Table): IntakeBook => ({
  async read() {
    const row = await table.get(INTAKE, { consistent: true });
    return row === undefined ? NO_INTAKE : intakeRow.parse(row).intake;
  },

  async keep(after) {
    const before = after.version - 1;
    const { version } = after;
    const stored = await table.commit([
      {
        put: { ...INTAKE, kind: 'intake', schema: SCHEMA, version, intake: after },
        when: before === 0 ? { row: 'absent' } : { field: 'version', equals: before },
      },
    ]);
    return stored.ok ? accept(undefined) : refuse({ code: 'change.stale' });
  },
});
