import type { OpeningWork } from '#shared/domain/job/job.ts';
import type { Campaigns } from '#shared/ports/campaigns.ts';
import { fireSignal, fireTrigger, type TriggerPorts } from '#shared/usecases/fire-trigger.ts';
import { planShiftsAnew } from '#shared/usecases/plan-triggers.ts';
import { workCampaign } from '#shared/usecases/work-campaign.ts';

export interface OpeningPorts extends TriggerPorts {
  readonly campaigns: Pick<Campaigns, 'campaign' | 'signal' | 'plannedTo'>;
}

/** A job of the queue on which tickets open by themselves. */
export const openingJob = (
  ports: OpeningPorts,
  { work }: { readonly work: OpeningWork },
): Promise<void> => {
  switch (work.kind) {
    case 'trigger':
      return fireTrigger(ports, work);
    case 'signal':
      return fireSignal(ports, work.signal);
    case 'shifts':
      return planShiftsAnew(ports, work.since);
    case 'campaign':
      return workCampaign(ports, work, work.to);
  }
};
