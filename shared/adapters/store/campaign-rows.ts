/** A campaign's rows on the table: in pages that fit a row, apart from the head that moves. */
import { createHash } from 'node:crypto';
import type { Campaign, PlannedCampaign, Tally } from '#shared/domain/opening/campaign.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import { DAY, type Instant, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Row, Table } from '#shared/ports/table.ts';
import {
  campaignKey,
  campaignRowsKey,
  campaignRowsPointerKey,
  SCHEMA,
  signalKey,
  tallyKey,
} from './keys.ts';
import { always, epochSeconds, type PurposefulWrite } from './purpose.ts';

/** What nobody has opened in a month is no campaign any more: queues keep their messages for 14 days. */
const KEPT = 30 * DAY;

/** The larger the fewer reads; small ones where each ticket begins with much. */
const PAGE_SIZES = [100, 25, 5, 1] as const;

/** A row holds 400 kB (AWS: DynamoDB quotas); what JSON does not show needs room too. */
const LARGEST_PAGE = 350_000;

/** A transaction carries 4 MB (AWS: TransactWriteItems). */
const PAGES_AT_ONCE = 10;

interface CampaignPages {
  /** Made from what the pages say: two decisions that are made at once do not mix theirs. */
  readonly id: string;
  readonly size: number;
  readonly pages: readonly (readonly Start[])[];
}

/** @throws RangeError when what one ticket begins with does not fit a row */
const pagesOf = (starts: readonly Start[]): CampaignPages => {
  const texts = starts.map((start) => JSON.stringify(start));
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const size = PAGE_SIZES.find((count) => everyPageFits(sizes, count));
  if (size === undefined) throw new RangeError('a ticket of a campaign begins with over 350 kB');
  return {
    id: createHash('sha256').update(texts.join('\n')).digest('base64url'),
    size,
    pages: chunks(starts, size),
  };
};

const everyPageFits = (sizes: readonly number[], count: number): boolean =>
  chunks(sizes, count).every((page) => page.reduce((sum, one) => sum + one, 0) <= LARGEST_PAGE);

const chunks = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/**
 * Puts a campaign's rows where nobody sees them until its head points there. So a decision may open more than fits a transaction,
 * and is one all the same; what is left of one that was not committed is forgotten by itself.
 */
export const keepStarts = async (
  table: Table,
  { campaign, starts }: PlannedCampaign,
): Promise<void> => {
  const { id, pages } = pagesOf(starts);
  const rows = pages.map(
    (page, index): Row => ({
      ...campaignRowsKey(id, index),
      kind: 'campaign-rows',
      schema: SCHEMA,
      starts: page,
      expiresAt: forgottenAt(campaign.startedAt),
    }),
  );
  for (const some of chunks(rows, PAGES_AT_ONCE)) {
    const stored = await table.commit(some.map((put) => ({ put })));
    if (!stored.ok) throw new Error(`rows of a campaign were not kept: ${stored.refusal.code}`);
  }
};

const forgottenAt = (at: Instant): number => epochSeconds(millisecondsOf(at) + KEPT);

export const plannedWrites = ({
  campaign,
  starts,
}: PlannedCampaign): readonly PurposefulWrite[] => {
  const { id, size } = pagesOf(starts);
  return [
    headWrite(campaign),
    always({
      put: {
        ...campaignRowsPointerKey(campaign),
        kind: 'campaign-pointer',
        schema: SCHEMA,
        rows: id,
        size,
        ...expiryOf(campaign),
      },
    }),
  ];
};

export const movedWrite = ({
  before,
  after,
}: {
  readonly before: Campaign;
  readonly after: Campaign;
}): PurposefulWrite => headWrite(after, before);

/** A campaign of a ticket stays with it; a trigger's is nobody's any more once it is done. */
const expiryOf = ({ parent, startedAt }: Campaign) =>
  parent === undefined ? { expiresAt: forgottenAt(startedAt) } : {};

const headWrite = (campaign: Campaign, before?: Campaign): PurposefulWrite => ({
  write: {
    put: {
      ...campaignKey(campaign),
      kind: 'campaign',
      schema: SCHEMA,
      step: stepOf(campaign),
      campaign,
      ...expiryOf(campaign),
    },
    when: before === undefined ? { row: 'absent' } : { field: 'step', equals: stepOf(before) },
  },
  for: { is: 'campaign' },
});

/** One field that changes with every move, so that one worker makes it. */
const stepOf = ({ next, state }: Campaign): string => `${state}#${next}`;

export const tallyWrite = ({ parent, of, name, opened, ended }: Tally): PurposefulWrite =>
  always({
    add: tallyKey(parent, of, name),
    amounts: { opened, ended },
    initial: { kind: 'tally', schema: SCHEMA, of, name },
  });

export const signalWrite = (signal: Signal): PurposefulWrite => ({
  write: {
    put: {
      ...signalKey(signal.id),
      kind: 'signal',
      schema: SCHEMA,
      signal,
      expiresAt: forgottenAt(signal.at),
    },
    when: { row: 'absent' },
  },
  for: { is: 'signal' },
});
