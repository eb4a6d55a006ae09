import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Campaign } from '#shared/domain/opening/campaign.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import type { Campaigns } from '#shared/ports/campaigns.ts';
import type { Position, Row, Table } from '#shared/ports/table.ts';
import {
  campaignKey,
  campaignPartition,
  campaignRowsKey,
  campaignRowsPointerKey,
  PLAN_CURSOR,
  SCHEMA,
  signalKey,
} from './keys.ts';

const headRow = z.object({ campaign: shapes.campaign });
const pointerRow = z.object({ rows: z.string(), size: z.number() });
const pageRow = z.object({ starts: z.array(shapes.start) });
const tallyRow = z.object({
  of: z.enum(['owner', 'outcome']),
  name: z.string(),
  opened: z.number(),
  ended: z.number(),
});
const signalRow = z.object({ signal: shapes.signal });
const cursorRow = z.object({ at: shapes.instant });

/** Campaigns and people of one ticket are few: a hundred of each are one page. */
const PAGE = 200;

/** What opens by itself, on the one table. */
export const campaigns = (table: Table): Campaigns => ({
  async campaign(name, rows) {
    const head = await table.get(campaignKey(name), { consistent: true });
    if (head === undefined) return undefined;
    const { campaign } = headRow.parse(head);
    return { campaign, starts: await nextStarts(table, campaign, rows) };
  },

  async ofTicket(ticket) {
    const rows = await everyRow(table, campaignPartition(ticket));
    return {
      campaigns: ofKind(rows, 'campaign').map((row) => headRow.parse(row).campaign),
      tallies: ofKind(rows, 'tally').map((row) => ({ parent: ticket, ...tallyRow.parse(row) })),
    };
  },

  async signal(id) {
    const row = await table.get(signalKey(id), { consistent: true });
    return row === undefined ? undefined : signalRow.parse(row).signal;
  },

  async plannedTo() {
    const row = await table.get(PLAN_CURSOR, { consistent: true });
    return row === undefined ? undefined : cursorRow.parse(row).at;
  },

  async movePlan(at) {
    const outcome = await table.commit([
      { put: { ...PLAN_CURSOR, kind: 'cursor', schema: SCHEMA, at } },
    ]);
    if (!outcome.ok) throw new Error(`the plan's cursor did not move: ${outcome.refusal.code}`);
  },
});

const ofKind = (rows: readonly Row[], wanted: string): readonly Row[] =>
  rows.filter(({ kind }) => kind === wanted);

/** From the page that the next row lies in, and no further: the rest comes with the next question. */
const nextStarts = async (
  table: Table,
  campaign: Campaign,
  count: number,
): Promise<readonly Start[]> => {
  if (campaign.state !== 'opening' || campaign.next >= campaign.total || count === 0) return [];
  const pointer = await table.get(campaignRowsPointerKey(campaign), { consistent: true });
  const { rows, size } = pointerRow.parse(pointer);
  const page = Math.floor(campaign.next / size);
  const row = await table.get(campaignRowsKey(rows, page), { consistent: true });
  const begin = campaign.next - page * size;
  return pageRow.parse(row).starts.slice(begin, begin + count);
};

const everyRow = async (table: Table, pk: string): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let after: Position | undefined;
  do {
    const page = await table.query({
      pk,
      limit: PAGE,
      consistent: true,
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
};
