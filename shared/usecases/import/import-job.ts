import {
  comparedPage,
  type Import,
  type ImportStatus,
  ranPage,
} from '#shared/domain/import/import.ts';
import type { ImportJob } from '#shared/domain/job/job.ts';
import type { ImportStep } from '#shared/ports/imports.ts';
import { type ImportWorkPorts, targetOf } from '#shared/usecases/import/import-ports.ts';
import { importRecords } from '#shared/usecases/import/import-records.ts';
import { importTickets } from '#shared/usecases/import/import-tickets.ts';
import type { ImportWork } from '#shared/usecases/import/import-work.ts';
import { nextJob } from '#shared/usecases/import/next-job.ts';
import { readUpload } from '#shared/usecases/import/read-upload.ts';

/**
 * A job of the queue of imports: reads the file, or works on some pages, one transaction a page. Whoever dies in between leaves the
 * import at a page, and the same job goes on there; a job that comes late or twice finds it further on.
 */
export const importJob = async (ports: ImportWorkPorts, job: ImportJob): Promise<void> => {
  const found = await ports.imports.find(job.import);
  if (found === undefined) return;
  const target = await targetOf(ports, found.target);
  if (target === undefined) throw new Error(`the import ${found.id} is of a kind that is gone`);
  const work =
    'kind' in target
      ? importRecords(ports, found, target.kind)
      : importTickets(ports, found, target.playbook);
  if (job.stage === 'read') return readUpload(ports, found, work);
  let current = found;
  while (isBefore(current.status, job)) {
    const step = await stepOf(ports, current, work);
    const stored = await ports.imports.commit(step);
    const now = stored.ok ? step.after : await ports.imports.find(job.import);
    if (now === undefined) return;
    current = now;
  }
};

const STATE_OF = { compare: 'comparing', run: 'running' } as const;

type Paged = Extract<ImportStatus, { readonly page: number }>;

const isBefore = (status: ImportStatus, { stage, until }: ImportJob): boolean =>
  stage !== 'read' && status.state === STATE_OF[stage] && isPaged(status) && status.page < until;

const isPaged = (status: ImportStatus): status is Paged => 'page' in status;

const stepOf = async (
  ports: ImportWorkPorts,
  before: Import,
  work: ImportWork,
): Promise<ImportStep> => {
  const at = ports.clock.now();
  const { status } = before;
  if (status.state === 'comparing') {
    const { page } = status;
    const rows = await work.plan(await ports.imports.raw(before, page));
    const after = comparedPage(before, { page, rows }, ports.sha256);
    return { before, after, planned: { page, rows }, ...nextJob(after, at) };
  }
  if (status.state === 'running') {
    const { page } = status;
    const planned = await ports.imports.planned(before, page);
    if (planned === undefined) throw new Error(`page ${page} of the import ${before.id} is gone`);
    const outcomes = await work.run(planned);
    const after = ranPage(before, { page, outcomes }, at);
    return { before, after, outcomes: { page, outcomes }, ...nextJob(after, at) };
  }
  throw new Error(`the import ${before.id} is ${status.state}`);
};
