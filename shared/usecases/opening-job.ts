import type { OpeningWork } from '#shared/domain/job/job.ts';
import { fireSignal, fireTrigger, type TriggerPorts } from '#shared/usecases/fire-trigger.ts';
import { workCampaign } from '#shared/usecases/work-campaign.ts';

/** A job of the queue on which tickets open by themselves. */
export const openingJob = (
  ports: TriggerPorts,
  { work }: { readonly work: OpeningWork },
): Promise<void> => {
  switch (work.kind) {
    case 'trigger':
      return fireTrigger(ports, work);
    case 'signal':
      return fireSignal(ports, work.signal);
    case 'campaign':
      return workCampaign(ports, work, work.to);
  }
};
