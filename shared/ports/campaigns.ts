import type { TicketId } from '#shared/domain/ids.ts';
import type { Campaign, CampaignName, Tally } from '#shared/domain/opening/campaign.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What opens by itself: campaigns, signals, and how far triggers were planned. All of it is written by `DeskStore.commit`, but the plan. */
export interface Campaigns {
  /** The campaign as it stands, with the rows that are next, at most so many. */
  campaign(
    name: CampaignName,
    rows: number,
  ): Promise<{ readonly campaign: Campaign; readonly starts: readonly Start[] } | undefined>;
  /** The campaigns of a ticket, oldest first, and what was counted of the tickets it opened. */
  ofTicket(
    ticket: TicketId,
  ): Promise<{ readonly campaigns: readonly Campaign[]; readonly tallies: readonly Tally[] }>;
  /** Signals are kept for a month. */
  signal(id: string): Promise<Signal | undefined>;
  /** Up to where triggers of the clock are planned; nothing before the first time. */
  plannedTo(): Promise<Instant | undefined>;
  movePlan(to: Instant): Promise<void>;
}
