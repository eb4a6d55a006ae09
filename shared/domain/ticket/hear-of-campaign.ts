import { type Campaign, missing } from '#shared/domain/opening/campaign.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { fewerChildren } from '#shared/domain/run/fewer-children.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/** A campaign of the ticket has ended: the timeline says so, and nobody waits for tickets that will not come. */
export const hearOfCampaign = (
  ticket: Ticket,
  { playbook, campaign }: { readonly playbook: Playbook; readonly campaign: Campaign },
  moment: Moment,
): Result<Decision, RunFault> => {
  const moved = fewerChildren(standOf(ticket, playbook), missing(campaign), worldOf(moment));
  if (!moved.ok) return moved;
  const found = followed(ticket, moved.value, moment);
  const event = {
    type: campaign.state === 'stopped' ? 'campaign.stopped' : 'campaign.opened',
    at: moment.at,
    by: moment.by,
    opened: campaign.opened,
    missing: missing(campaign),
  } as const;
  return accept(decided(ticket, { ...found, events: [event, ...found.events] }));
};

/** One ticket that it wanted to open was there already, opened for somebody else. */
export const hearOfKnownTicket = (
  ticket: Ticket,
  playbook: Playbook,
  moment: Moment,
): Result<Decision, RunFault> => {
  const moved = fewerChildren(standOf(ticket, playbook), 1, worldOf(moment));
  return moved.ok ? accept(decided(ticket, followed(ticket, moved.value, moment))) : moved;
};

/** One ticket that it wanted to open does not open, and never will: people must see to it. */
export const hearOfRefusedTicket = (
  ticket: Ticket,
  {
    playbook,
    refused,
  }: {
    readonly playbook: Playbook;
    readonly refused: { readonly playbook: string; readonly reason: string };
  },
  moment: Moment,
): Result<Decision, RunFault> => {
  const moved = fewerChildren(standOf(ticket, playbook), 1, worldOf(moment));
  if (!moved.ok) return moved;
  const found = followed(ticket, moved.value, moment);
  const { at, by } = moment;
  const event = { type: 'child.refused', at, by, ...refused } as const;
  return accept(decided(ticket, { ...found, events: [event, ...found.events] }));
};
