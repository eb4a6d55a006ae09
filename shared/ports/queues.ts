import type { Job, QueueName } from '#shared/domain/job/job.ts';

/** The queues that carry jobs to their workers. */
export interface Queues {
  /**
   * Hands jobs to a queue, each with its delay in whole seconds (0 to 900, AWS: SQS DelaySeconds).
   *
   * @returns the ids of the jobs that the queue did not take; they stay where they are and are sent again
   */
  send(
    queue: QueueName,
    jobs: readonly { readonly job: Job; readonly delay: number }[],
  ): Promise<readonly string[]>;
}
