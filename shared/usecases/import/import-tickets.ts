import type { TicketId } from '#shared/domain/ids.ts';
import { isTicketId } from '#shared/domain/ids.ts';
import type { Import } from '#shared/domain/import/import.ts';
import type { LookedUpRow } from '#shared/domain/import/plan-record.ts';
import { customerIn, rowKey } from '#shared/domain/import/plan-ticket.ts';
import { readRow } from '#shared/domain/import/read-row.ts';
import {
  type PlannedRow,
  type RowOutcome,
  type Values,
  wrongRow,
} from '#shared/domain/import/row.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Moment } from '#shared/domain/ticket/decision.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { accept } from '#shared/kernel/result.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import type { ImportWorkPorts } from '#shared/usecases/import/import-ports.ts';
import { eachAtOnce, type ImportWork } from '#shared/usecases/import/import-work.ts';
import { lookedUp, lookUpWith } from '#shared/usecases/import/look-up.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

/** Each row opens a ticket of the playbook, at most one for its key. */
export const importTickets = (
  ports: ImportWorkPorts,
  of: Import,
  playbook: Playbook,
): ImportWork => {
  const { columns } = of;
  const { fields } = playbook;
  const manner = { columns, fields, zone: ports.calendar.zone };
  const lookUp = lookUpWith(ports);
  return {
    fields,
    // Which rows are the same the playbook's key says, and it is worked out from what was looked up.
    key: [],
    needed: [],
    plan: (rows) =>
      eachAtOnce(rows, async (raw) =>
        planTicket(ports, { of, playbook }, await lookedUp(readRow(raw, manner), columns, lookUp)),
      ),
    run: (rows) => eachAtOnce(rows, (row) => carryOut(ports, { of, playbook }, row)),
  };
};

interface About {
  readonly of: Import;
  readonly playbook: Playbook;
}

const planTicket = async (
  ports: ImportWorkPorts,
  about: About,
  { row, values, problems }: LookedUpRow,
): Promise<PlannedRow> => {
  if (problems.length > 0) return wrongRow(row, problems);
  const id = ticketOf(ports, about, { row, values });
  if ((await ports.desk.ticket(id)) !== undefined) return { row, action: 'unchanged', id };
  const moment = await momentFor(ports, about);
  const decision = await withFacts(ports.facts, (facts) =>
    decide(ports, about, { id, values }, { ...moment, facts }),
  );
  return decision.ok
    ? { row, action: 'new', id, values }
    : wrongRow(row, [{ code: 'not-possible' }]);
};

const momentFor = (ports: ImportWorkPorts, { of, playbook }: About): Promise<Moment> =>
  momentOn(ports, playbook, { kind: 'agent', id: of.by.id });

/** Without a key of the playbook a row is one of this import and no other. */
const ticketOf = (
  { ids, clock, calendar }: ImportWorkPorts,
  { of, playbook }: About,
  { row, values }: { readonly row: number; readonly values: Values },
): TicketId => {
  const key = rowKey(playbook, values, { now: clock.now(), calendar });
  return ids.ticketIdFor(
    key === undefined ? `imported ${of.id} ${row}` : `imported ${playbook.id} ${key}`,
  );
};

const decide = (
  { ids }: ImportWorkPorts,
  { of, playbook }: About,
  { id, values }: { readonly id: TicketId; readonly values: Values },
  moment: Moment,
) =>
  openTicket(
    {
      id,
      number: ids.ticketNumber(),
      playbook,
      channel: 'import',
      subject: `${playbook.title[of.language]} ${of.name}`,
      language: of.language,
      customer: customerIn(playbook.fields, values, { id: `import:${of.id}`, name: of.name }),
      fields: values,
      classified: true,
    },
    moment,
  );

const carryOut = async (
  ports: ImportWorkPorts,
  about: About,
  row: PlannedRow,
): Promise<RowOutcome> => {
  if (row.action !== 'new' || !isTicketId(row.id)) return 'left';
  const { id, values } = { ...row, id: row.id };
  return committed(
    await decideAgain<RowOutcome, never>(async () => {
      const moment = await momentFor(ports, about);
      const decision = workedOut(
        await withFacts(ports.facts, (facts) =>
          decide(ports, about, { id, values }, { ...moment, facts }),
        ),
      );
      const stored = await ports.desk.commit({ at: ports.clock.now(), decisions: [decision] });
      return stored.ok || stored.refusal.code === 'change.request-known' ? accept('done') : stored;
    }),
  );
};
