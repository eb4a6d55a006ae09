import { type Import, PAGES_A_JOB } from '#shared/domain/import/import.ts';
import type { ImportJob } from '#shared/domain/job/job.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The job for the pages that come next, where a page begins them; its id says which they are. */
export const nextJob = ({ id, status }: Import, at: Instant): { readonly job?: ImportJob } => {
  if (status.state !== 'comparing' && status.state !== 'running') return {};
  const { page } = status;
  if (page % PAGES_A_JOB !== 0) return {};
  const stage = status.state === 'comparing' ? 'compare' : 'run';
  return {
    job: {
      queue: 'imports',
      id: `import-${id}-${stage}-${page}`,
      due: at,
      import: id,
      stage,
      until: page + PAGES_A_JOB,
    },
  };
};
