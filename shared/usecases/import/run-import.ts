import type { Person } from '#shared/domain/access/role.ts';
import { type Import, type ImportStatus, startedImport } from '#shared/domain/import/import.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { type ImportPorts, importFor } from '#shared/usecases/import/import-ports.ts';
import { nextJob } from '#shared/usecases/import/next-job.ts';

export type RunImportRefusal =
  | { readonly code: 'import.missing' }
  | { readonly code: 'import.not-possible'; readonly state: ImportStatus['state'] }
  /** The preview that the caller saw is not this one. */
  | { readonly code: 'import.other-preview' }
  /** Say that they shall be left out, or mend them and upload the sheet again. */
  | { readonly code: 'import.wrong-rows'; readonly wrong: number };

/**
 * Carries out what the preview showed. Asked again it is what it is.
 *
 * @param request.hash of the preview that the person saw
 * @param request.leaveOut whether rows with errors are left out
 */
export const runImport = async (
  ports: ImportPorts,
  person: Person,
  {
    id,
    hash,
    leaveOut,
  }: { readonly id: string; readonly hash: string; readonly leaveOut: boolean },
): Promise<Result<Import, RunImportRefusal>> => {
  const shown = await importFor(ports, person, id);
  if (shown === undefined) return refuse({ code: 'import.missing' });
  const { found } = shown;
  const { state } = found.status;
  if (state === 'reading' || state === 'comparing' || state === 'refused') {
    return refuse({ code: 'import.not-possible', state });
  }
  if (found.hash !== hash) return refuse({ code: 'import.other-preview' });
  if (state !== 'previewed') return accept(found);
  const { wrong } = found.actions;
  if (wrong > 0 && !leaveOut) return refuse({ code: 'import.wrong-rows', wrong });
  const at = ports.clock.now();
  const after = startedImport(found, at);
  const stored = await ports.imports.commit({ before: found, after, ...nextJob(after, at) });
  if (stored.ok) return accept(after);
  // Only starting it can have been faster.
  return accept((await ports.imports.find(id)) ?? found);
};
