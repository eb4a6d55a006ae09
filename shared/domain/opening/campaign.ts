/**
 * Many tickets that shall open together: by one decision of a ticket, or by one firing of a trigger.
 *
 * What is to open stands in rows of its own; the campaign says how far they have been worked. It moves in the same transaction as the
 * tickets that open, so a process that dies at any point has opened each of them or not, and the next one goes on where it stood.
 */
import type { TicketId } from '#shared/domain/ids.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The ticket whose decision it is, with the version that the decision made; or the id of a firing, with 0. */
export interface CampaignName {
  readonly of: string;
  readonly number: number;
}

export const CAMPAIGN_STATES = ['opening', 'opened', 'stopped'] as const;

export interface Campaign extends CampaignName {
  /** The ticket that waits for the others. */
  readonly parent?: TicketId;
  readonly state: (typeof CAMPAIGN_STATES)[number];
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly total: number;
  /** So many of its rows are done: the next one to open, from 0. */
  readonly next: number;
  readonly opened: number;
  /** There already, by their keys. */
  readonly known: number;
  /** Could not be worked out, or a ledger refused them. */
  readonly failed: number;
  /** Why the first of those failed: a code, and the expression it was about. */
  readonly failure?: string;
}

/** A campaign with its rows, to be stored. */
export interface PlannedCampaign {
  readonly campaign: Campaign;
  readonly starts: readonly Start[];
}

/** So many open effects of one decision are done like its other effects; more are a campaign. */
export const MOST_WITHOUT_CAMPAIGN = 25;

/** So many rows one job works: some seconds, far within its function's time. */
const ROWS_A_JOB = 500;

export const plannedCampaign = (
  name: CampaignName & { readonly parent?: TicketId },
  starts: readonly Start[],
  at: Instant,
): PlannedCampaign => ({
  campaign: {
    ...name,
    state: 'opening',
    startedAt: at,
    total: starts.length,
    next: 0,
    opened: 0,
    known: 0,
    failed: 0,
  },
  starts,
});

/** The job that works its next rows; the same one for the same row, however often it is wanted. */
export const campaignJob = ({ of, number, next }: Campaign, at: Instant): Job => ({
  queue: 'openings',
  id: `campaign-${of}-${number}-${next}`,
  due: at,
  work: { kind: 'campaign', of, number, to: next + ROWS_A_JOB },
});

export interface Worked {
  readonly opened: number;
  readonly known: number;
  readonly failed: number;
  readonly failure?: string;
}

export const advanced = (
  campaign: Campaign,
  { opened, known, failed, failure }: Worked,
): Campaign => ({
  ...campaign,
  next: campaign.next + opened + known + failed,
  opened: campaign.opened + opened,
  known: campaign.known + known,
  failed: campaign.failed + failed,
  ...(campaign.failure === undefined && failure !== undefined ? { failure } : {}),
});

/** Nothing more opens: because all is done, or because somebody has stopped it. */
export const ended = (campaign: Campaign, at: Instant): Campaign => ({
  ...campaign,
  state: campaign.next >= campaign.total ? 'opened' : 'stopped',
  endedAt: at,
});

/** How many a ticket waits for in vain, because they will never open for it. */
export const missing = ({ total, opened }: Campaign): number => total - opened;

/** What is counted of the tickets that one ticket opened: by who has them, and by how they ended. */
export interface Tally {
  readonly parent: TicketId;
  readonly of: 'owner' | 'outcome';
  readonly name: string;
  readonly opened: number;
  readonly ended: number;
}
